package org.mastercreator.server.attempt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.GradedAssessment;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.library.WordBank;
import org.mastercreator.server.roster.Accommodation;

/**
 * An attempt as the student who takes it sees it.
 *
 * @param serverTime what the server's clock says now; the deadline is by that clock
 * @param secondsLeft until the deadline; null without one
 * @param graceSeconds how long after the deadline what is on its way is still taken
 * @param closedBy student, or time where the server handed in what was saved
 * @param wordBanks words to show beside the questions, by concept, if that is among her accommodations; empty where
 *     the library has none, and once it is closed
 * @param questions without keys
 * @param gradedAssessment once it is closed
 */
record AttemptView(
        String attemptId,
        String assignmentId,
        String assessmentId,
        String title,
        int number,
        int attemptsAllowed,
        @Schema(allowableValues = {"open", "closed"}) String state,
        Instant startedAt,
        Instant serverTime,
        @Nullable Instant deadline,
        @Nullable Long secondsLeft,
        long graceSeconds,
        @Nullable Integer timeLimitMinutes,

        @Schema(allowableValues = {"student", "time"}) @Nullable
        String closedBy,

        List<Accommodation> accommodations,
        List<WordBank> wordBanks,
        List<QuestionBody> questions,
        List<SavedAnswer> answers,
        @Nullable GradedAssessment gradedAssessment) {}
