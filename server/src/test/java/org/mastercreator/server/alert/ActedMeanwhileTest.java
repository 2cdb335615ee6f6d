package org.mastercreator.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.alert.Decision;
import org.mastercreator.learning.alert.Kind;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.security.Caller;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A teacher acts on an alert in the moment when a rule decides about the same student. */
class ActedMeanwhileTest extends ServerTest {
    @Autowired
    private Alerts alerts;

    @Autowired
    private Masteries masteries;

    @Autowired
    private TransactionTemplate transaction;

    private Answer written(String student, int questions) {
        StringBuilder asked = new StringBuilder();
        for (int i = 0; i < questions; i++) {
            asked.append(i == 0 ? "" : ",").append("""
                    {"question_id":"q%d","question_text":"Why, %d?","question_type":"constructed_response",
                     "concept_id":"ecosystems","points_possible":4}""".formatted(i, i));
        }
        return post("/api/assessments/submit", """
                {"assessment_id":"acted_%d","student_id":"%s","questions":[%s],
                 "responses":[{"question_id":"q0","answer":"Nobody knows"}]}
                """.formatted(questions, student, asked));
    }

    private String alertOf(String student) {
        return db.sql("select alert_id from alerts where student_id = :student and kind = 'needs_review'")
                .param("student", student)
                .query(String.class)
                .single();
    }

    private List<String> states(String student) {
        return db.sql("select state from alerts where student_id = :student and kind = 'needs_review'")
                .param("student", student)
                .query(String.class)
                .list();
    }

    /** Starts it and comes back when it waits for a lock. */
    private CompletableFuture<Answer> waiting(Supplier<Answer> request) {
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
        Eventually.holds(
                () -> answer.isDone() || db.sql("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
                """).query(Integer.class).single() > 0);
        return answer;
    }

    @Test
    void what_a_teacher_dismisses_while_more_work_comes_in_does_not_come_back() {
        String student = newStudent("Dismissed");
        written(student, 1);
        String alert = alertOf(student);
        CompletableFuture<Answer> more = transaction.execute(_ -> {
            alerts.act(Caller.server(), alert, null, "dismiss", Optional.empty(), Duration.ZERO);
            return waiting(() -> written(student, 2));
        });
        assertThat(more.join().status()).isEqualTo(200);
        assertThat(states(student)).containsExactly("dismissed");
    }

    @Test
    void an_undo_while_the_same_is_raised_again_is_409_and_says_why() {
        String student = newStudent("Undone");
        written(student, 1);
        String alert = alertOf(student);
        String path = "/api/students/alerts/" + alert + "/dismiss";
        assertThat(post(path, "{\"action\":\"dismiss\"}").status()).isEqualTo(200);
        db.sql("update alerts set closed_at = closed_at - interval '1 day' where alert_id = :id")
                .param("id", alert)
                .update();
        CompletableFuture<Answer> undone = transaction.execute(_ -> {
            masteries.lock(student);
            alerts.decide(
                    alerts.openOf(student),
                    "class_001",
                    student,
                    Optional.empty(),
                    Kind.NEEDS_REVIEW,
                    new Decision.Raise("2 of 2 answers.", "When they were reviewed."),
                    Instant.now());
            return waiting(() -> post(path, "{\"action\":\"undo\"}"));
        });
        assertThat(undone.join().status()).isEqualTo(409);
        assertThat(undone.join().body().path("detail").stringValue())
                .isEqualTo("The same alert was raised again meanwhile.");
        assertThat(states(student)).containsExactlyInAnyOrder("dismissed", "raised");
    }
}
