package org.mastercreator.learning.grading;

/**
 * What the grader of written answers weighs by: first the answer beside what was wanted, then that beside answers to
 * the same question that people graded.
 */
public record GradingWeights(Logistic right, Logistic partly, Logistic rightByPrecedent, Logistic partlyByPrecedent) {}
