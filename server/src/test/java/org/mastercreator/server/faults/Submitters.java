package org.mastercreator.server.faults;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.mastercreator.server.ServerTest;
import tools.jackson.databind.json.JsonMapper;

/** Students who hand in work all the time and try again, with the same key, until they are told that it is graded. */
final class Submitters {
    static final int STUDENTS = 12;

    private final Function<Random, NodeProcess> anyNode;
    private final Duration pause;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong attempts = new AtomicLong();
    private volatile boolean stop;

    /** @param pause after each piece of work */
    Submitters(Function<Random, NodeProcess> anyNode, int count, long seed, Duration pause) {
        this.anyNode = anyNode;
        this.pause = pause;
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 31 + i);
            threads.add(Thread.ofVirtual().start(() -> handIn(random)));
        }
    }

    static String student(int number) {
        return String.format("student_%03d", number);
    }

    private void handIn(Random random) {
        while (!stop) {
            String body =
                    ServerTest.submission(student(1 + random.nextInt(STUDENTS)), "ecosystems", random.nextBoolean());
            String key = UUID.randomUUID().toString();
            while (!submitted(body, key, random)) {
                LockSupport.parkNanos(20_000_000L + random.nextInt(50_000_000));
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private boolean submitted(String body, String key, Random random) {
        attempts.incrementAndGet();
        Optional<HttpResponse<String>> answer =
                anyNode.apply(random).call("POST", "/api/assessments/submit", body, Optional.of(key));
        if (answer.isEmpty()) {
            failures.add("no answer");
            return false;
        }
        int status = answer.get().statusCode();
        if (status == 200) {
            acknowledged.add(JsonMapper.shared()
                    .readTree(answer.get().body())
                    .at("/graded_assessment/grading_id")
                    .stringValue());
            return true;
        }
        failures.add(status + " " + answer.get().body());
        if (status < 500 && status != 409 && status != 429) {
            complaints.add(status + " " + answer.get().body());
        }
        return false;
    }

    long attempts() {
        return attempts.get();
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Why work had to be handed in again. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Answers that no fault explains. */
    Set<String> complaints() {
        return complaints;
    }

    /** Each goes on until its last work is acknowledged. */
    void stop() throws InterruptedException {
        stop = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
