package org.mastercreator.server.prediction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mastercreator.learning.prediction.PredictionErrors;

/** The answers behind one figure of a report: how well they were predicted, and whose they are. */
final class ReportGroup {
    static final int LEAST_STUDENTS = 10;

    private final PredictionErrors errors = new PredictionErrors();
    /** What each student contributed, as one number; another answer makes another number. */
    private final Map<String, Long> contributions = new HashMap<>();

    void add(Answered answer, double chance) {
        errors.add(chance, answer.isSuccess());
        long given = mixed(answer.question().hashCode(), answer.at().toEpochMilli() * 2 + (answer.isSuccess() ? 1 : 0));
        contributions.merge(answer.studentId(), mixed(hash(answer.studentId()), given), ReportGroup::mixed);
    }

    PredictionErrors errors() {
        return errors;
    }

    Set<String> students() {
        return contributions.keySet();
    }

    boolean isLargeEnough() {
        return contributions.size() >= LEAST_STUDENTS;
    }

    /** One number a student, ascending. */
    long[] fingerprints() {
        return contributions.values().stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014) over both. */
    private static long mixed(long one, long other) {
        long z = one * 0x9e3779b97f4a7c15L + other;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
