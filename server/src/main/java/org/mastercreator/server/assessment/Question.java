package org.mastercreator.server.assessment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Key;
import org.mastercreator.learning.grading.Unit;

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

    /** The units in which a number is wanted: the one that stands beside its field, or what the text asks for. */
    List<Unit> units() {
        return units(asked.unit(), text);
    }

    static List<Unit> units(@Nullable String named, String text) {
        return named == null ? Unit.askedFor(text) : Unit.of(named).stream().toList();
    }

    Question withKeyVersion(int version) {
        return new Question(questionId, text, type, conceptId, points, key, asked, version);
    }
}
