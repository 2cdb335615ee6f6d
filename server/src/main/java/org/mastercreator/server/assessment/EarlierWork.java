package org.mastercreator.server.assessment;

import static org.mastercreator.server.database.Columns.texts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of a student's work on an assessment is graded already. It is compared with what came in last, which is a whole
 * batch if it was one; what came in before the assessment was last assigned to her is other work.
 */
@Component
class EarlierWork {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    EarlierWork(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is the same.
     *
     * @param whole the grading of all of it, if nothing has changed
     * @param decided where a teacher has graded the same answers to the same questions
     */
    record Earlier(Optional<String> whole, List<Grades.Place> decided) {}

    private record Same(Grades.Place place, boolean decided, boolean whole) {}

    /** @param apartFrom gradings that do not count, because they came with this work */
    Earlier find(String assessmentId, String studentId, List<Intake.Item> items, Collection<String> apartFrom) {
        List<Same> same = same(assessmentId, studentId, items, apartFrom);
        Set<String> met = new HashSet<>();
        List<Grades.Place> decided = new ArrayList<>();
        for (Same one : same) {
            if (met.add(one.place().questionId()) && one.decided()) {
                decided.add(one.place());
            }
        }
        return new Earlier(
                same.stream()
                        .filter(Same::whole)
                        .map(one -> one.place().gradingId())
                        .findFirst(),
                decided);
    }

    /** Newest first. A stored question stays the same when its key is corrected: its answers are graded again for that. */
    private List<Same> same(
            String assessmentId, String studentId, List<Intake.Item> items, Collection<String> apartFrom) {
        return db.sql("""
                with others as (
                    select grading_id, graded_at from submissions
                    where assessment_id = :assessment and student_id = :student and update_mastery
                        and grading_id <> all(:apart::text[])
                        and graded_at >= coalesce((select max(a.opens_at) from assignments a
                            where a.assessment_id = :assessment and a.opens_at <= :now and (a.whole_class or exists (
                                select from assignment_students x
                                where x.assignment_id = a.assignment_id and x.student_id = :student))), '-infinity')),
                newest as (select grading_id from others order by graded_at desc, grading_id desc limit 1),
                last as (
                    select grading_id from newest
                    union select of_batch.grading_id from newest
                        join batch_submissions one on one.grading_id = newest.grading_id and one.student_id = :student
                        join batch_submissions of_batch using (job_id) where of_batch.student_id = :student),
                given as (select * from unnest(:questions::text[], :concepts::text[], :types::text[], :texts::text[],
                        :points::float8[], :answers::text[], :asked::text[], :versions::integer[])
                    as g (question_id, concept_id, question_type, question_text, points, answer, asked, version))
                select r.grading_id, r.question_id, r.decided,
                    count(*) over (partition by r.grading_id) = :all and :all = (
                        select count(*) from question_results q where q.grading_id = r.grading_id) as whole
                from last join others using (grading_id) join question_results r using (grading_id)
                join given g using (question_id, concept_id, question_type, question_text)
                where r.points_possible = g.points and r.answer is not distinct from g.answer::jsonb
                    and case when g.version is not null then r.key_version is not null
                        else r.key_version is null
                            and (r.question is null or r.question = jsonb_strip_nulls(g.asked::jsonb)) end
                order by others.graded_at desc, r.grading_id desc, r.position
                """)
                .param("assessment", assessmentId)
                .param("student", studentId)
                .param("apart", apartFrom.toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("all", items.size())
                .param("questions", texts(items, item -> item.question().questionId()))
                .param("concepts", texts(items, item -> item.question().conceptId()))
                .param("types", texts(items, item -> item.question().type().code()))
                .param("texts", texts(items, item -> item.question().text()))
                .param(
                        "points",
                        items.stream().map(item -> item.question().points()).toArray(Double[]::new))
                .param(
                        "answers",
                        texts(items, item -> item.given() == null ? null : json.writeValueAsString(item.given())))
                .param(
                        "asked",
                        texts(
                                items,
                                item -> json.writeValueAsString(item.question().asked())))
                .param(
                        "versions",
                        items.stream().map(item -> item.question().keyVersion()).toArray(Integer[]::new))
                .query((row, _) -> new Same(
                        new Grades.Place(row.getString("grading_id"), row.getString("question_id")),
                        row.getBoolean("decided"),
                        row.getBoolean("whole")))
                .list();
    }
}
