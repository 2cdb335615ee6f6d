package org.mastercreator.evaluate.grading;

/**
 * An answer of a student and what people said about it.
 *
 * @param fraction 1 for correct, 0.5 for partly correct but incomplete, else 0
 */
record GradedText(String questionId, String question, String reference, String answer, double fraction) {
    boolean correct() {
        return fraction == 1;
    }

    GradedText withAnswer(String other) {
        return new GradedText(questionId, question, reference, other, fraction);
    }
}
