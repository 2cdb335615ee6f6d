package org.mastercreator.server.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.Papers;
import org.mastercreator.server.assessment.ResponseBody;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.Problem.Limited.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The answers of attempts, saved as they are given. */
@Service
class SavedAnswers {
    private final JdbcClient db;
    private final Papers papers;
    private final JsonMapper json;
    private final Clock clock;

    SavedAnswers(JdbcClient db, Papers papers, JsonMapper json, Clock clock) {
        this.db = db;
        this.papers = papers;
        this.json = json;
        this.clock = clock;
    }

    List<SavedAnswer> of(String attemptId) {
        return db.sql("""
                select question_id, sequence, answer, response_time_ms from attempt_answers
                where attempt_id = :id order by question_id
                """)
                .param("id", attemptId)
                .query((row, _) -> new SavedAnswer(
                        row.getString("question_id"),
                        row.getLong("sequence"),
                        row.getString("answer") == null ? null : json.readTree(row.getString("answer")),
                        row.getObject("response_time_ms", Long.class)))
                .list();
    }

    /** As they are handed in. */
    List<ResponseBody> responses(String attemptId) {
        return of(attemptId).stream()
                .map(saved -> new ResponseBody(saved.questionId(), saved.answer(), saved.responseTimeMs()))
                .toList();
    }

    /**
     * Saves answers that are newer than what is saved; returns what stands now for their questions.
     *
     * @param attempt locked by the present transaction
     * @param field where the answers stand in the request
     * @throws Problem.Limited if it is closed, or its time and the grace after it are over
     */
    List<SavedAnswer> save(Attempt attempt, List<SavedAnswer> answers, String field) {
        Instant now = clock.instant();
        refuseUnlessOpen(attempt, now);
        check(papers.find(attempt.assessmentId()).orElseThrow().questionIds(), answers, field);
        long elapsed = Math.max(0, Duration.between(attempt.startedAt(), now).toMillis());
        db.sql("""
                insert into attempt_answers (attempt_id, question_id, sequence, answer, response_time_ms, saved_at)
                select :id, v.question_id, v.sequence, v.answer::jsonb, least(v.spent, :elapsed), :now
                from unnest(:questions::text[], :sequences::bigint[], :answers::text[], :spent::bigint[])
                    as v (question_id, sequence, answer, spent)
                on conflict (attempt_id, question_id) do update set sequence = excluded.sequence,
                    answer = excluded.answer, response_time_ms = excluded.response_time_ms, saved_at = excluded.saved_at
                where excluded.sequence > attempt_answers.sequence
                """)
                .param("id", attempt.attemptId())
                .param(
                        "questions",
                        answers.stream().map(SavedAnswer::questionId).toArray(String[]::new))
                .param("sequences", answers.stream().map(SavedAnswer::sequence).toArray(Long[]::new))
                .param("answers", answers.stream().map(this::text).toArray(String[]::new))
                .param(
                        "spent",
                        answers.stream().map(SavedAnswer::responseTimeMs).toArray(Long[]::new))
                .param("elapsed", elapsed)
                .param("now", Assignments.utc(now))
                .update();
        Set<String> given = new HashSet<>();
        answers.forEach(answer -> given.add(answer.questionId()));
        return of(attempt.attemptId()).stream()
                .filter(saved -> given.contains(saved.questionId()))
                .toList();
    }

    private @Nullable String text(SavedAnswer answer) {
        return answer.answer() == null || answer.answer().isNull() ? null : json.writeValueAsString(answer.answer());
    }

    private static void refuseUnlessOpen(Attempt attempt, Instant now) {
        boolean endedByTime = attempt.open() ? attempt.isOver(now) : "time".equals(attempt.closedBy());
        if (endedByTime) {
            Instant end = attempt.deadline() == null ? attempt.closedAt() : attempt.deadline();
            throw new Problem.Limited(
                    Limit.TIME_OVER, "The time was over at " + end + ". This answer came too late and was not taken.");
        }
        if (!attempt.open() || attempt.isClaimed(now)) {
            throw new Problem.Limited(Limit.HANDED_IN, "This attempt was handed in. Its answers stay as they were.");
        }
    }

    private static void check(Set<String> questions, List<SavedAnswer> answers, String field) {
        List<Problem.FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            SavedAnswer answer = answers.get(i);
            String at = field + "[" + i + "]";
            if (!questions.contains(answer.questionId())) {
                errors.add(new Problem.FieldError(at + ".question_id", "is not a question of this assessment"));
            } else if (!seen.add(answer.questionId())) {
                errors.add(new Problem.FieldError(at + ".question_id", "is answered twice"));
            }
            if (!new ResponseBody(answer.questionId(), answer.answer(), answer.responseTimeMs()).isReadable()) {
                errors.add(new Problem.FieldError(at + ".answer", "has a form that no question takes"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }
}
