package org.mastercreator.server.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.PastWork;
import org.mastercreator.server.items.Items;
import org.mastercreator.server.library.Contents;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.security.DemoMode;
import org.mastercreator.server.security.Role;
import org.mastercreator.server.security.Users;
import org.mastercreator.server.stream.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two invented classes with six weeks of work, put into an empty database in demo mode. Answers are drawn with a
 * fixed seed; grades, mastery and alerts then come out of the product itself. All or nothing: one transaction.
 */
@Component
class SampleData implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(SampleData.class);
    private static final TypeReference<List<Concept>> CONCEPTS = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> DOCUMENTS = new TypeReference<>() {};
    private static final long SEED = 20_260_901;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int RAPID_GUESSER = 7;
    private static final double P_GUESS = 0.3;
    private static final double P_SLIP = 0.15;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Users users;
    private final Streams streams;
    private final PastWork pastWork;
    private final Contents contents;
    private final Items items;
    private final SampleWriting writing;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean wanted;

    SampleData(
            JdbcClient db,
            JsonMapper json,
            Users users,
            Streams streams,
            PastWork pastWork,
            Contents contents,
            Items items,
            SampleWriting writing,
            TransactionTemplate transaction,
            Clock clock,
            DemoMode demo,
            @Value("${mastercreator.sample-data}") String setting) {
        this.db = db;
        this.json = json;
        this.users = users;
        this.streams = streams;
        this.pastWork = pastWork;
        this.contents = contents;
        this.items = items;
        this.writing = writing;
        this.transaction = transaction;
        this.clock = clock;
        this.wanted = setting.equals("on") || (setting.equals("auto") && demo.isOn());
    }

    record Concept(String conceptId, String conceptName, List<String> requires, List<JsonNode> questions) {}

    /** Before the server takes its first request. */
    @Override
    public void afterSingletonsInstantiated() {
        if (wanted) {
            transaction.executeWithoutResult(_ -> fillIfEmpty());
        }
    }

    /** Of several nodes that start at once on one database, one puts the sample data in and the others wait for it. */
    private void fillIfEmpty() {
        // Asked for again and again, since no statement waits for long.
        while (!Boolean.TRUE.equals(db.sql("select pg_try_advisory_xact_lock(:key)")
                .param("key", SEED)
                .query(Boolean.class)
                .single())) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        boolean empty = db.sql("select 1 from classes limit 1")
                .query(Integer.class)
                .optional()
                .isEmpty();
        if (empty) {
            fill();
            log.info("put in the sample data");
        }
    }

    private void fill() {
        List<Concept> concepts = concepts();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        for (Concept concept : concepts) {
            db.sql(
                            "insert into concepts (concept_id, concept_name, subject, p_learn, p_guess, p_slip) values (:id, :name, 'Biology', 0.1, :guess, :slip)")
                    .param("id", concept.conceptId())
                    .param("name", concept.conceptName())
                    .param("guess", P_GUESS)
                    .param("slip", P_SLIP)
                    .update();
        }
        for (Concept concept : concepts) {
            for (String required : concept.requires()) {
                db.sql("insert into concept_prerequisites (concept_id, prerequisite_id) values (:id, :required)")
                        .param("id", concept.conceptId())
                        .param("required", required)
                        .update();
            }
        }
        users.create(Optional.of("admin_demo"), "admin", "Demo admin", Role.ADMIN, Optional.empty(), Optional.empty());
        Caller teacher = teacher("teacher_demo", "rivera", "Ms. Rivera");
        Caller second = teacher("teacher_002", "okafor", "Mr. Okafor");
        items.fill(bank(concepts), "teacher_demo");
        fillClass("class_001", "Period 3 Biology", teacher, SampleClass.first(), concepts, now);
        fillClass("class_002", "Period 5 Biology", second, SampleClass.second(), concepts, now);
        contents.fill(documents("library.json"), "teacher_demo");
        testAssessment(now);
        settle(teacher, now);
        exitTickets(teacher, concepts, now);
    }

    private List<Map<String, Object>> documents(String file) {
        return SampleFile.read(file, DOCUMENTS, json);
    }

    /** The questions of the quizzes, and more. */
    private List<Map<String, Object>> bank(List<Concept> concepts) {
        List<Map<String, Object>> bank = new ArrayList<>(documents("items.json"));
        for (Concept concept : concepts) {
            for (JsonNode question : concept.questions()) {
                bank.add(Map.of(
                        "item_id",
                        itemOf(question),
                        "question",
                        question,
                        "tags",
                        List.of("quiz"),
                        "grade_from",
                        6,
                        "grade_to",
                        9,
                        "reading_level",
                        6,
                        "licence",
                        "CC BY 4.0",
                        "author",
                        "Master Creator sample data"));
            }
        }
        return bank;
    }

    private static String itemOf(JsonNode question) {
        return "itm_" + question.get("question_id").stringValue();
    }

    private Caller teacher(String userId, String login, String name) {
        users.create(Optional.of(userId), login, name, Role.TEACHER, Optional.empty(), Optional.empty());
        return Caller.teacher(userId, name);
    }

    private void fillClass(
            String classId,
            String name,
            Caller teacher,
            List<SampleClass.Person> people,
            List<Concept> concepts,
            Instant now) {
        db.sql("""
                insert into classes (class_id, class_name, subject, grade_level)
                values (:id, :name, 'Biology', 9)
                """).param("id", classId).param("name", name).update();
        streams.open(classId, "epoch-" + classId);
        db.sql("insert into class_teachers (class_id, user_id) values (:class, :user)")
                .param("class", classId)
                .param("user", teacher.userId())
                .update();
        for (int i = 0; i < concepts.size(); i++) {
            db.sql("insert into class_concepts (class_id, concept_id, position) values (:class, :concept, :position)")
                    .param("class", classId)
                    .param("concept", concepts.get(i).conceptId())
                    .param("position", i)
                    .update();
            quizzes(classId, concepts.get(i), now.minus(WEEK.multipliedBy(7)));
        }
        people.forEach(person -> enrol(classId, person, now.minus(WEEK.multipliedBy(8))));
        sixWeeks(classId, teacher, people, concepts, now);
    }

    /** One quiz of what is graded by rule, for the past weeks, and one with a written answer, to take now. */
    private void quizzes(String classId, Concept concept, Instant at) {
        List<JsonNode> objective = concept.questions().subList(0, 5);
        List<JsonNode> mixed = List.of(
                concept.questions().get(0),
                concept.questions().get(1),
                concept.questions().get(2),
                concept.questions().get(5));
        String check = classId + "_" + concept.conceptId() + "_check";
        quiz(check, classId, concept.conceptName() + ": weekly check", null, objective, at);
        assign(check, classId, null, at);
        fromBank(check, objective);
        String quiz = classId + "_" + concept.conceptId() + "_quiz";
        quiz(quiz, classId, concept.conceptName() + ": short quiz", 10, mixed, at);
        assign(quiz, classId, 10, at);
        fromBank(quiz, mixed);
    }

    private void quiz(
            String id, String classId, String title, @Nullable Integer minutes, List<JsonNode> questions, Instant at) {
        db.sql("""
                insert into assessments (assessment_id, class_id, title, time_limit_minutes, questions, created_at)
                values (:id, :class, :title, :minutes, :questions::jsonb, :at)
                """)
                .param("id", id)
                .param("class", classId)
                .param("title", title)
                .param("minutes", minutes)
                .param("questions", json.writeValueAsString(questions))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Open to the whole class, as often as it is wanted. */
    private void assign(String id, String classId, @Nullable Integer minutes, Instant at) {
        db.sql("""
                insert into assignments (assignment_id, assessment_id, class_id, whole_class, opens_at,
                    time_limit_minutes, attempts_allowed, created_by, created_at, updated_at)
                values (:id || '_open', :id, :class, true, :at, :minutes, 100, 'teacher_demo', :at, :at)
                """)
                .param("id", id)
                .param("class", classId)
                .param("minutes", minutes)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void fromBank(String assessmentId, List<JsonNode> questions) {
        for (JsonNode question : questions) {
            db.sql("""
                    insert into assessment_items (assessment_id, question_id, item_id, version)
                    values (:assessment, :question, :item, 1)
                    """)
                    .param("assessment", assessmentId)
                    .param("question", question.get("question_id").stringValue())
                    .param("item", itemOf(question))
                    .update();
        }
    }

    /**
     * The example of the API's documentation, with the key that its body leaves out. It is assigned to nobody, since no
     * student should begin it, and is older than all that teachers look for, so that it stands behind it.
     */
    private void testAssessment(Instant now) {
        JsonNode question = json.readTree("""
                {"question_id":"q1","question_text":"Test question","question_type":"constructed_response",
                 "concept_id":"photosynthesis","points_possible":10.0,"reference_answer":"Test answer"}
                """);
        quiz(
                "test_assessment",
                "class_001",
                "Example of the API",
                null,
                List.of(question),
                now.minus(WEEK.multipliedBy(8)));
    }

    /** A written answer at the end of the last lesson. */
    private void exitTickets(Caller teacher, List<Concept> concepts, Instant now) {
        for (SampleWriting.Ticket ticket : writing.tickets()) {
            List<JsonNode> asked = concepts.stream()
                    .flatMap(concept -> concept.questions().stream())
                    .filter(question ->
                            question.get("question_id").stringValue().equals(ticket.questionId()))
                    .toList();
            Instant at = lessonOf(CHECKS.getLast(), now).plus(Duration.ofMinutes(ticket.minutesAfter()));
            quiz(ticket.assessmentId(), "class_001", ticket.title(), null, asked, at);
            fromBank(ticket.assessmentId(), asked);
            writing.handIn(teacher, "class_001", ticket, at);
        }
    }

    private void enrol(String classId, SampleClass.Person person, Instant at) {
        db.sql("""
                insert into students (student_id, student_name, grade_level, reading_level, created_at, updated_at)
                values (:id, :name, 9, :reading, :at, :at)
                """)
                .param("id", person.studentId())
                .param("name", person.name())
                .param("reading", person.readingLevel())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        db.sql("insert into enrolments (class_id, student_id, enrolled_at) values (:class, :student, :at)")
                .param("class", classId)
                .param("student", person.studentId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        users.create(
                Optional.of(person.studentId()),
                person.studentId(),
                person.name(),
                Role.STUDENT,
                Optional.of(person.studentId()),
                Optional.empty());
        Optional.ofNullable(SampleClass.IEPS.get(person.studentId()))
                .ifPresent(iep -> db.sql("""
                        insert into ieps (student_id, primary_disability, accommodations, goals, review_date, updated_at)
                        values (:student, :disability, :accommodations, :goals::jsonb, :review, :at)
                        """)
                        .param("student", person.studentId())
                        .param("disability", iep.disability())
                        .param("accommodations", iep.accommodations().toArray(String[]::new))
                        .param("goals", json.writeValueAsString(List.of(Map.of("goal", iep.goal()))))
                        .param("review", LocalDate.ofInstant(at, ZoneOffset.UTC).plusMonths(10))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** A check of one concept in one of the six weeks; the first three concepts are checked a second time. */
    private record Check(int week, int concept, boolean second) {}

    private static final List<Check> CHECKS = List.of(
            new Check(0, 0, false),
            new Check(1, 0, true),
            new Check(1, 1, false),
            new Check(2, 1, true),
            new Check(2, 2, false),
            new Check(3, 2, true),
            new Check(4, 3, false),
            new Check(5, 4, false));

    private void sixWeeks(
            String classId, Caller teacher, List<SampleClass.Person> people, List<Concept> concepts, Instant now) {
        Random random = new Random(SEED + classId.hashCode());
        List<String> ids = concepts.stream().map(Concept::conceptId).toList();
        List<List<String>> requires = concepts.stream().map(Concept::requires).toList();
        double[][] readiness = people.stream()
                .map(_ -> SampleReadiness.draw(ids, requires, random))
                .toArray(double[][]::new);
        for (Check check : CHECKS) {
            Concept concept = concepts.get(check.concept());
            Instant lesson = lessonOf(check, now);
            for (int p = 0; p < people.size(); p++) {
                SampleClass.Person person = people.get(p);
                boolean rapid = p == RAPID_GUESSER && check.week() == 5;
                double known = check.second() ? person.tier().late : person.tier().early;
                double chance = rapid ? 0.1 : readiness[p][check.concept()] < known ? 1 - P_SLIP : P_GUESS;
                Map<String, PastWork.PastAnswer> answers = new HashMap<>();
                for (JsonNode question : concept.questions().subList(0, 5)) {
                    long time = rapid ? 900 + random.nextInt(900) : 8_000 + random.nextInt(32_000);
                    JsonNode answer = SampleAnswers.draw(question, random.nextDouble() < chance, random, json);
                    answers.put(question.get("question_id").stringValue(), new PastWork.PastAnswer(answer, time));
                }
                pastWork.add(
                        teacher,
                        classId + "_" + concept.conceptId() + "_check",
                        person.studentId(),
                        answers,
                        lesson.plusSeconds(p * 23L));
            }
        }
    }

    private static Instant lessonOf(Check check, Instant now) {
        return now.minus(WEEK.multipliedBy(6 - check.week()))
                .plus(Duration.ofDays(4))
                .plus(Duration.ofMinutes(check.concept() * 40L));
    }

    /** The teacher has seen to most of what was raised; who got stuck last stays open until it is better. */
    private void settle(Caller teacher, Instant now) {
        db.sql("""
                update alerts set state = 'dismissed', closed_at = raised_at + interval '1 day', closed_by = :user,
                    action = 'dismiss'
                where state = 'raised' and raised_at < :week_ago and alert_id not in (
                    select alert_id from (
                        select alert_id, row_number() over (partition by class_id order by raised_at desc, alert_id) n
                        from alerts where kind = 'wheel_spinning' and state = 'raised') latest
                    where n <= 3)
                """)
                .param("user", teacher.userId())
                .param("week_ago", now.minus(WEEK).atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Concept> concepts() {
        return SampleFile.read("biology.json", CONCEPTS, json);
    }
}
