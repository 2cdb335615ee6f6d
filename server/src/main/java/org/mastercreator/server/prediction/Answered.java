package org.mastercreator.server.prediction;

import java.time.Instant;
import org.mastercreator.learning.prediction.NamedModel;

/**
 * An answer that counted for a mastery.
 *
 * @param gradingId the submission that it came with
 * @param question the assessment's id and the question's in it
 * @param item what the same question is called in every assessment: the item it was copied from, with its words; else
 *     as {@code question}
 * @param credit share of its points that it earned, 0..1
 * @param mastery of its concept before it, 0..1
 */
public record Answered(
        String studentId,
        String conceptId,
        String gradingId,
        String question,
        String item,
        double credit,
        double mastery,
        Instant at) {
    private static final double SUCCESS_FROM = 0.5;

    /** Success is at least half of the points. */
    public boolean isSuccess() {
        return isSuccess(credit);
    }

    static boolean isSuccess(double credit) {
        return credit >= SUCCESS_FROM;
    }

    double chance(NamedModel.Student student) {
        return student.chance(conceptId, item, at.getEpochSecond());
    }

    void moves(NamedModel.Student student) {
        student.take(conceptId, item, at.getEpochSecond(), isSuccess());
    }
}
