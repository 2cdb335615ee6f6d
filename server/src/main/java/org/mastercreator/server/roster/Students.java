package org.mastercreator.server.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Students: created, read, changed, erased. Every change tells the windows of all their classes. */
@Service
public class Students {
    private static final String PROFILE = """
            select s.student_id, s.student_name, s.grade_level, s.reading_level, s.created_at, s.updated_at,
                i.student_id is not null as has_iep, coalesce(i.accommodations, '{}') as accommodations,
                array(select e.class_id::text from enrolments e where e.student_id = s.student_id
                    order by e.enrolled_at, e.class_id) as class_ids,
                (select max(graded_at) from submissions u where u.student_id = s.student_id) as last_activity_at
            from students s left join ieps i using (student_id)
            """;

    private final JdbcClient db;
    private final Streams streams;
    private final Ids ids;
    private final WordLists wordLists;
    private final Clock clock;

    Students(JdbcClient db, Streams streams, Ids ids, WordLists wordLists, Clock clock) {
        this.db = db;
        this.streams = streams;
        this.ids = ids;
        this.wordLists = wordLists;
        this.clock = clock;
    }

    /** @throws Problem.NotFound if there is no such student */
    public StudentProfile profile(String studentId) {
        return db.sql(PROFILE + "where s.student_id = :student")
                .param("student", studentId)
                .query(Students::profile)
                .optional()
                .map(student -> withWords(List.of(student)).getFirst())
                .orElseThrow(() -> new Problem.NotFound("student"));
    }

    /** Says of word banks whether the page has them, of all students at once. */
    private List<StudentProfile> withWords(List<StudentProfile> students) {
        Set<String> classIds = students.stream()
                .filter(StudentProfile::hasWordBank)
                .flatMap(student -> student.classIds().stream())
                .collect(Collectors.toSet());
        if (classIds.isEmpty()) {
            return students;
        }
        Map<String, List<String>> missing = wordLists.missing(classIds);
        return students.stream()
                .map(student -> student.whereWordsAreMissing(missing))
                .toList();
    }

    /** All students of a class in order of id. */
    public List<StudentProfile> ofClass(String classId) {
        return ofClass(classId, false, new Page.Request(Integer.MAX_VALUE - 1, List.of()))
                .items();
    }

    Page<StudentProfile> ofClass(String classId, boolean onlyIep, Page.Request request) {
        List<StudentProfile> rows = db.sql(PROFILE + """
                where s.student_id in (select student_id from enrolments where class_id = :class)
                  and (not :only_iep or i.student_id is not null)
                  and s.student_id > :after
                order by s.student_id limit :limit
                """)
                .param("class", classId)
                .param("only_iep", onlyIep)
                .param("after", request.after().isEmpty() ? "" : request.after().getFirst())
                .param("limit", request.limit() + 1)
                .query(Students::profile)
                .list();
        return request.page(withWords(rows), row -> List.of(row.studentId()));
    }

    record NewStudent(
            @Nullable String studentId,
            String studentName,
            int gradeLevel,
            @Nullable String readingLevel,
            boolean hasIep,
            String classId) {}

    StudentProfile create(NewStudent made) {
        String studentId = made.studentId() == null ? ids.next("student") : made.studentId();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int inserted = db.sql("""
                insert into students (student_id, student_name, grade_level, reading_level, created_at, updated_at)
                values (:id, :name, :grade, :reading, :now, :now) on conflict do nothing
                """)
                .param("id", studentId)
                .param("name", made.studentName())
                .param("grade", made.gradeLevel())
                .param("reading", made.readingLevel())
                .param("now", now)
                .update();
        if (inserted == 0) {
            throw new Problem.Conflict("There is a student with this student_id already.");
        }
        db.sql("insert into enrolments (class_id, student_id, enrolled_at) values (:class, :student, :now)")
                .param("class", made.classId())
                .param("student", studentId)
                .param("now", now)
                .update();
        if (made.hasIep()) {
            db.sql("insert into ieps (student_id, updated_at) values (:student, :now)")
                    .param("student", studentId)
                    .param("now", now)
                    .update();
        }
        StudentProfile profile = profile(studentId);
        tellAll(studentId, profile);
        return profile;
    }

    /** Makes other changes of this student wait until the present transaction ends. */
    public void lock(String studentId) {
        db.sql("select 1 from students where student_id = :student for no key update")
                .param("student", studentId)
                .query()
                .listOfRows();
    }

    /** Makes other imports into this class wait until the present transaction ends. */
    void lockClass(String classId) {
        db.sql("select 1 from classes where class_id = :class for no key update")
                .param("class", classId)
                .query()
                .listOfRows();
    }

    /** Changes the given fields; an absent one stays as it is. */
    StudentProfile change(
            String studentId,
            Optional<String> studentName,
            Optional<Integer> gradeLevel,
            Optional<String> readingLevel) {
        profile(studentId);
        Map<String, Object> changes = new LinkedHashMap<>();
        studentName.ifPresent(value -> changes.put("student_name", value));
        gradeLevel.ifPresent(value -> changes.put("grade_level", value));
        readingLevel.ifPresent(value -> changes.put("reading_level", value));
        if (changes.isEmpty()) {
            throw new Problem.Invalid("$", "must have at least one of student_name, grade_level, reading_level");
        }
        db.sql("""
                update students set student_name = coalesce(:name, student_name),
                    grade_level = coalesce(:grade, grade_level),
                    reading_level = coalesce(:reading, reading_level), updated_at = :now
                where student_id = :student
                """)
                .param("name", studentName.orElse(null))
                .param("grade", gradeLevel.orElse(null))
                .param("reading", readingLevel.orElse(null))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("student", studentId)
                .update();
        tell(studentId, changes);
        return profile(studentId);
    }

    /** Tells the windows of her classes that she is gone, and takes her row with all that hangs on it. */
    public void delete(StudentProfile student) {
        tellAll(student.studentId(), Map.of("erased", true));
        db.sql("delete from students where student_id = :student")
                .param("student", student.studentId())
                .update();
    }

    /** Tells the windows of the student's classes what changed, and when. */
    void tell(String studentId, Map<String, Object> changes) {
        Map<String, Object> all = new LinkedHashMap<>(changes);
        all.put("updated_at", profile(studentId).updatedAt());
        tellAll(studentId, all);
    }

    private void tellAll(String studentId, Object changes) {
        streams.emitToClassesOf(
                studentId, StreamEvent.aboutStudent("student_update", studentId, updateOf(studentId, changes)));
    }

    private static Map<String, Object> updateOf(String studentId, Object changes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("student_id", studentId);
        body.put("update_data", changes);
        body.put("data", changes);
        return body;
    }

    private static StudentProfile profile(ResultSet row, int number) throws SQLException {
        return new StudentProfile(
                row.getString("student_id"),
                row.getString("student_name"),
                row.getInt("grade_level"),
                row.getString("reading_level"),
                row.getBoolean("has_iep"),
                List.of((String[]) row.getArray("class_ids").getArray()),
                Accommodation.of(
                        List.of((String[]) row.getArray("accommodations").getArray())),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                instantOrNull(row.getObject("last_activity_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
