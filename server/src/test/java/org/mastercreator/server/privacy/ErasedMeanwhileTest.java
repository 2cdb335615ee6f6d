package org.mastercreator.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Promise: what is written about a student at the moment of her erasure fails as a problem that says so, not as a fault. */
class ErasedMeanwhileTest extends ServerTest {
    @Autowired
    private TransactionTemplate transaction;

    /** What a request is told that found her there and writes when she is gone. */
    private Answer atErasure(String method, String path, String body) {
        String studentId = newStudent("Goes meanwhile");
        CompletableFuture<Answer> answer = transaction.execute(_ -> {
            db.sql("delete from students where student_id = :id")
                    .param("id", studentId)
                    .update();
            CompletableFuture<Answer> writing = CompletableFuture.supplyAsync(
                    () -> call(method, path.formatted(studentId), body.formatted(studentId)));
            Eventually.holds(() -> writing.isDone() || waiting() > 0);
            return writing;
        });
        return answer.join();
    }

    private int waiting() {
        return db.sql("""
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()
                """).query(Integer.class).single();
    }

    @Test
    void a_write_that_meets_an_erasure_is_a_problem_and_no_failure_of_the_server() {
        List<Answer> answers = List.of(
                atErasure("POST", "/api/adaptive/students/%s/path", "{\"concept_ids\":[]}"),
                atErasure("PUT", "/api/students/students/%s/iep", "{\"accommodations\":[],\"goals\":[]}"),
                atErasure("PATCH", "/api/students/students/%s", "{\"reading_level\":\"on grade\"}"),
                atErasure("POST", "/api/assessments/submit", """
                        {"assessment_id":"class_001_photosynthesis_check","student_id":"%s","responses":[]}"""),
                atErasure("POST", "/api/students/classes/class_001/assignments", """
                        {"assessment_id":"class_001_photosynthesis_check","student_ids":["%s"]}"""));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.response().body()).isIn(404, 409, 422);
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        });
        assertThat(answers)
                .as("one of them came as far as the foreign key")
                .anySatisfy(answer ->
                        assertThat(answer.body().path("detail").stringValue()).contains("removed at this moment"));
    }
}
