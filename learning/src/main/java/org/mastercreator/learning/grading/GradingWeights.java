package org.mastercreator.learning.grading;

/**
 * What the grader of written answers weighs by: first the answer beside what was wanted, then that beside graded answers
 * to other questions, then that beside graded answers to the same question.
 */
public record GradingWeights(
        Logistic right,
        Logistic partly,
        Logistic rightByKin,
        Logistic partlyByKin,
        Logistic rightByPrecedent,
        Logistic partlyByPrecedent) {}
