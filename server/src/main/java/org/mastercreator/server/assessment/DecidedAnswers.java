package org.mastercreator.server.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.learning.grading.GradedQuestion;
import org.mastercreator.learning.grading.Precedent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What teachers decided about written answers, whoever gave them: what the next ones are graded by. */
@Component
class DecidedAnswers {
    private static final int MOST = 400;

    private final JdbcClient db;
    private final JsonMapper json;

    DecidedAnswers(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * All newest first.
     *
     * @param precedents answers to the same question
     * @param others other questions on the same concept, with a reference
     */
    record Decided(List<Precedent> precedents, List<GradedQuestion> others) {}

    private record Asked(String text, List<String> references) {}

    private record Row(Asked asked, Precedent precedent) {}

    /**
     * Questions with the same text and other references are other questions: many are just "Explain your reasoning." A
     * question whose key was not kept is the same if its text is.
     */
    Decided aboutAnswersTo(Question question, List<String> references) {
        Asked same = new Asked(question.text(), references);
        List<Precedent> precedents = new ArrayList<>();
        Map<Asked, List<Precedent>> others = new LinkedHashMap<>();
        for (Row row : rows(question)) {
            boolean withoutKey = row.asked().references().isEmpty();
            if (row.asked().equals(same) || (withoutKey && row.asked().text().equals(same.text()))) {
                precedents.add(row.precedent());
            } else if (!withoutKey) {
                others.computeIfAbsent(row.asked(), _ -> new ArrayList<>()).add(row.precedent());
            }
        }
        return new Decided(
                precedents,
                others.entrySet().stream()
                        .map(other -> new GradedQuestion(
                                other.getKey().text(), other.getKey().references(), other.getValue()))
                        .toList());
    }

    private List<Row> rows(Question question) {
        return db.sql("""
                select r.question_text, r.answer #>> '{}' as answer,
                    r.question ->> 'reference_answer' as one, r.question ->> 'reference_answers' as several,
                    r.points_earned / r.points_possible as fraction, r.criteria, r.question ->> 'rubric' as rubric
                from question_results r join submissions s using (grading_id)
                where r.decided and r.concept_id = :concept and r.answer is not null
                    and r.question_type = 'constructed_response'
                order by r.question_text = :text desc, s.graded_at desc, r.grading_id, r.position limit :most
                """)
                .param("concept", question.conceptId())
                .param("text", question.text())
                .param("most", MOST)
                .query((row, _) -> new Row(
                        new Asked(
                                row.getString("question_text"),
                                references(row.getString("one"), row.getString("several"))),
                        new Precedent(
                                row.getString("answer"),
                                Math.min(1, row.getDouble("fraction")),
                                criteria(row.getString("rubric"), row.getString("criteria")))))
                .list();
    }

    /** By what the lines say: a rubric may have been another one under the same ids. */
    private Map<String, Double> criteria(@Nullable String rubric, String grades) {
        if (rubric == null) {
            return Map.of();
        }
        Map<String, String> lines =
                json.readValue(rubric, QuestionBody.RubricBody.class).lines();
        Map<String, Double> shares = new HashMap<>();
        for (Grade.CriterionGrade grade : json.readValue(grades, Grade.CriterionGrade[].class)) {
            Optional.ofNullable(lines.get(grade.criterionId()))
                    .ifPresent(line -> shares.put(line, Math.min(1, grade.points() / grade.possible())));
        }
        return shares;
    }

    private List<String> references(@Nullable String one, @Nullable String several) {
        return Stream.concat(
                        Stream.ofNullable(one),
                        several == null ? Stream.empty() : Arrays.stream(json.readValue(several, String[].class)))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}
