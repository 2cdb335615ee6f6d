package org.mastercreator.server.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.difficulty.ItemDifficulty;

/**
 * How hard a question of the bank is, going by real answers of all classes to the words that hold.
 *
 * @param students how many different ones answered
 * @param shareRight mean credit, 0..1; null below ten students, of whom it would tell too much
 * @param logit log odds against what the students' mastery leads one to expect; above 0 is harder
 * @param standardError of the logit
 * @param chance of a student who answers every second question of the concept right, 0..1
 * @param known false while fewer than ten students have answered: then the figures are its concept's
 */
public record QuestionDifficulty(
        @Schema(allowableValues = {"easy", "medium", "hard"})
        String level,

        int answers,
        int students,
        @Nullable Double shareRight,
        double logit,
        double standardError,
        double chance,
        boolean known) {
    /** Fewer students than these are not told about. */
    public static final int ENOUGH_STUDENTS = 10;

    /** Of a row that may have the columns of item_difficulties, or null in all of them. */
    public static Optional<QuestionDifficulty> of(ResultSet row) throws SQLException {
        String level = row.getString("level");
        if (level == null) {
            return Optional.empty();
        }
        ItemDifficulty estimate = new ItemDifficulty(row.getDouble("logit"), row.getDouble("standard_error"));
        return Optional.of(new QuestionDifficulty(
                level,
                row.getInt("answers"),
                row.getInt("students"),
                row.getObject("share_right", Double.class),
                estimate.logit(),
                estimate.standardError(),
                estimate.chanceOfHalfWay(),
                row.getInt("students") >= ENOUGH_STUDENTS));
    }
}
