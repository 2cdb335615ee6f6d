package org.mastercreator.server.mastery;

import static org.mastercreator.server.database.Columns.counts;
import static org.mastercreator.server.database.Columns.numbers;
import static org.mastercreator.server.database.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.recommend.ClassMastery;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.Fading;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.mastercreator.learning.tracing.MasteryExplanation;
import org.mastercreator.learning.tracing.MasteryInterval;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What each student knows. A student's row is locked before her mastery is read for a change, so that two
 * submissions at the same moment both count, one after the other.
 */
@Service
public class Masteries {
    private static final String RECORDS = """
            select s.student_id, c.concept_id, c.concept_name, c.p_init, c.p_learn, c.p_guess, c.p_slip, c.traced_by,
                coalesce(m.mastery, c.p_init) as mastery, coalesce(m.observations, 0) as observations, m.last_updated
            """;

    private static final double MILLIS_A_DAY = 86_400_000.0;

    private final JdbcClient db;
    private final Streams streams;
    private final Clock clock;
    /** Concepts that were seen to exist: they are never removed. */
    private final Set<String> knownConcepts = ConcurrentHashMap.newKeySet();

    Masteries(JdbcClient db, Streams streams, Clock clock) {
        this.db = db;
        this.streams = streams;
        this.clock = clock;
    }

    /**
     * One graded answer.
     *
     * @param credit share of its points that it earned, 0..1
     */
    public record Evidence(String conceptId, String questionId, double credit) {}

    /** Which of these concepts do not exist. */
    public Set<String> unknownConcepts(Collection<String> conceptIds) {
        Set<String> unknown = new TreeSet<>(conceptIds);
        unknown.removeAll(knownConcepts);
        if (!unknown.isEmpty()) {
            List<String> found = db.sql("select concept_id from concepts where concept_id = any(:ids)")
                    .param("ids", unknown.toArray(String[]::new))
                    .query(String.class)
                    .list();
            knownConcepts.addAll(found);
            found.forEach(unknown::remove);
        }
        return unknown;
    }

    /** Makes later changes of this student's mastery wait until the present transaction ends. */
    public void lock(String studentId) {
        boolean there = db.sql("select 1 from students where student_id = :student for no key update")
                .param("student", studentId)
                .query((row, _) -> row.getInt(1))
                .optional()
                .isPresent();
        if (!there) {
            throw new Problem.NotFound("student");
        }
    }

    /** What the answers of one submission, in order, do to a student's mastery; nothing is stored yet. */
    public List<MasteryChange> trace(String studentId, List<Evidence> evidence) {
        Map<String, List<Evidence>> byConcept = evidence.stream()
                .collect(Collectors.groupingBy(Evidence::conceptId, LinkedHashMap::new, Collectors.toList()));
        Map<String, MasteryRecord> before = onConcepts(studentId, byConcept.keySet()).stream()
                .collect(Collectors.toMap(MasteryRecord::conceptId, Function.identity()));
        List<MasteryChange> changes = new ArrayList<>();
        byConcept.forEach((conceptId, answers) -> {
            MasteryRecord record = before.get(conceptId);
            if (record != null) {
                changes.add(trace(record, answers));
            }
        });
        return changes;
    }

    private static MasteryChange trace(MasteryRecord record, List<Evidence> answers) {
        double mastery = record.mastery();
        int observations = record.observations();
        List<MasteryChange.Step> steps = new ArrayList<>();
        for (Evidence answer : answers) {
            double next = KnowledgeTracer.update(mastery, record.parameters(), answer.credit());
            steps.add(new MasteryChange.Step(answer.questionId(), answer.credit(), mastery, next, ++observations));
            mastery = next;
        }
        return new MasteryChange(
                record.studentId(),
                record.conceptId(),
                record.conceptName(),
                record.mastery(),
                record.parameters(),
                record.modelVersion(),
                steps);
    }

    /** Stores what a stored submission did, and tells its classes: one event for each concept. */
    public void store(
            String gradingId, String studentId, Collection<String> classIds, List<MasteryChange> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        write(gradingId, studentId, changes, now.atOffset(ZoneOffset.UTC));
        for (MasteryChange change : changes) {
            tell(
                    gradingId,
                    classIds,
                    new Standing(
                            studentId,
                            change.conceptId(),
                            change.previousMastery(),
                            change.newMastery(),
                            change.observations(),
                            now));
        }
    }

    private record Traced(MasteryChange change, MasteryChange.Step step) {}

    /** Every step of every concept, in the order of the answers, and where she stands after them, in one statement. */
    private void write(String gradingId, String studentId, List<MasteryChange> changes, OffsetDateTime at) {
        List<Traced> steps = changes.stream()
                .flatMap(change -> change.steps().stream().map(step -> new Traced(change, step)))
                .toList();
        db.sql("""
                with steps as (
                    insert into mastery_history (student_id, concept_id, previous_mastery, new_mastery, credit,
                        observations, grading_id, question_id, model_version, changed_at)
                    select :student, s.concept, s.before, s.after, s.credit, s.n, :grading, s.question, s.model, :at
                    from unnest(:step_concepts::text[], :befores::float8[], :afters::float8[], :credits::float8[],
                            :step_ns::int[], :questions::text[], :models::text[])
                        as s (concept, before, after, credit, n, question, model)
                        join question_results r on r.grading_id = :grading and r.question_id = s.question
                    order by r.position)
                insert into mastery (student_id, concept_id, mastery, observations, last_updated)
                select :student, m.concept, m.mastery, m.n, :at
                from unnest(:concepts::text[], :masteries::float8[], :ns::int[]) as m (concept, mastery, n)
                on conflict (student_id, concept_id) do update set mastery = excluded.mastery,
                    observations = excluded.observations, last_updated = excluded.last_updated
                """)
                .param("student", studentId)
                .param("grading", gradingId)
                .param("at", at)
                .param("step_concepts", texts(steps, traced -> traced.change().conceptId()))
                .param("befores", numbers(steps, traced -> traced.step().before()))
                .param("afters", numbers(steps, traced -> traced.step().after()))
                .param("credits", numbers(steps, traced -> traced.step().credit()))
                .param("step_ns", counts(steps, traced -> traced.step().observations()))
                .param("questions", texts(steps, traced -> traced.step().questionId()))
                .param("models", texts(steps, traced -> traced.change().modelVersion()))
                .param("concepts", texts(changes, MasteryChange::conceptId))
                .param("masteries", numbers(changes, MasteryChange::newMastery))
                .param("ns", counts(changes, MasteryChange::observations))
                .update();
    }

    /**
     * Where a student stands on a concept, and where she stood.
     *
     * @param observations answers that it rests on
     * @param lastUpdated when the last of them came in; null without any
     */
    record Standing(
            String studentId,
            String conceptId,
            double previousMastery,
            double mastery,
            int observations,
            @Nullable Instant lastUpdated) {}

    void set(Standing standing) {
        if (standing.lastUpdated() == null) {
            db.sql("delete from mastery where student_id = :student and concept_id = :concept")
                    .param("student", standing.studentId())
                    .param("concept", standing.conceptId())
                    .update();
            return;
        }
        db.sql("""
                insert into mastery (student_id, concept_id, mastery, observations, last_updated)
                values (:student, :concept, :mastery, :n, :at)
                on conflict (student_id, concept_id) do update set mastery = excluded.mastery,
                    observations = excluded.observations, last_updated = excluded.last_updated
                """)
                .param("student", standing.studentId())
                .param("concept", standing.conceptId())
                .param("mastery", standing.mastery())
                .param("n", standing.observations())
                .param("at", standing.lastUpdated().atOffset(ZoneOffset.UTC))
                .update();
    }

    void tell(String gradingId, Collection<String> classIds, Standing standing) {
        StreamEvent event = event(gradingId, standing);
        classIds.forEach(classId -> streams.emit(classId, event));
    }

    private static StreamEvent event(String gradingId, Standing standing) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("concept_id", standing.conceptId());
        data.put("previous_mastery", standing.previousMastery());
        data.put("new_mastery", standing.mastery());
        data.put("observations", standing.observations());
        data.put("level", level(standing.mastery()));
        data.put("interval", MasteryInterval.of(standing.mastery(), standing.observations()));
        data.put("last_updated", standing.lastUpdated());
        data.put("grading_id", gradingId);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("student_id", standing.studentId());
        body.put("mastery_data", data);
        body.put("data", data);
        return StreamEvent.aboutStudent("mastery_update", standing.studentId(), body)
                .asLatestOf("mastery:" + standing.studentId() + ":" + standing.conceptId());
    }

    /** One record for each of these concepts; if none is named, for every concept of her classes, in their teaching order. */
    public List<MasteryRecord> ofStudent(String studentId, Collection<String> conceptIds) {
        return conceptIds.isEmpty() ? ofClassesOf(studentId, true) : onConcepts(studentId, conceptIds);
    }

    /** Of each concept that a class of hers teaches now, in the order of her classes; an archived one teaches none. */
    public List<MasteryRecord> taughtTo(String studentId) {
        return ofClassesOf(studentId, false);
    }

    private List<MasteryRecord> ofClassesOf(String studentId, boolean archivedToo) {
        return db.sql(RECORDS + """
                from students s join (
                    select k.concept_id, min(k.position) as place
                    from enrolments e join class_concepts k using (class_id) join classes u using (class_id)
                    where e.student_id = :student and (:archived or u.archived_at is null)
                    group by k.concept_id) taught on true
                join concepts c using (concept_id)
                left join mastery m on m.student_id = s.student_id and m.concept_id = c.concept_id
                where s.student_id = :student order by taught.place, c.concept_id
                """)
                .param("student", studentId)
                .param("archived", archivedToo)
                .query(this::record)
                .list();
    }

    private List<MasteryRecord> onConcepts(String studentId, Collection<String> conceptIds) {
        // The database plans the question about one concept once, that about a list each time.
        String which = conceptIds.size() == 1 ? " = :one" : " = any(:all)";
        return db.sql(RECORDS + """
                from students s cross join concepts c
                left join mastery m on m.student_id = s.student_id and m.concept_id = c.concept_id
                where s.student_id = :student and c.concept_id""" + which + " order by c.concept_id")
                .param("student", studentId)
                .param("one", conceptIds.stream().findFirst().orElse(""))
                .param("all", conceptIds.toArray(String[]::new))
                .query(this::record)
                .list();
    }

    /** One record for each student and concept of a class, students in order of id, concepts in teaching order. */
    public List<MasteryRecord> ofClass(String classId) {
        return db.sql(RECORDS + """
                from enrolments e join students s using (student_id) join class_concepts k using (class_id)
                join concepts c using (concept_id)
                left join mastery m on m.student_id = s.student_id and m.concept_id = c.concept_id
                where e.class_id = :class order by s.student_id, k.position, c.concept_id
                """).param("class", classId).query(this::record).list();
    }

    /** The same without those that no answer has spoken for: a figure without evidence is shown nowhere. */
    public List<MasteryRecord> observedInClass(String classId) {
        return ofClass(classId).stream()
                .filter(record -> record.observations() > 0)
                .toList();
    }

    ClassMastery distribution(String classId, String conceptId) {
        List<Double> masteries = db.sql("""
                select m.mastery from enrolments e join class_concepts k using (class_id)
                join mastery m on m.student_id = e.student_id and m.concept_id = k.concept_id
                where e.class_id = :class and k.concept_id = :concept and m.observations > 0 order by m.student_id
                """)
                .param("class", classId)
                .param("concept", conceptId)
                .query(Double.class)
                .list();
        if (masteries.isEmpty()
                && db.sql("select 1 from class_concepts where class_id = :class and concept_id = :concept")
                        .param("class", classId)
                        .param("concept", conceptId)
                        .query()
                        .listOfRows()
                        .isEmpty()) {
            throw new Problem.NotFound("concept of this class");
        }
        return ClassMastery.of(masteries);
    }

    record Cause(String kind, String gradingId, String assessmentId, String questionId) {}

    record HistoryEntry(
            long historyId,
            Instant at,
            double previousMastery,
            double newMastery,
            double credit,
            int observations,
            String modelVersion,
            Cause cause) {}

    Page<HistoryEntry> history(String studentId, String conceptId, Page.Request request) {
        List<HistoryEntry> rows = db.sql("""
                select h.history_id, h.changed_at, h.previous_mastery, h.new_mastery, h.credit, h.observations,
                    h.model_version, h.grading_id, s.assessment_id, h.question_id
                from mastery_history h join submissions s using (grading_id)
                where h.student_id = :student and h.concept_id = :concept and h.observations < :before
                order by h.observations desc limit :limit
                """)
                .param("student", studentId)
                .param("concept", conceptId)
                .param("before", request.after().isEmpty() ? Long.MAX_VALUE : request.number(0))
                .param("limit", request.limit() + 1)
                .query((row, _) -> new HistoryEntry(
                        row.getLong("history_id"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getDouble("previous_mastery"),
                        row.getDouble("new_mastery"),
                        row.getDouble("credit"),
                        row.getInt("observations"),
                        row.getString("model_version"),
                        new Cause(
                                "submission",
                                row.getString("grading_id"),
                                row.getString("assessment_id"),
                                row.getString("question_id"))))
                .list();
        return request.page(rows, row -> List.of(String.valueOf(row.observations())));
    }

    MasteryExplanation explain(MasteryRecord record) {
        List<MasteryExplanation.Step> recent =
                history(record.studentId(), record.conceptId(), new Page.Request(5, List.of()))
                        .items()
                        .reversed()
                        .stream()
                        .map(entry -> new MasteryExplanation.Step(
                                entry.credit(), entry.previousMastery(), entry.newMastery()))
                        .toList();
        return MasteryExplanation.of(
                record.conceptName(), record.mastery(), record.observations(), record.parameters(), recent);
    }

    private static String level(double mastery) {
        return MasteryLevel.of(mastery).name().toLowerCase(Locale.ROOT);
    }

    private double daysSince(OffsetDateTime updated) {
        return Duration.between(updated.toInstant(), clock.instant()).toMillis() / MILLIS_A_DAY;
    }

    /** "bkt-1" with the parameters that came with the concept, "bkt-1.7" with those of version 7. */
    static String modelVersion(long version) {
        return KnowledgeTracer.MODEL_VERSION + (version == 0 ? "" : "." + version);
    }

    private MasteryRecord record(ResultSet row, int number) throws SQLException {
        double mastery = row.getDouble("mastery");
        int observations = row.getInt("observations");
        @Nullable OffsetDateTime updated = row.getObject("last_updated", OffsetDateTime.class);
        return new MasteryRecord(
                row.getString("student_id"),
                row.getString("concept_id"),
                row.getString("concept_name"),
                mastery,
                level(mastery),
                observations,
                MasteryInterval.of(mastery, observations),
                updated == null ? null : updated.toInstant(),
                updated == null ? mastery : Fading.of(mastery, observations, daysSince(updated)),
                new BktParameters(
                        row.getDouble("p_init"),
                        row.getDouble("p_learn"),
                        row.getDouble("p_guess"),
                        row.getDouble("p_slip")),
                modelVersion(row.getLong("traced_by")));
    }
}
