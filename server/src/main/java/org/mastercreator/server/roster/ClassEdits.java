package org.mastercreator.server.roster;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Makes classes, changes what they are called and taught, archives them; each inside the caller's transaction. */
@Service
class ClassEdits {
    private final JdbcClient db;
    private final Streams streams;
    private final List<ClassWork> work;
    private final Ids ids;
    private final Clock clock;

    ClassEdits(JdbcClient db, Streams streams, List<ClassWork> work, Ids ids, Clock clock) {
        this.db = db;
        this.streams = streams;
        this.work = work;
        this.ids = ids;
        this.clock = clock;
    }

    /** What somebody gives to make a class; its id and its teachers are an admin's to say. */
    record NewClass(
            Optional<String> classId,
            String className,
            String subject,
            int gradeLevel,
            List<String> conceptIds,
            List<String> teacherIds) {}

    /**
     * The id of the new class.
     *
     * @throws Problem.Invalid naming every field that asks for what is not there, or not the caller's to say
     */
    String create(Caller caller, NewClass made) {
        List<Problem.FieldError> errors = new ArrayList<>(wrongConcepts(made.conceptIds()));
        if (!caller.isAdmin()) {
            made.classId().ifPresent(_ -> errors.add(new Problem.FieldError("class_id", "is chosen by an admin only")));
        }
        errors.addAll(wrongTeachers(caller, made.teacherIds()));
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        String classId = made.classId().orElseGet(() -> ids.next("class"));
        int inserted = db.sql("""
                insert into classes (class_id, class_name, subject, grade_level)
                values (:id, :name, :subject, :grade) on conflict do nothing
                """)
                .param("id", classId)
                .param("name", made.className())
                .param("subject", made.subject())
                .param("grade", made.gradeLevel())
                .update();
        if (inserted == 0) {
            throw new Problem.Conflict("There is a class with this class_id already.");
        }
        setConcepts(classId, made.conceptIds());
        for (String teacher : caller.isAdmin() ? made.teacherIds() : List.of(caller.userId())) {
            db.sql("insert into class_teachers (class_id, user_id) values (:class, :user)")
                    .param("class", classId)
                    .param("user", teacher)
                    .update();
        }
        streams.open(classId, ids.next("epoch"));
        return classId;
    }

    /** When the class was last changed; nobody else changes it until the present transaction ends. */
    Instant lock(String classId) {
        return time(classId, " for no key update");
    }

    Instant changedAt(String classId) {
        return time(classId, "");
    }

    private Instant time(String classId, String lock) {
        return db.sql("select updated_at from classes where class_id = :class" + lock)
                .param("class", classId)
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("class"))
                .toInstant();
    }

    /** What is to be different; what is empty stays. */
    record Changes(
            Optional<String> className,
            Optional<String> subject,
            Optional<Integer> gradeLevel,
            Optional<List<String>> conceptIds,
            Optional<Boolean> archived) {
        boolean none() {
            return archived.isEmpty() && keepRest();
        }

        private boolean keepRest() {
            return className.isEmpty() && subject.isEmpty() && gradeLevel.isEmpty() && conceptIds.isEmpty();
        }

        /** Whether an archived class takes them: they bring it back, or ask for no more than that it is archived. */
        boolean suitArchived() {
            return archived.isPresent() && (!archived.get() || keepRest());
        }
    }

    /** Changes the class and tells its windows, which read it again. Call with the class locked. */
    Instant change(String classId, Changes changes) {
        if (changes.none()) {
            throw new Problem.Invalid(
                    "$", "must have at least one of class_name, subject, grade_level, concept_ids, archived");
        }
        boolean wasArchived = isArchived(classId);
        if (wasArchived && !changes.suitArchived()) {
            throw Access.archived();
        }
        changes.conceptIds()
                .map(this::wrongConcepts)
                .filter(errors -> !errors.isEmpty())
                .ifPresent(errors -> {
                    throw new Problem.Invalid(errors);
                });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Boolean> turned = changes.archived().filter(archived -> archived != wasArchived);
        db.sql("""
                update classes set class_name = coalesce(:name, class_name), subject = coalesce(:subject, subject),
                    grade_level = coalesce(:grade, grade_level), updated_at = :now,
                    archived_at = case :turned::boolean when true then :now when false then null else archived_at end
                where class_id = :class
                """)
                .param("name", changes.className().orElse(null))
                .param("subject", changes.subject().orElse(null))
                .param("grade", changes.gradeLevel().orElse(null))
                .param("turned", turned.orElse(null))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("class", classId)
                .update();
        changes.conceptIds().ifPresent(concepts -> {
            db.sql("delete from class_concepts where class_id = :class")
                    .param("class", classId)
                    .update();
            setConcepts(classId, concepts);
        });
        streams.emit(classId, StreamEvent.classUpdate(now));
        turned.ifPresent(archived -> tell(classId, archived));
        return now;
    }

    private boolean isArchived(String classId) {
        return Boolean.TRUE.equals(db.sql("select archived_at is not null from classes where class_id = :class")
                .param("class", classId)
                .query(Boolean.class)
                .single());
    }

    private void tell(String classId, boolean archived) {
        for (ClassWork one : work) {
            if (archived) {
                one.archived(classId);
            } else {
                one.restored(classId);
            }
        }
    }

    private void setConcepts(String classId, List<String> conceptIds) {
        for (int i = 0; i < conceptIds.size(); i++) {
            db.sql("insert into class_concepts (class_id, concept_id, position) values (:class, :concept, :position)")
                    .param("class", classId)
                    .param("concept", conceptIds.get(i))
                    .param("position", i)
                    .update();
        }
    }

    private List<Problem.FieldError> wrongConcepts(List<String> conceptIds) {
        if (new HashSet<>(conceptIds).size() < conceptIds.size()) {
            return List.of(new Problem.FieldError("concept_ids", "names a concept twice"));
        }
        List<String> unknown = new ArrayList<>(conceptIds);
        unknown.removeAll(db.sql("select concept_id from concepts where concept_id = any(:ids)")
                .param("ids", conceptIds.toArray(String[]::new))
                .query(String.class)
                .list());
        return unknown.isEmpty()
                ? List.of()
                : List.of(new Problem.FieldError(
                        "concept_ids", "has concepts that do not exist: " + String.join(", ", unknown)));
    }

    private List<Problem.FieldError> wrongTeachers(Caller caller, List<String> teacherIds) {
        if (teacherIds.isEmpty()) {
            return List.of();
        }
        if (!caller.isAdmin()) {
            return List.of(new Problem.FieldError("teacher_ids", "are said by an admin only"));
        }
        int known = db.sql("select count(*) from users where role = 'teacher' and user_id = any(:ids)")
                .param("ids", teacherIds.toArray(String[]::new))
                .query(Integer.class)
                .single();
        return known == teacherIds.size()
                ? List.of()
                : List.of(new Problem.FieldError("teacher_ids", "must be teachers, each named once"));
    }
}
