package org.mastercreator.learning.grading;

/**
 * The outcome of grading one answer.
 *
 * @param feedback for the student, in plain words
 * @param gradedBy the rule or model and its version
 * @param confidence how likely a teacher would agree, 0..1
 * @param needsReview true if a teacher should look before anyone relies on it
 */
public record Grade(Verdict verdict, String feedback, String gradedBy, double confidence, boolean needsReview) {}
