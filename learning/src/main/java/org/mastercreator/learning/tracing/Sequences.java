package org.mastercreator.learning.tracing;

import org.mastercreator.learning.answers.AnswerLog;

/**
 * The right and wrong answers of a log, by concept, within it by student: each student's answers to a concept are one
 * sequence. Rows {@code base[c]} to {@code base[c + 1] − 1} belong to concept c.
 */
final class Sequences {
    private final int[] base;
    private final boolean[] right;
    private final boolean[] first;

    Sequences(AnswerLog log) {
        base = new int[log.conceptCount() + 1];
        right = new boolean[log.size()];
        first = new boolean[log.size()];
        for (int row = 0; row < log.size(); row++) {
            base[log.concept(row) + 1]++;
        }
        for (int concept = 0; concept < log.conceptCount(); concept++) {
            base[concept + 1] += base[concept];
        }
        int[] next = base.clone();
        int[] latest = new int[log.conceptCount()];
        for (int student = 0; student < log.students(); student++) {
            for (int row = log.from(student); row < log.to(student); row++) {
                int concept = log.concept(row);
                int at = next[concept]++;
                right[at] = log.right(row);
                first[at] = latest[concept] != student + 1;
                latest[concept] = student + 1;
            }
        }
    }

    int concepts() {
        return base.length - 1;
    }

    int from(int concept) {
        return base[concept];
    }

    int to(int concept) {
        return base[concept + 1];
    }

    int size() {
        return right.length;
    }

    boolean right(int row) {
        return right[row];
    }

    /** Where the sequence that begins at this row ends (exclusive). */
    int endOf(int row) {
        int end = row + 1;
        while (end < right.length && !first[end]) {
            end++;
        }
        return end;
    }
}
