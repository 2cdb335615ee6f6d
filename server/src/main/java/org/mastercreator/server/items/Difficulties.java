package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mastercreator.learning.difficulty.Answers;
import org.mastercreator.learning.difficulty.ItemDifficulty;
import org.mastercreator.server.assessment.QuestionDifficulty;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out how hard items are, from every answer to a question that was copied from one and still reads the same. An
 * answer that waits for a teacher says nothing yet. Half a minute after answers, decisions or items changed, one server
 * does it for all; what it went by is kept as a mark, so that nobody does it twice.
 */
@Component
class Difficulties {
    private static final long LOCK = 0x6d63_6469_6666L;
    private static final String ANSWERED = """
            with asked as (
                select a.item_id, a.assessment_id, a.question_id, v.document #>> '{question,question_text}' as text,
                    v.document #>> '{question,concept_id}' as concept_id
                from assessment_items a join items i using (item_id)
                    join item_versions v on v.item_id = i.item_id and v.version = i.version),
            answered as (
                select a.item_id, a.concept_id, h.student_id, h.previous_mastery, h.credit
                from asked a join submissions s using (assessment_id)
                    join question_results r on r.grading_id = s.grading_id and r.question_id = a.question_id
                        and r.question_text = a.text
                    join mastery_history h on h.grading_id = s.grading_id and h.question_id = a.question_id)
            """;

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final TransactionTemplate transaction;

    Difficulties(JdbcClient db, NamedParameterJdbcOperations batches, TransactionTemplate transaction) {
        this.db = db;
        this.batches = batches;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        transaction.executeWithoutResult(_ -> {
            boolean mine = Boolean.TRUE.equals(db.sql("select pg_try_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query(Boolean.class)
                    .single());
            if (mine && marked()) {
                store();
            }
        });
    }

    /** Whether anything has changed since the last time; if so, this is the last time from now on. */
    private boolean marked() {
        return db.sql("""
                with now as (
                    select concat_ws(' ', (select max(history_id) from mastery_history),
                        (select max(decision_id) from grade_decisions), (select count(*) from students),
                        (select max(updated_at) from items), (select count(*) from assessment_items)) as mark)
                update item_difficulties_mark m set mark = now.mark from now where m.mark <> now.mark
                """).update() == 1;
    }

    private record Tally(int answers, int students, double shareRight) {}

    private void store() {
        Map<String, String> concepts = new HashMap<>();
        db.sql("""
                select i.item_id, v.document #>> '{question,concept_id}' as concept_id
                from items i join item_versions v using (item_id, version)
                """).query(row -> {
            concepts.put(row.getString("item_id"), row.getString("concept_id"));
        });
        Map<String, List<Answers>> byConcept = new HashMap<>();
        Map<String, List<Answers>> byItem = new HashMap<>();
        db.sql(ANSWERED + """
                select a.item_id, a.concept_id, avg(a.previous_mastery) as mastery, count(*) as answers,
                    sum(a.credit) as credit, max(c.p_guess) as guess, max(c.p_slip) as slip
                from answered a join concepts c using (concept_id)
                group by a.item_id, a.concept_id, width_bucket(a.previous_mastery, 0, 1.000001, 20)
                """).query(row -> {
            double mastery = row.getDouble("mastery");
            Answers answers = new Answers(
                    mastery * (1 - row.getDouble("slip")) + (1 - mastery) * row.getDouble("guess"),
                    row.getInt("answers"),
                    Math.min(row.getInt("answers"), row.getDouble("credit")));
            byItem.computeIfAbsent(row.getString("item_id"), _ -> new ArrayList<>())
                    .add(answers);
            byConcept
                    .computeIfAbsent(row.getString("concept_id"), _ -> new ArrayList<>())
                    .add(answers);
        });
        Map<String, Tally> tallies = new HashMap<>();
        db.sql(ANSWERED + """
                select item_id, count(*) as answers, count(distinct student_id) as students,
                    least(1, avg(credit)) as share
                from answered group by item_id
                """).query(row -> {
            tallies.put(
                    row.getString("item_id"),
                    new Tally(row.getInt("answers"), row.getInt("students"), row.getDouble("share")));
        });
        Map<String, ItemDifficulty> means = new HashMap<>();
        byConcept.forEach((concept, answers) -> means.put(concept, ItemDifficulty.ofConcept(answers)));
        List<MapSqlParameterSource> rows = new ArrayList<>();
        concepts.forEach((itemId, concept) -> rows.add(row(
                itemId,
                means.computeIfAbsent(concept, _ -> ItemDifficulty.ofConcept(List.of())),
                byItem.getOrDefault(itemId, List.of()),
                tallies.getOrDefault(itemId, new Tally(0, 0, 0)))));
        batches.batchUpdate("""
                insert into item_difficulties (item_id, answers, students, share_right, logit, standard_error, level)
                values (:id, :answers, :students, :share, :logit, :error, :level)
                on conflict (item_id) do update set answers = excluded.answers, students = excluded.students,
                    share_right = excluded.share_right, logit = excluded.logit,
                    standard_error = excluded.standard_error, level = excluded.level
                """, rows.toArray(SqlParameterSource[]::new));
    }

    /** Of a few students nothing is told that is theirs: their item is taken for one of its concept like others. */
    private static MapSqlParameterSource row(
            String itemId, ItemDifficulty concept, List<Answers> answers, Tally tally) {
        boolean enough = tally.students() >= QuestionDifficulty.ENOUGH_STUDENTS;
        ItemDifficulty item = ItemDifficulty.ofItem(concept, enough ? answers : List.of());
        return new MapSqlParameterSource("id", itemId)
                .addValue("answers", tally.answers())
                .addValue("students", tally.students())
                .addValue("share", enough ? tally.shareRight() : null)
                .addValue("logit", item.logit())
                .addValue("error", item.standardError())
                .addValue("level", item.level().name().toLowerCase(Locale.ROOT));
    }
}
