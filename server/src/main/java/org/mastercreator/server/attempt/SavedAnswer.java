package org.mastercreator.server.attempt;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is saved for a question.
 *
 * @param sequence counted by the page that gave it; a higher one is newer
 * @param answer null if it was taken back
 */
record SavedAnswer(
        String questionId,
        long sequence,
        @Nullable JsonNode answer,
        @Nullable Long responseTimeMs) {}
