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

    @Test
    void a_whole_class_that_is_assigned_something_at_that_moment_brings_nobody_back_into_the_stream() {
        String studentId = newStudent("Goes while all are assigned");
        String path = "/api/students/classes/class_001/assignments";
        List<CompletableFuture<Answer>> answers = transaction.execute(_ -> {
            db.sql("select 1 from streams where class_id = 'class_001' for update")
                    .query()
                    .listOfRows();
            CompletableFuture<Answer> erasing =
                    CompletableFuture.supplyAsync(() -> call("DELETE", "/api/students/students/" + studentId, null));
            Eventually.holds(() -> waiting() == 1);
            CompletableFuture<Answer> assigning = CompletableFuture.supplyAsync(
                    () -> call("POST", path, "{\"assessment_id\":\"class_001_photosynthesis_quiz\"}"));
            Eventually.holds(() -> waiting() == 2);
            return List.of(erasing, assigning);
        });
        assertThat(answers.getFirst().join().status()).isEqualTo(200);
        Answer assigned = answers.getLast().join();
        assertThat(assigned.status()).isEqualTo(201);
        assertThat(db.sql("select count(*) from stream_events where student_id = :id or payload like '%' || :id || '%'")
                        .param("id", studentId)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(db.sql(
                                "select count(*) = max(\"offset\") - min(\"offset\") + 1 from stream_events where class_id = 'class_001'")
                        .query(Boolean.class)
                        .single())
                .as("no holes")
                .isTrue();
        call(
                "DELETE",
                path + "/" + assigned.body().at("/assignment/assignment_id").stringValue(),
                null);
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
