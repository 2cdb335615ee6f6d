package org.mastercreator.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.server.assessment.Grades;
import org.mastercreator.server.assessment.StoredGrade;

class VerdictTest {
    private static Verdict verdict(Map<String, Double> criteria) {
        return new Verdict(
                new Grades.Place("grd_1", "q"), 0, Optional.empty(), criteria, Optional.empty(), null, false);
    }

    private static StoredGrade waiting(String feedback, String ofLine) {
        return new StoredGrade(
                1,
                3,
                feedback,
                "model",
                0.6,
                "low_confidence",
                List.of(
                        new Grade.CriterionGrade("said", 1, 1, "You name the gas.", Optional.of("gas")),
                        new Grade.CriterionGrade("unquoted", 0, 2, ofLine, Optional.empty())),
                false);
    }

    @Test
    void who_accepts_a_grade_that_promised_her_look_no_longer_promises_it() {
        StoredGrade accepted = verdict(Map.of())
                .on(waiting("Your teacher will look at this answer.", "Your teacher will look at this part."));
        assertThat(accepted.feedback()).isEqualTo("Your teacher graded this answer.");
        assertThat(accepted.criteria())
                .extracting(Grade.CriterionGrade::feedback)
                .containsExactly("You name the gas.", "Not met yet.");
        assertThat(accepted.gradedBy()).isEqualTo("model");
    }

    @Test
    void a_line_that_she_left_as_it_was_says_what_it_said_unless_that_was_a_promise() {
        StoredGrade changed = verdict(Map.of("said", 0.0)).on(waiting("Good.", "Your teacher will look at this part."));
        assertThat(changed.criteria())
                .extracting(Grade.CriterionGrade::feedback)
                .containsExactly("Not met yet.", "Not met yet.");
        StoredGrade accepted = verdict(Map.of()).on(waiting("Good.", "Which gas?"));
        assertThat(accepted.feedback()).isEqualTo("Good.");
        assertThat(accepted.criteria()).isEqualTo(waiting("Good.", "Which gas?").criteria());
    }
}
