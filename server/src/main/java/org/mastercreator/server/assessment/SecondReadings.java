package org.mastercreator.server.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastercreator.learning.grading.ConstructedGrader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the offline grader was not sure about, read again beside what teachers decided about other answers to the same
 * question since. Changes nothing.
 */
@Service
public class SecondReadings {
    private final Intake intake;
    private final Grader grader;
    private final JdbcClient db;
    private final JsonMapper json;

    SecondReadings(Intake intake, Grader grader, JdbcClient db, JsonMapper json) {
        this.intake = intake;
        this.grader = grader;
        this.db = db;
        this.json = json;
    }

    private record Stored(Grades.Place place, Question question, ResponseBody response) {}

    /** The grades of those answers that it is sure about now, in their order; what a language model graded is not read. */
    public Map<Grades.Place, StoredGrade> of(Collection<Grades.Place> places) {
        List<Stored> unsure = db.sql("""
                select r.* from question_results r
                join unnest(:gradings::text[], :questions::text[]) with ordinality as p (grading_id, question_id, number)
                    using (grading_id, question_id)
                where r.review_reason = 'low_confidence' and not r.decided and r.question is not null
                    and r.graded_by like :offline || '%' and r.question_type = 'constructed_response'
                order by p.number
                """)
                .param("gradings", places.stream().map(Grades.Place::gradingId).toArray(String[]::new))
                .param(
                        "questions",
                        places.stream().map(Grades.Place::questionId).toArray(String[]::new))
                .param("offline", ConstructedGrader.MODEL)
                .query(this::stored)
                .list();
        Map<Grades.Place, StoredGrade> sure = new LinkedHashMap<>();
        unsure.forEach(one -> again(one).ifPresent(grade -> sure.put(one.place(), grade)));
        return sure;
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        String questionId = row.getString("question_id");
        return new Stored(
                new Grades.Place(row.getString("grading_id"), questionId),
                json.readValue(row.getString("question"), QuestionBody.class)
                        .stored(row.getString("concept_id"), row.getDouble("points_possible")),
                new ResponseBody(questionId, json.readTree(row.getString("answer")), null));
    }

    private Optional<StoredGrade> again(Stored one) {
        Question question = one.question();
        return grader.gradeAgain(question, intake.item(question, one.response()).answer())
                .map(grade -> StoredGrade.of(grade, question.points()));
    }
}
