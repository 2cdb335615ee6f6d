package org.mastercreator.evaluate.mastery;

import org.mastercreator.learning.answers.AnswerLog;

/** The chance that was predicted for each answer of a log, in the log's order. */
final class Predictions {
    final AnswerLog log;
    final double[] chances;
    /** Whether it was the student's first answer to the skill. */
    final boolean[] first;

    Predictions(AnswerLog log) {
        this.log = log;
        chances = new double[log.size()];
        first = new boolean[log.size()];
        int[] latest = new int[log.conceptCount()];
        for (int student = 0; student < log.students(); student++) {
            for (int row = log.from(student); row < log.to(student); row++) {
                first[row] = latest[log.concept(row)] != student + 1;
                latest[log.concept(row)] = student + 1;
            }
        }
    }
}
