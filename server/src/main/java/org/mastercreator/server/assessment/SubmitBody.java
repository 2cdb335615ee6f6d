package org.mastercreator.server.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One submission. {@code questions} may be left out for a stored quiz; from a student it is not even read. */
@Schema(example = """
                {"assessment_id":"test_assessment","student_id":"student_001",
                 "questions":[{"question_id":"q1","question_text":"Test question",
                   "question_type":"constructed_response","concept_id":"photosynthesis","points_possible":10.0}],
                 "responses":[{"question_id":"q1","answer":"Test answer"}],
                 "update_mastery":true}
                """)
record SubmitBody(
        @Nullable @NotBlank @Size(max = 128) String assessmentId,
        @Nullable @NotBlank @Size(max = 128) String studentId,
        @Nullable @Size(max = 200) List<@Valid @NotNull QuestionBody> questions,
        @Nullable @NotNull @Size(max = 200) List<@Valid @NotNull ResponseBody> responses,
        @Nullable Boolean updateMastery) {}
