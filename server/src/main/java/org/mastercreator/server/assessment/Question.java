package org.mastercreator.server.assessment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Key;

/**
 * A question that is ready to be graded.
 *
 * @param points what a right answer earns, above 0
 * @param key empty only for constructed questions that nobody gave a key
 * @param asked how it came, with its key
 * @param keyVersion which version of the stored keys that is; null if it is none of them
 */
record Question(
        String questionId,
        String text,
        QuestionType type,
        String conceptId,
        double points,
        Optional<Key> key,
        QuestionBody asked,
        @Nullable Integer keyVersion) {
    /**
     * Whether a grade of an answer to it says what the student knows even before a teacher has looked: not if nobody
     * could judge it.
     *
     * @param reviewReason why it waits for a teacher, null if it does not
     */
    boolean isEvidence(@Nullable String reviewReason) {
        return key.isPresent() && !"not_read".equals(reviewReason);
    }

    Question withKeyVersion(int version) {
        return new Question(questionId, text, type, conceptId, points, key, asked, version);
    }
}
