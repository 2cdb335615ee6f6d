package org.mastercreator.server.review;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.GradeHistory;
import org.mastercreator.server.assessment.Grades;
import org.mastercreator.server.assessment.Regrading;
import org.mastercreator.server.assessment.SecondReadings;
import org.mastercreator.server.assessment.StoredGrade;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people decide about grades. A decision keeps the grade as it was, so that it can be undone; grade, mastery and
 * every window follow at once, in the caller's transaction.
 */
@Service
public class Reviews {
    static final int MOST_SETTLED = 200;

    private final Grades grades;
    private final GradeHistory history;
    private final Regrading regrading;
    private final SecondReadings secondReadings;
    private final ReviewQueue queue;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Reviews(
            Grades grades,
            GradeHistory history,
            Regrading regrading,
            SecondReadings secondReadings,
            ReviewQueue queue,
            Access access,
            Audit audit,
            Ids ids,
            JdbcClient db,
            JsonMapper json,
            Clock clock) {
        this.grades = grades;
        this.history = history;
        this.regrading = regrading;
        this.secondReadings = secondReadings;
        this.queue = queue;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** One answer that was decided. */
    public record Decided(String gradingId, String questionId, String studentId, StoredGrade grade) {}

    /** @param batchId names what was decided together, for undoing it together */
    public record Batch(String batchId, List<Decided> decided) {}

    /**
     * Decides about an answer, and about all that are alike if that is wanted.
     *
     * @throws Problem.NotFound if the class has no such answer
     * @throws Problem.Stale if there was a decision, or another answer, that the caller has not seen
     */
    public Batch decide(Caller caller, String classId, Verdict verdict) {
        access.holdInUse(classId);
        Review found = require(classId, verdict.place());
        Set<String> students = new HashSet<>(Set.of(found.studentId()));
        alike(classId, verdict).forEach(review -> students.add(review.studentId()));
        grades.lock(students);
        if (version(verdict.place()) != verdict.version()) {
            throw new Problem.Stale();
        }
        List<Grades.Place> places = new ArrayList<>(List.of(verdict.place()));
        // Read anew: until she was locked, a student may have answered with other words.
        alike(classId, verdict).stream()
                .filter(review -> students.contains(review.studentId()))
                .forEach(review -> places.add(new Grades.Place(review.gradingId(), review.questionId())));
        Map<Grades.Graded, StoredGrade> changes = new LinkedHashMap<>();
        for (Grades.Graded graded : grades.find(places)) {
            boolean asked = graded.place().equals(verdict.place());
            if (asked || (graded.grade().needsReview() && !graded.grade().decided())) {
                changes.put(graded, verdict.on(graded.grade()));
            }
        }
        String action = verdict.accepts() ? "accept" : "change";
        return store(caller, classId, changes, graded -> new GradeHistory.Entry(action, verdict.reason(), null));
    }

    private Review require(String classId, Grades.Place place) {
        return queue.find(classId, place).orElseThrow(() -> new Problem.NotFound("answer of this class"));
    }

    private List<Review> alike(String classId, Verdict verdict) {
        return verdict.alike() ? queue.alike(classId, verdict.place()) : List.of();
    }

    private int version(Grades.Place place) {
        return db.sql("select " + ReviewQueue.VERSION + """
                from question_results r where r.grading_id = :grading and r.question_id = :question
                """)
                .param("grading", place.gradingId())
                .param("question", place.questionId())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("answer of this class"));
    }

    /**
     * A waiting answer that the grader is sure about since teachers decided about others.
     *
     * @param grade what it would get
     */
    record SecondReading(Review review, StoredGrade grade) {}

    /** Those among the answers to the same question that wait, least sure first: they are looked over before they are settled. */
    List<SecondReading> secondReadings(String classId, Grades.Place place) {
        Map<Grades.Place, Review> waiting = queue.waitingBeside(classId, place, MOST_SETTLED).stream()
                .collect(Collectors.toMap(Reviews::placeOf, review -> review, (one, _) -> one, LinkedHashMap::new));
        return secondReadings.of(waiting.keySet()).entrySet().stream()
                .map(sure -> new SecondReading(
                        Optional.ofNullable(waiting.get(sure.getKey())).orElseThrow(), sure.getValue()))
                .sorted(Comparator.comparingDouble(one -> one.grade().confidence()))
                .toList();
    }

    private static Grades.Place placeOf(Review review) {
        return new Grades.Place(review.gradingId(), review.questionId());
    }

    /**
     * A second reading that a teacher has looked over.
     *
     * @param version of the answer and its grade that she has seen
     * @param points that it would get
     */
    record Seen(Grades.Place place, int version, double points) {}

    /**
     * Gives waiting answers the grades of their second readings. No person stands behind these grades, so they are no
     * precedents. What is not as the teacher saw it waits on.
     *
     * @throws Problem.NotFound if one of them is no answer of the class
     * @throws Problem.Stale if none is as she saw it
     */
    Batch settle(Caller caller, String classId, List<Seen> seen) {
        access.holdInUse(classId);
        Map<Grades.Place, Seen> byPlace =
                seen.stream().collect(Collectors.toMap(Seen::place, one -> one, (_, last) -> last));
        List<Standing> found = standing(classId, byPlace.keySet());
        if (found.size() < byPlace.size()) {
            throw new Problem.NotFound("answer of this class");
        }
        grades.lock(found.stream().map(Standing::studentId).toList());
        List<Grades.Place> asSeen = standing(classId, byPlace.keySet()).stream()
                .filter(one -> seenOf(byPlace, one.place()).version() == one.version())
                .map(Standing::place)
                .toList();
        Map<Grades.Place, StoredGrade> sure = secondReadings.of(asSeen);
        Map<Grades.Graded, StoredGrade> changes = new LinkedHashMap<>();
        for (Grades.Graded graded : grades.find(asSeen)) {
            StoredGrade grade = sure.get(graded.place());
            if (grade != null
                    && Math.abs(grade.pointsEarned()
                                    - seenOf(byPlace, graded.place()).points())
                            < 1e-9) {
                changes.put(graded, grade);
            }
        }
        if (changes.isEmpty()) {
            throw new Problem.Stale();
        }
        return store(caller, classId, changes, _ -> new GradeHistory.Entry("settle", null, null));
    }

    private static Seen seenOf(Map<Grades.Place, Seen> byPlace, Grades.Place place) {
        return Optional.ofNullable(byPlace.get(place)).orElseThrow();
    }

    private record Standing(Grades.Place place, String studentId, int version) {}

    /** Those of the answers that are of the class. */
    private List<Standing> standing(String classId, Collection<Grades.Place> places) {
        return db.sql("select r.grading_id, r.question_id, s.student_id, " + ReviewQueue.VERSION + """
                 as version from question_results r join submissions s using (grading_id)
                join enrolments e using (student_id)
                join unnest(:gradings::text[], :questions::text[]) as p (grading_id, question_id)
                    using (grading_id, question_id)
                where e.class_id = :class
                """)
                .param("gradings", places.stream().map(Grades.Place::gradingId).toArray(String[]::new))
                .param(
                        "questions",
                        places.stream().map(Grades.Place::questionId).toArray(String[]::new))
                .param("class", classId)
                .query((row, _) -> new Standing(
                        new Grades.Place(row.getString("grading_id"), row.getString("question_id")),
                        row.getString("student_id"),
                        row.getInt("version")))
                .list();
    }

    private Batch store(
            Caller caller,
            String classId,
            Map<Grades.Graded, StoredGrade> changes,
            Function<Grades.Graded, GradeHistory.Entry> entries) {
        String batchId = ids.next("dec");
        Instant now = clock.instant();
        changes.forEach(
                (graded, grade) -> history.enter(batchId, graded, grade, entries.apply(graded), caller.userId(), now));
        grades.change(changes);
        changes.keySet().stream()
                .map(Grades.Graded::studentId)
                .distinct()
                .forEach(student -> audit.record(caller, Audit.Action.CHANGE, "grade", student, Optional.of(classId)));
        return new Batch(
                batchId,
                changes.entrySet().stream()
                        .map(change -> new Decided(
                                change.getKey().place().gradingId(),
                                change.getKey().place().questionId(),
                                change.getKey().studentId(),
                                change.getValue()))
                        .toList());
    }

    private record Past(long decisionId, Grades.Place place, String studentId, StoredGrade before, boolean newest) {}

    /**
     * Takes back what was decided together: every answer has the grade again that it had, or that it would have by now
     * because its key was corrected since.
     *
     * @throws Problem.NotFound if no such decision was made about answers of the class
     * @throws Problem.Conflict if one of them was decided about again since, or this was taken back already
     */
    Batch undo(Caller caller, String classId, String batchId) {
        access.holdInUse(classId);
        grades.lock(past(classId, batchId).stream().map(Past::studentId).toList());
        List<Past> past = past(classId, batchId);
        if (past.isEmpty()) {
            throw new Problem.NotFound("decision of this class");
        }
        if (past.stream().anyMatch(one -> !one.newest())) {
            throw new Problem.Conflict("This was taken back already, or decided about again since.");
        }
        Map<Grades.Place, Past> byPlace = past.stream().collect(Collectors.toMap(Past::place, one -> one));
        Map<Grades.Graded, StoredGrade> changes = new LinkedHashMap<>();
        for (Grades.Graded graded : grades.find(byPlace.keySet())) {
            StoredGrade before = pastOf(byPlace, graded).before();
            Optional<Regrading.Renewed> renewed = before.decided() ? Optional.empty() : regrading.renewed(graded);
            changes.put(
                    renewed.map(Regrading.Renewed::graded).orElse(graded),
                    renewed.map(Regrading.Renewed::grade).orElse(before));
        }
        return store(
                caller,
                classId,
                changes,
                graded -> new GradeHistory.Entry(
                        "undo", null, pastOf(byPlace, graded).decisionId()));
    }

    private static Past pastOf(Map<Grades.Place, Past> byPlace, Grades.Graded graded) {
        return Optional.ofNullable(byPlace.get(graded.place())).orElseThrow();
    }

    private List<Past> past(String classId, String batchId) {
        return db.sql("""
                select d.*, s.student_id, not exists (select from grade_decisions l
                    where l.grading_id = d.grading_id and l.question_id = d.question_id
                        and (l.undoes = d.decision_id or l.decision_id > d.decision_id and l.action <> 'undo'
                            and not exists (select from grade_decisions u where u.undoes = l.decision_id))) as newest
                from grade_decisions d join submissions s using (grading_id) join enrolments e using (student_id)
                where d.batch_id = :batch and e.class_id = :class and d.action in ('accept', 'change', 'settle') order by d.decision_id
                """)
                .param("batch", batchId)
                .param("class", classId)
                .query((row, _) -> new Past(
                        row.getLong("decision_id"),
                        new Grades.Place(row.getString("grading_id"), row.getString("question_id")),
                        row.getString("student_id"),
                        json.readValue(row.getString("before"), StoredGrade.class),
                        row.getBoolean("newest")))
                .list();
    }

    /**
     * A decision of the past.
     *
     * @param by who decided, by name; what students see says "your teacher" instead
     */
    record Entered(
            String batchId,
            String gradingId,
            String questionId,
            String action,
            StoredGrade before,
            StoredGrade after,
            @Nullable String reason,
            String by,
            Instant decidedAt) {}

    /** The decisions about a submission of this student, newest first. */
    List<Entered> about(String studentId, String gradingId, boolean named) {
        return db.sql("""
                select d.*, u.display_name from grade_decisions d join submissions s using (grading_id)
                left join users u on u.user_id = d.decided_by
                where s.student_id = :student and d.grading_id = :grading order by d.decision_id desc
                """)
                .param("student", studentId)
                .param("grading", gradingId)
                .query((row, _) -> new Entered(
                        row.getString("batch_id"),
                        row.getString("grading_id"),
                        row.getString("question_id"),
                        row.getString("action"),
                        json.readValue(row.getString("before"), StoredGrade.class),
                        json.readValue(row.getString("after"), StoredGrade.class),
                        row.getString("reason"),
                        named
                                ? Optional.ofNullable(row.getString("display_name"))
                                        .orElse("someone who left")
                                : "your teacher",
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * A student asks for a teacher's look at one of her answers.
     *
     * @throws Problem.NotFound if the student has no such answer
     * @throws Problem.Conflict if it waits for a teacher already, or one has decided
     */
    public void ask(Caller caller, String studentId, Grades.Place place, Optional<String> note) {
        access.holdOneInUse(studentId);
        grades.lock(Set.of(studentId));
        Grades.Graded graded = grades.find(List.of(place)).stream()
                .filter(one -> one.studentId().equals(studentId))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("answer"));
        if (graded.grade().needsReview()) {
            throw new Problem.Conflict("A teacher will look at this answer already.");
        }
        grades.askForReview(graded, note);
        audit.record(caller, Audit.Action.CHANGE, "grade", studentId, Optional.empty());
    }
}
