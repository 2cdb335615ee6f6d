package org.mastercreator.server.adaptive;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mastercreator.learning.practice.Practice;
import org.mastercreator.learning.practice.PracticeConcept;
import org.mastercreator.learning.recommend.ConceptGraph;
import org.mastercreator.learning.recommend.Zone;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.mastery.MasteryRecord;
import org.mastercreator.server.prediction.Answered;
import org.mastercreator.server.prediction.Answers;
import org.mastercreator.server.prediction.Forecasts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Chooses the one concept to ask a student about next, by going through all her answers on the concepts that her
 * classes teach now; an archived one teaches none. Concepts fade here with every answer that is given to anything, not
 * with the days between. What a concept builds on counts, in whatever order her classes name the two. A hard
 * question's wrong answer counts less against her, and an easy one's right answer less for her. Of the questions on
 * the concept the one is named that lies in the zone and tells most about whether she knows it.
 */
@Service
class NextQuestions {
    private static final double FADE = 0.001;
    /** The difficulty of a question that is as hard as others of its concept. */
    private static final double USUAL = 0;

    private final Masteries masteries;
    private final Learners learners;
    private final Answers answers;
    private final Forecasts forecasts;
    private final Zone zone;
    private final JdbcClient db;

    NextQuestions(
            Masteries masteries, Learners learners, Answers answers, Forecasts forecasts, Zone zone, JdbcClient db) {
        this.masteries = masteries;
        this.learners = learners;
        this.answers = answers;
        this.forecasts = forecasts;
        this.zone = zone;
        this.db = db;
    }

    /** Empty if there is no concept left to ask about. */
    Optional<NextQuestion> of(String studentId) {
        List<MasteryRecord> concepts = masteries.taughtTo(studentId);
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
                                .flatMap(below -> Optional.ofNullable(places.get(below)).stream())
                                .toList()))
                .toList());
        List<Answered> given = answers.ofStudent(studentId);
        Map<String, Double> difficulties = difficulties(studentId);
        for (Answered answer : given) {
            Integer place = places.get(answer.conceptId());
            if (place != null) {
                practice.take(place, difficulties.getOrDefault(answer.question(), USUAL), answer.isSuccess());
            }
        }
        return practice.next().map(choice -> {
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
                    questions(studentId, concept.conceptId()).stream()
                            .max(Comparator.comparingDouble(question -> practice.suits(
                                    choice.concept(),
                                    difficulties.getOrDefault(
                                            question.assessmentId() + ":" + question.questionId(), USUAL),
                                    zone)))
                            .orElse(null));
        });
    }

    /** By {@link Answered#question}, in log odds: of all that she answered and of all that her classes have. */
    private Map<String, Double> difficulties(String studentId) {
        Map<String, Double> difficulties = new HashMap<>();
        db.sql("""
                select assessment_id || ':' || question_id as question, logit from question_difficulties
                where assessment_id in (
                    select assessment_id from submissions where student_id = :student
                    union select assessment_id from enrolments join assessments using (class_id)
                        where student_id = :student)
                """).param("student", studentId).query(row -> {
            difficulties.put(row.getString("question"), row.getDouble("logit"));
        });
        return difficulties;
    }

    /** Those that she has not answered, not in another quiz either, the oldest first; else the one of longest ago. */
    private List<NextQuestion.StoredQuestion> questions(String studentId, String conceptId) {
        return db.sql("""
                with answered as (
                    select r.question_text, max(s.graded_at) as at
                    from submissions s join question_results r using (grading_id)
                    where s.student_id = :student group by r.question_text)
                select assessment_id, title, question_id, question_text from (
                    select a.assessment_id, a.title, q.value ->> 'question_id' as question_id,
                        q.value ->> 'question_text' as question_text, a.created_at, q.place
                    from enrolments e join classes c using (class_id) join assessments a using (class_id)
                    cross join lateral jsonb_array_elements(a.questions) with ordinality as q (value, place)
                    left join answered on answered.question_text = q.value ->> 'question_text'
                    where e.student_id = :student and c.archived_at is null and a.archived_at is null
                        and q.value ->> 'concept_id' = :concept
                    order by answered.at nulls first fetch first row with ties) as open
                order by created_at, assessment_id, place
                """)
                .param("student", studentId)
                .param("concept", conceptId)
                .query((row, _) -> new NextQuestion.StoredQuestion(
                        row.getString("assessment_id"),
                        row.getString("title"),
                        row.getString("question_id"),
                        row.getString("question_text")))
                .list();
    }
}
