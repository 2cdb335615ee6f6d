package org.mastercreator.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.assessment.BatchGrading;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A job that ends before its time leaves no answers of students behind. */
class EndedJobTest extends ServerTest {
    @Autowired
    private Jobs jobs;

    @Autowired
    private BatchGrading grading;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JsonMapper json;

    private String cancelled(boolean failed) {
        BatchGrading.Batch batch = json.convertValue(
                Map.of(
                        "class_id",
                        "class_001",
                        "assessment_id",
                        "test_assessment",
                        "submissions",
                        List.of(Map.of(
                                "student_id",
                                "student_001",
                                "responses",
                                List.of(Map.of("question_id", "q1", "answer", "A secret answer"))))),
                BatchGrading.Batch.class);
        return transaction.execute(_ -> {
            Job job = jobs.create("batch_grade", "class_001", "teacher_demo", Map.of());
            grading.store(job.jobId(), batch);
            if (failed) {
                jobs.finish(job.jobId(), Job.Status.failed, "Failed.", "It failed.", null);
            } else {
                jobs.cancel(job.jobId());
            }
            return job.jobId();
        });
    }

    @Test
    void submissions_that_still_wait_give_up_their_answers_and_say_so() {
        for (boolean failed : List.of(true, false)) {
            String jobId = cancelled(failed);
            assertThat(db.sql("select responses from batch_submissions where job_id = :job")
                            .param("job", jobId)
                            .query((row, _) -> String.valueOf(row.getString("responses")))
                            .list())
                    .containsExactly("null");
            assertThat(get("/api/pipeline/results/" + jobId + "/submissions")
                            .body()
                            .at("/submissions/0/error")
                            .stringValue())
                    .contains("ended before its turn");
        }
    }
}
