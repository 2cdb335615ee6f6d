package org.mastercreator.server.adaptive;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The one concept to ask a student about next.
 *
 * @param kind why, in a word
 * @param reason why, in a sentence
 * @param chanceOfSuccess that the answer earns at least half of its points, 0..1
 * @param question on it from a stored quiz of her classes: of those that she has not answered the one that suits best,
 *     else the one that she answered longest ago; null if there is none
 */
record NextQuestion(
        String conceptId,
        String conceptName,

        @Schema(allowableValues = {"probe", "advance", "practise", "confirm", "step_back", "review"})
        String kind,

        String reason,
        double chanceOfSuccess,
        @Nullable StoredQuestion question) {

    /** Without the question, which a student sees only once she has begun its quiz. */
    NextQuestion alone() {
        return new NextQuestion(conceptId, conceptName, kind, reason, chanceOfSuccess, null);
    }

    /** Where it stands. */
    record StoredQuestion(String assessmentId, String title, String questionId, String questionText) {}
}
