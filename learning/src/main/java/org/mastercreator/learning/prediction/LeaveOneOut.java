package org.mastercreator.learning.prediction;

import org.mastercreator.learning.answers.AnswerLog;

/**
 * The difficulties as they would be without one student's answers, to first order. Training must see a question the
 * way a new student's prediction will see it: without her own answer in its difficulty.
 */
final class LeaveOneOut {
    private final AnswerLog log;
    private final Difficulty all;
    private final double[] conceptSlope;
    private final double[] conceptSeen;
    private final double[] questionSlope;
    private final double[] questionSeen;

    LeaveOneOut(AnswerLog log, Difficulty all) {
        this.log = log;
        this.all = all;
        conceptSlope = new double[log.conceptCount()];
        conceptSeen = new double[log.conceptCount()];
        questionSlope = new double[log.questionCount()];
        questionSeen = new double[log.questionCount()];
    }

    void leaveOut(int student) {
        for (int row = log.from(student); row < log.to(student); row++) {
            double chance = all.chance(log, row, student);
            double surprise = (log.right(row) ? 1 : 0) - chance;
            conceptSlope[log.concept(row)] += surprise;
            conceptSeen[log.concept(row)] += chance * (1 - chance);
            if (log.question(row) >= 0) {
                questionSlope[log.question(row)] += surprise;
                questionSeen[log.question(row)] += chance * (1 - chance);
            }
        }
    }

    void takeBack(int student) {
        for (int row = log.from(student); row < log.to(student); row++) {
            conceptSlope[log.concept(row)] = 0;
            conceptSeen[log.concept(row)] = 0;
            if (log.question(row) >= 0) {
                questionSlope[log.question(row)] = 0;
                questionSeen[log.question(row)] = 0;
            }
        }
    }

    double concept(int concept) {
        return all.concept(concept)
                - conceptSlope[concept] / (all.conceptSeen[concept] - conceptSeen[concept] + Difficulty.CONCEPT_PRIOR);
    }

    double question(int question) {
        return question < 0
                ? 0
                : all.question(question)
                        - questionSlope[question]
                                / (all.questionSeen[question] - questionSeen[question] + Difficulty.QUESTION_PRIOR);
    }
}
