package org.mastercreator.server.prediction;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Remembers which answers stood behind the figures of earlier reports, so that no two figures tell what a few students
 * did: a figure is told only if its answers are those of every earlier figure, or differ from them in what ten students
 * or more contributed. Two reports before and after one student answered, about a class and about all classes, or over
 * 41 and over 42 days are compared like any two.
 *
 * <p>Kept is one number a student, made from her answers; it names nobody, and once her answers are erased nobody can
 * make it again. It goes on counting, or the next report would show by the difference what was hers.
 */
@Service
class ToldBefore {
    private static final Duration REMEMBERED = Duration.ofDays(400);
    private static final long ONE_REPORT_AT_A_TIME = 0x6d63_7265_706fL;

    private final JdbcClient db;
    private final Clock clock;

    ToldBefore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Of these groups, those that may be told beside all that was told before and beside each other. */
    Set<String> tellable(ReportGroups groups, Set<String> wanted) {
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ONE_REPORT_AT_A_TIME)
                .query()
                .listOfRows();
        Map<String, long[]> open = new TreeMap<>();
        wanted.forEach(name -> groups.find(name).ifPresent(group -> open.put(name, group.fingerprints())));
        db.sql("""
                select g.fingerprints from feedback_groups g join feedback_reports r using (report_id)
                where r.made_at > :since
                """)
                .param("since", clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    long[] told = numbers(row.getBytes("fingerprints"));
                    open.values().removeIf(one -> isTooClose(one, told));
                });
        List<long[]> kept = new ArrayList<>();
        Set<String> tellable = new HashSet<>();
        // The figures of most students first: they say most.
        open.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, long[]> one) -> -one.getValue().length))
                .forEach(one -> {
                    if (kept.stream().noneMatch(other -> isTooClose(one.getValue(), other))) {
                        kept.add(one.getValue());
                        tellable.add(one.getKey());
                    }
                });
        return tellable;
    }

    void remember(String reportId, ReportGroups groups, Set<String> told) {
        for (String name : told) {
            groups.find(name)
                    .ifPresent(group -> db.sql("""
                            insert into feedback_groups (report_id, name, fingerprints)
                            values (:report, :name, :fingerprints)
                            """)
                            .param("report", reportId)
                            .param("name", name)
                            .param("fingerprints", bytes(group.fingerprints()))
                            .update());
        }
    }

    /** Whether two sets differ, but in fewer than ten; both ascending. */
    static boolean isTooClose(long[] one, long[] other) {
        int onlyOne = 0;
        int onlyOther = 0;
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            if (j == other.length || (i < one.length && one[i] < other[j])) {
                onlyOne++;
                i++;
            } else if (i == one.length || one[i] > other[j]) {
                onlyOther++;
                j++;
            } else {
                i++;
                j++;
            }
            if (Math.max(onlyOne, onlyOther) >= ReportGroup.LEAST_STUDENTS) {
                return false;
            }
        }
        return onlyOne + onlyOther > 0;
    }

    private static byte[] bytes(long[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Long.BYTES);
        buffer.asLongBuffer().put(numbers);
        return buffer.array();
    }

    private static long[] numbers(byte[] bytes) {
        long[] numbers = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return numbers;
    }
}
