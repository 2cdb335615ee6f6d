package org.mastercreator.learning.grading;

import java.util.List;

/**
 * A question, what was wanted, and answers to it that people graded.
 *
 * @param references right answers, at least one
 */
public record GradedQuestion(String question, List<String> references, List<Precedent> answers) {
    public GradedQuestion {
        references = List.copyOf(references);
        answers = List.copyOf(answers);
        if (references.isEmpty()) {
            throw new IllegalArgumentException("a graded question needs a reference");
        }
    }
}
