package org.mastercreator.server.assessment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Unit;
import org.mastercreator.learning.grading.WrittenNumber;
import org.mastercreator.server.http.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a class answered each question: of every student's newest submission for an assessment. Answers with the same
 * words, but for case, spacing and marks, count as one, and so do the same options in another order.
 */
@Component
class ItemViews {
    private static final int MOST_ANSWERS = 8;
    private static final String NEWEST = """
            with newest as (
                select distinct on (s.student_id) s.grading_id
                from submissions s join enrolments e using (student_id)
                where e.class_id = :class and s.assessment_id = :assessment
                order by s.student_id, s.graded_at desc, s.grading_id desc)
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    ItemViews(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** An assessment that students of a class have worked on. */
    record Worked(String assessmentId, @Nullable String title, int students, Instant lastGradedAt) {}

    Page<Worked> worked(String classId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Worked> rows = db.sql("""
                select * from (
                    select s.assessment_id, max(a.title) as title, count(distinct s.student_id) as students,
                        max(s.graded_at) as last
                    from submissions s join enrolments e using (student_id)
                        left join assessments a using (assessment_id)
                    where e.class_id = :class group by s.assessment_id) w
                where :first or (last, assessment_id) < (:at, :id)
                order by last desc, assessment_id desc limit :limit
                """)
                .param("class", classId)
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("limit", request.limit() + 1)
                .query((row, _) -> new Worked(
                        row.getString("assessment_id"),
                        row.getString("title"),
                        row.getInt("students"),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
        return request.page(rows, row -> List.of(row.lastGradedAt().toString(), row.assessmentId()));
    }

    /**
     * What some students answered alike.
     *
     * @param answer as one of them gave it; null for those who left it open
     * @param credit mean share of the points that it earned, 0..1
     */
    record Given(@Nullable JsonNode answer, int students, double credit) {
        /** What is the same of answers that are alike: of a number its value, however it is written. */
        private Object as(String questionType, List<Unit> units) {
            OptionalDouble value = answer != null && questionType.equals("numeric") && answer.isValueNode()
                    ? WrittenNumber.of(answer.asString(), units)
                    : OptionalDouble.empty();
            // There is one zero, whatever its sign.
            return value.isPresent() ? Double.valueOf(value.getAsDouble() + 0.0) : String.valueOf(answer);
        }

        private Given and(Given other) {
            int both = students + other.students;
            return new Given(answer, both, (credit * students + other.credit * other.students) / both);
        }
    }

    /**
     * A question and how it was answered.
     *
     * @param question as it was asked, with its key; null where it was not kept
     * @param shareRight of those who have it, 0..1
     * @param credit mean share of the points, 0..1
     * @param waiting how many answers wait for a teacher
     * @param medianTimeMs null where nobody's time is known
     * @param answers the most frequent eight
     * @param otherAnswers students whose answers are not among them
     * @param difficulty of the item that it was copied from, in all classes; null if it is of no item, or its words
     *     have changed there
     */
    record ItemView(
            String questionId,
            String conceptId,
            String questionType,
            String questionText,
            @Nullable JsonNode question,
            int students,
            double shareRight,
            double credit,
            int waiting,
            @Nullable Long medianTimeMs,
            List<Given> answers,
            int otherAnswers,
            @Nullable QuestionDifficulty difficulty) {}

    private Map<String, QuestionDifficulty> difficulties(String assessmentId) {
        Map<String, QuestionDifficulty> found = new HashMap<>();
        db.sql("""
                select question_id, level, answers, students, share_right, logit, standard_error
                from question_difficulties where assessment_id = :assessment
                """).param("assessment", assessmentId).query(row -> {
            String questionId = row.getString("question_id");
            QuestionDifficulty.of(row).ifPresent(one -> found.put(questionId, one));
        });
        return found;
    }

    List<ItemView> of(String classId, String assessmentId) {
        Map<String, QuestionDifficulty> difficulties = difficulties(assessmentId);
        Map<String, List<Given>> answers = answers(classId, assessmentId);
        return db.sql(NEWEST + """
                select question_id, min(position) as first, max(concept_id::text) as concept_id,
                    max(question_type) as type, max(question_text) as text,
                    (array_agg(question order by grading_id desc))[1] as question, count(*) as students,
                    avg(case when correct then 1 else 0 end) as share_right,
                    avg(points_earned / points_possible) as credit, count(*) filter (where needs_review) as waiting,
                    percentile_disc(0.5) within group (order by response_time_ms) as median
                from question_results join newest using (grading_id) group by question_id order by first, question_id
                """)
                .param("class", classId)
                .param("assessment", assessmentId)
                .query((row, _) -> {
                    List<Given> given = answers.getOrDefault(row.getString("question_id"), List.of());
                    return new ItemView(
                            row.getString("question_id"),
                            row.getString("concept_id"),
                            row.getString("type"),
                            row.getString("text"),
                            row.getString("question") == null ? null : json.readTree(row.getString("question")),
                            row.getInt("students"),
                            row.getDouble("share_right"),
                            row.getDouble("credit"),
                            row.getInt("waiting"),
                            row.getObject("median", Long.class),
                            given.stream().limit(MOST_ANSWERS).toList(),
                            given.stream()
                                    .skip(MOST_ANSWERS)
                                    .mapToInt(Given::students)
                                    .sum(),
                            difficulties.get(row.getString("question_id")));
                })
                .list();
    }

    /** What was answered to each question, the most frequent first: alike in its words, or as the same number. */
    private Map<String, List<Given>> answers(String classId, String assessmentId) {
        Map<String, Map<Object, Given>> alike = new HashMap<>();
        db.sql(NEWEST + """
                select question_id, (array_agg(said order by grading_id))[1] as answer, count(*) as students,
                    avg(points_earned / points_possible) as credit, max(question_type) as type,
                    max(question_text) as text, max(question ->> 'unit') as unit
                from question_results join newest using (grading_id)
                cross join lateral (select case when answer #>> '{}' !~ '^(\\s*|\\[\\]|\\{\\})$' then answer end as said) n
                cross join lateral (select case when jsonb_typeof(said) = 'array'
                    then (select string_agg(one, ' ' order by one) from jsonb_array_elements_text(said) as one)
                    else answer_words(said) end as words) w
                group by question_id, words order by count(*) desc, min(grading_id)
                """)
                .param("class", classId)
                .param("assessment", assessmentId)
                .query(row -> {
                    String answer = row.getString("answer");
                    Given given = new Given(
                            answer == null ? null : json.readTree(answer),
                            row.getInt("students"),
                            row.getDouble("credit"));
                    alike.computeIfAbsent(row.getString("question_id"), _ -> new LinkedHashMap<>())
                            .merge(
                                    given.as(
                                            row.getString("type"),
                                            Question.units(row.getString("unit"), row.getString("text"))),
                                    given,
                                    Given::and);
                });
        Map<String, List<Given>> answers = new HashMap<>();
        alike.forEach((questionId, given) -> answers.put(
                questionId,
                given.values().stream()
                        .sorted(Comparator.comparingInt(Given::students).reversed())
                        .toList()));
        return answers;
    }
}
