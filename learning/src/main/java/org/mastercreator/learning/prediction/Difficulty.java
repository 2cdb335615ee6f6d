package org.mastercreator.learning.prediction;

import java.util.Arrays;
import org.mastercreator.learning.answers.AnswerLog;

/**
 * How easy concepts and questions are, in log odds against the usual: additive effects with a normal prior around
 * zero, so that a question with two answers stays near its concept. Each effect keeps how much it has seen
 * (Fisher information), and so can go on learning from single answers, ever more slowly.
 */
final class Difficulty {
    /** Precisions of the priors: standard deviations of 0.7, 0.5 and 1. */
    static final double CONCEPT_PRIOR = 2;

    static final double QUESTION_PRIOR = 4;
    private static final double STUDENT_PRIOR = 1;
    private static final double USUAL_LEVEL = 0.65;
    private static final int SWEEPS = 8;

    final double level;
    double[] concepts;
    double[] conceptSeen;
    double[] questions;
    double[] questionSeen;
    /** Of the students of the fit; the leaving-out needs it. */
    final double[] students;

    private Difficulty(double level, int concepts, int questions, int students) {
        this.level = level;
        this.concepts = new double[concepts];
        conceptSeen = new double[concepts];
        this.questions = new double[questions];
        questionSeen = new double[questions];
        this.students = new double[students];
    }

    /** One that was fitted before, without its students. */
    Difficulty(double level, double[] concepts, double[] conceptSeen, double[] questions, double[] questionSeen) {
        this.level = level;
        this.concepts = concepts;
        this.conceptSeen = conceptSeen;
        this.questions = questions;
        this.questionSeen = questionSeen;
        students = new double[0];
    }

    static Difficulty fit(AnswerLog log) {
        double right = 0;
        for (int row = 0; row < log.size(); row++) {
            right += log.right(row) ? 1 : 0;
        }
        double level = log.size() == 0
                ? USUAL_LEVEL
                : LogOdds.of((right + 2 * LogOdds.chance(USUAL_LEVEL)) / (log.size() + 2));
        Difficulty fitted = new Difficulty(level, log.conceptCount(), log.questionCount(), log.students());
        for (int sweep = 0; sweep < SWEEPS && log.size() > 0; sweep++) {
            fitted.conceptSeen = fitted.climb(log, Part.CONCEPT, fitted.concepts, CONCEPT_PRIOR);
            if (log.questionCount() > 0) {
                fitted.questionSeen = fitted.climb(log, Part.QUESTION, fitted.questions, QUESTION_PRIOR);
            }
            fitted.climb(log, Part.STUDENT, fitted.students, STUDENT_PRIOR);
        }
        return fitted;
    }

    private enum Part {
        CONCEPT,
        QUESTION,
        STUDENT
    }

    /** One Newton step for each effect of a kind; gives back their information. */
    private double[] climb(AnswerLog log, Part part, double[] effects, double prior) {
        double[] slope = new double[effects.length];
        double[] information = new double[effects.length];
        for (int student = 0; student < log.students(); student++) {
            for (int row = log.from(student); row < log.to(student); row++) {
                int effect = switch (part) {
                    case CONCEPT -> log.concept(row);
                    case QUESTION -> log.question(row);
                    case STUDENT -> student;
                };
                if (effect >= 0) {
                    double chance = chance(log, row, student);
                    slope[effect] += (log.right(row) ? 1 : 0) - chance;
                    information[effect] += chance * (1 - chance);
                }
            }
        }
        for (int i = 0; i < effects.length; i++) {
            effects[i] += Math.clamp((slope[i] - prior * effects[i]) / (information[i] + prior), -1, 1);
        }
        return information;
    }

    double chance(AnswerLog log, int row, int student) {
        return LogOdds.chance(level + concept(log.concept(row)) + question(log.question(row)) + students[student]);
    }

    double concept(int concept) {
        return concept < concepts.length ? concepts[concept] : 0;
    }

    /** 0 for an unknown question. */
    double question(int question) {
        return question >= 0 && question < questions.length ? questions[question] : 0;
    }

    double conceptSeen(int concept) {
        return concept < conceptSeen.length ? conceptSeen[concept] : 0;
    }

    double questionSeen(int question) {
        return question >= 0 && question < questionSeen.length ? questionSeen[question] : 0;
    }

    /** Moves the effects of one concept and question by one answer, after which they have seen more. */
    void learn(int concept, int question, double expected, boolean right) {
        double surprise = (right ? 1 : 0) - expected;
        double information = expected * (1 - expected);
        if (concept >= concepts.length) {
            concepts = Arrays.copyOf(concepts, 2 * concept + 1);
            conceptSeen = Arrays.copyOf(conceptSeen, 2 * concept + 1);
        }
        conceptSeen[concept] += information;
        concepts[concept] += surprise / (conceptSeen[concept] + CONCEPT_PRIOR);
        if (question >= questions.length) {
            questions = Arrays.copyOf(questions, 2 * question + 1);
            questionSeen = Arrays.copyOf(questionSeen, 2 * question + 1);
        }
        if (question >= 0) {
            questionSeen[question] += information;
            questions[question] += surprise / (questionSeen[question] + QUESTION_PRIOR);
        }
    }
}
