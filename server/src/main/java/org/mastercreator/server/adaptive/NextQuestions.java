package org.mastercreator.server.adaptive;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mastercreator.learning.practice.Choice;
import org.mastercreator.learning.practice.Practice;
import org.mastercreator.learning.practice.PracticeConcept;
import org.mastercreator.learning.recommend.ConceptGraph;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.mastery.MasteryRecord;
import org.mastercreator.server.prediction.Answered;
import org.mastercreator.server.prediction.Answers;
import org.mastercreator.server.prediction.Forecasts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Chooses the one concept to ask a student about next, by going through all her answers on the concepts of her classes.
 * Concepts fade here with every answer that is given to anything, not with the days between. What a concept builds on
 * counts where it is taught before it, so that a circle in the data does no harm.
 */
@Service
class NextQuestions {
    private static final double FADE = 0.001;

    private final Masteries masteries;
    private final Learners learners;
    private final Answers answers;
    private final Forecasts forecasts;
    private final JdbcClient db;

    NextQuestions(Masteries masteries, Learners learners, Answers answers, Forecasts forecasts, JdbcClient db) {
        this.masteries = masteries;
        this.learners = learners;
        this.answers = answers;
        this.forecasts = forecasts;
        this.db = db;
    }

    /** Empty if there is no concept left to ask about. */
    Optional<NextQuestion> of(String studentId) {
        List<MasteryRecord> concepts = masteries.ofStudent(studentId, List.of());
        Map<String, Integer> places = new HashMap<>();
        for (MasteryRecord concept : concepts) {
            places.put(concept.conceptId(), places.size());
        }
        ConceptGraph graph = learners.graph();
        Practice practice = new Practice(concepts.stream()
                .map(concept -> new PracticeConcept(
                        concept.parameters(),
                        FADE,
                        graph.prerequisitesOf(concept.conceptId()).stream()
                                .map(below -> places.getOrDefault(below, Integer.MAX_VALUE))
                                .filter(place -> place < places.getOrDefault(concept.conceptId(), 0))
                                .toList()))
                .toList());
        List<Answered> given = answers.ofStudent(studentId);
        for (Answered answer : given) {
            Integer place = places.get(answer.conceptId());
            if (place != null) {
                practice.take(place, answer.isSuccess());
            }
        }
        return practice.next().map(choice -> told(studentId, choice, concepts, given));
    }

    private NextQuestion told(String studentId, Choice choice, List<MasteryRecord> concepts, List<Answered> given) {
        MasteryRecord concept = concepts.get(choice.concept());
        return new NextQuestion(
                concept.conceptId(),
                concept.conceptName(),
                choice.kind().name().toLowerCase(Locale.ROOT),
                choice.reason(
                        concept.conceptName(), concepts.get(choice.after()).conceptName()),
                forecasts
                        .of(given, new Forecasts.Asked(concept.conceptId(), concept.mastery()))
                        .chance(),
                question(studentId, concept.conceptId()).orElse(null));
    }

    private Optional<NextQuestion.StoredQuestion> question(String studentId, String conceptId) {
        return db.sql("""
                select a.assessment_id, a.title, q.value ->> 'question_id' as question_id,
                    q.value ->> 'question_text' as question_text
                from enrolments e join assessments a using (class_id)
                cross join lateral jsonb_array_elements(a.questions) with ordinality as q (value, place)
                left join lateral (
                    select max(s.graded_at) as at from submissions s join question_results r using (grading_id)
                    where s.student_id = e.student_id and s.assessment_id = a.assessment_id
                        and r.question_id = q.value ->> 'question_id') as answered on true
                where e.student_id = :student and q.value ->> 'concept_id' = :concept
                order by answered.at nulls first, a.created_at, a.assessment_id, q.place limit 1
                """)
                .param("student", studentId)
                .param("concept", conceptId)
                .query((row, _) -> new NextQuestion.StoredQuestion(
                        row.getString("assessment_id"),
                        row.getString("title"),
                        row.getString("question_id"),
                        row.getString("question_text")))
                .optional();
    }
}
