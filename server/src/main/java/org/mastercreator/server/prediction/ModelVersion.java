package org.mastercreator.server.prediction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of what was learned from answers.
 *
 * @param current whether it holds now
 * @param comparison with the version that held before, on students whom it had not seen; null for the first one
 */
public record ModelVersion(
        long version,
        Instant madeAt,
        boolean current,
        @Nullable Instant adoptedAt,
        LearnedFrom learnedFrom,
        @Nullable Comparison comparison) {

    /** How much it rests on; the first version rests on nothing. */
    public record LearnedFrom(int students, int answers, int concepts) {}

    /**
     * Champion against challenger on held-out students; the figures are null where these are fewer than ten.
     *
     * @param verdict a sentence that says what follows
     */
    public record Comparison(
            int heldOutStudents,
            int heldOutAnswers,
            @Nullable Figures championMastery,
            @Nullable Figures challengerMastery,
            @Nullable Figures championSuccess,
            @Nullable Figures challengerSuccess,
            boolean better,
            String verdict) {}
}
