package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.mastercreator.server.ServerTest;
import org.springframework.test.context.TestPropertySource;

/**
 * Five times as much work as the server can do: submissions, and dashboards beside. What it can do is measured in the
 * same run, in turn with the overload, so that only the ratio of the two counts.
 */
@Isolated("measures this process while it does nothing else")
@TestPropertySource(
        properties = {"mastercreator.requests-at-once.submissions=64", "mastercreator.requests-at-once.others=32"})
class OverloadTest extends ServerTest {
    private static final int ROUNDS = Integer.getInteger("overload.rounds", 3);
    private static final long PHASE_NANOS = TimeUnit.SECONDS.toNanos(Long.getLong("overload.seconds", 3));
    private static final int STUDENTS = 20;
    private static final int FEW = 32;
    private static final int MANY = 960;
    /** Each asks for a dashboard ten times a second. */
    private static final int WATCHERS = 4;

    private static final int TIMES = 5;

    private final List<String> students = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    @BeforeEach
    void enrol() {
        for (int i = 0; i < STUDENTS; i++) {
            students.add(newStudent("Busy " + i));
        }
    }

    private record Phase(List<Crowd.Reply> submissions, List<Crowd.Reply> dashboards, double seconds) {
        long accepted() {
            return submissions.stream().filter(reply -> reply.status() == 200).count();
        }

        double perSecond() {
            return accepted() / seconds;
        }
    }

    @Test
    void at_five_times_its_capacity_most_of_the_useful_work_goes_on_and_the_rest_is_sent_away_at_once()
            throws Exception {
        phase(FEW, 0, WATCHERS);
        long stored = stored();
        List<Phase> peaks = new ArrayList<>();
        List<Phase> overloads = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Phase peak = phase(FEW, 0, WATCHERS);
            peaks.add(peak);
            overloads.add(phase(MANY, (long) (MANY / (TIMES * peak.perSecond()) * 1e9), TIMES * WATCHERS));
        }
        double peak = peaks.stream().mapToDouble(Phase::perSecond).average().orElseThrow();
        double useful =
                overloads.stream().mapToDouble(Phase::perSecond).average().orElseThrow();
        List<Crowd.Reply> submissions =
                overloads.stream().flatMap(one -> one.submissions().stream()).toList();
        List<Crowd.Reply> dashboards =
                overloads.stream().flatMap(one -> one.dashboards().stream()).toList();
        System.out.printf(
                "overload: peak %.0f submissions a second; offered %.1f times that, %.0f (%.0f %%) acknowledged, half of them"
                        + " within %.0f ms, the rest refused, half within %.1f ms; of %d dashboards %.0f %% refused%n",
                peak,
                submissions.size() / (ROUNDS * PHASE_NANOS / 1e9) / peak,
                useful,
                useful / peak * 100,
                median(submissions, reply -> reply.status() == 200),
                median(submissions, OverloadTest::isRefused),
                dashboards.size(),
                share(dashboards) * 100);
        assertThat(submissions).allMatch(reply -> reply.status() == 200 || isRefused(reply));
        assertThat(dashboards).allMatch(reply -> reply.status() == 200 || isRefused(reply));
        assertThat(useful / peak).as("share of the peak that goes on").isGreaterThan(0.7);
        assertThat(median(submissions, OverloadTest::isRefused))
                .as("ms until one is sent away, beside those until work is done")
                .isLessThan(median(submissions, reply -> reply.status() == 200) / 2);
        assertThat(stored() - stored)
                .as("submissions stored")
                .isEqualTo(peaks.stream().mapToLong(Phase::accepted).sum()
                        + overloads.stream().mapToLong(Phase::accepted).sum());
    }

    private static boolean isRefused(Crowd.Reply reply) {
        return (reply.status() == 503 || reply.status() == 429)
                && reply.retryAfter().filter(seconds -> seconds >= 1).isPresent();
    }

    private static double share(List<Crowd.Reply> replies) {
        return (double) replies.stream().filter(OverloadTest::isRefused).count() / Math.max(1, replies.size());
    }

    private static double median(List<Crowd.Reply> replies, Predicate<Crowd.Reply> which) {
        long[] nanos = replies.stream()
                .filter(which)
                .mapToLong(Crowd.Reply::nanos)
                .sorted()
                .toArray();
        return nanos.length == 0 ? 0 : nanos[nanos.length / 2] / 1e6;
    }

    private Phase phase(int submitters, long periodNanos, int watchers) throws InterruptedException {
        Crowd atWork = new Crowd(port);
        Crowd watching = new Crowd(port);
        long start = System.nanoTime();
        atWork.ask(submitters, periodNanos, this::submission);
        watching.ask(watchers, TimeUnit.MILLISECONDS.toNanos(100), () -> """
                GET /api/students/classes/class_001/dashboard HTTP/1.1\r
                Host: localhost\r
                \r
                """);
        while (System.nanoTime() - start < PHASE_NANOS) {
            TimeUnit.NANOSECONDS.sleep(Math.max(1, start + PHASE_NANOS - System.nanoTime()));
        }
        List<Crowd.Reply> submissions = atWork.stop();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Phase(submissions, watching.stop(), seconds);
    }

    private String submission() {
        String body = submission(students.get(next.incrementAndGet() % STUDENTS), "ecosystems", true);
        return "POST /api/assessments/submit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private long stored() {
        return db.sql("select count(*) from submissions where student_id = any(:students)")
                .param("students", students.toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
