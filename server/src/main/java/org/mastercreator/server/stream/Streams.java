package org.mastercreator.server.stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mastercreator.realtime.Publication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The classes' streams: what happened, in commit order, without holes.
 *
 * <p>Protocol. {@link #emit} only notes an event with the caller's transaction. Just before that transaction
 * commits, as its last statements, the head row of each class concerned is raised (classes in order of id, so that
 * two transactions never wait for each other), with the version of its rights where a right ends, and the events are stored with the offsets won. So an event exists
 * if and only if the change does, grading never queues behind a head row, and offsets follow commits. After the
 * commit the stored events go to the {@link Publisher}; that may fail or be late, because readers repair
 * themselves from the log.
 */
@Service
public class Streams {
    private static final String ERASED = """
            {"student_id":"","update_data":{"erased":true},"data":{"erased":true}}""";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final Publisher publisher;
    private final ObservationRegistry observations;

    Streams(JdbcClient db, JsonMapper json, Clock clock, Publisher publisher, ObservationRegistry observations) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.publisher = publisher;
        this.observations = observations;
    }

    /** Hands what was committed to the live channel of this node, and of others. May lose, double or delay. */
    public interface Publisher {
        void publish(List<Publication> publications);

        /** The past of a class's stream was rewritten. */
        void forget(String classId);
    }

    /** The view that shows what concerns one student. */
    public static String studentTag(String studentId) {
        return "student:" + studentId;
    }

    /** The view that shows what concerns one job. */
    public static String jobTag(String jobId) {
        return "job:" + jobId;
    }

    /** Where a class's stream stands. */
    public record Position(String epoch, long offset) {}

    /** Gives a new class its stream. */
    public void open(String classId, String epoch) {
        db.sql("insert into streams (class_id, epoch) values (:class, :epoch)")
                .param("class", classId)
                .param("epoch", epoch)
                .update();
    }

    /** The position that everything read in the present (repeatable read) transaction is true at. */
    public Position position(String classId) {
        return db.sql("select epoch, head as \"offset\" from streams where class_id = :class")
                .param("class", classId)
                .query(Position.class)
                .single();
    }

    /**
     * Somebody's right to watch these classes ends with the present transaction: no event after it is shown to a socket
     * that was let in before, on any node, without asking again.
     */
    public void endRights(Collection<String> classIds) {
        pending().endRights(classIds);
    }

    /** Notes an event for the stream of one class; stored when the present transaction commits. */
    public void emit(String classId, StreamEvent event) {
        pending().add(classId, event);
    }

    /**
     * The same for an event about a student whom the present transaction does not hold: if she is erased before it
     * commits, there is no event.
     */
    public void emitUnlessErased(String classId, String studentId, StreamEvent event) {
        pending().unheld.add(studentId);
        emit(classId, event);
    }

    /** Notes an event about a student for every class in which she is enrolled. */
    public void emitToClassesOf(String studentId, StreamEvent event) {
        classesOf(studentId).forEach(classId -> emit(classId, event));
    }

    /** The same for many, each about a student, with one question for all of them. */
    public void emitToClasses(List<StreamEvent> events) {
        Map<String, List<String>> classes = new HashMap<>();
        db.sql("select student_id, class_id from enrolments where student_id = any(:students)")
                .param(
                        "students",
                        events.stream()
                                .flatMap(event -> event.studentId().stream())
                                .toArray(String[]::new))
                .query(row -> {
                    classes.computeIfAbsent(row.getString("student_id"), _ -> new ArrayList<>())
                            .add(row.getString("class_id"));
                });
        for (StreamEvent event : events) {
            event.studentId()
                    .map(student -> classes.getOrDefault(student, List.of()))
                    .orElse(List.of())
                    .forEach(classId -> emit(classId, event));
        }
    }

    private List<String> classesOf(String studentId) {
        return db.sql("select class_id from enrolments where student_id = :student")
                .param("student", studentId)
                .query(String.class)
                .list();
    }

    /**
     * Takes a student out of the streams when the present transaction commits: her events keep their offsets and say
     * nothing any more, those of this transaction too once they were told. The streams get a new epoch, so that every
     * node drops what it keeps in memory and every window loads its class anew, whatever hint got lost.
     */
    public void erase(String studentId, String newEpoch) {
        List<String> classIds =
                db.sql("""
                select class_id from enrolments where student_id = :student
                union select class_id from stream_events where student_id = :student
                """).param("student", studentId).query(String.class).list();
        pending().erase(studentId, classIds, newEpoch);
    }

    private Pending pending() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event needs the transaction of the change that it tells of");
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending present) {
            return present;
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.bindResource(this, pending);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private final class Pending implements TransactionSynchronization {
        private final TreeMap<String, List<StreamEvent>> events = new TreeMap<>();
        private final Set<String> unheld = new HashSet<>();
        private final TreeSet<String> rightsEnded = new TreeSet<>();
        private final List<StoredEvent> stored = new ArrayList<>();
        private final TreeMap<String, String> rebuilt = new TreeMap<>();
        private final List<String> erased = new ArrayList<>();

        void add(String classId, StreamEvent event) {
            events.computeIfAbsent(classId, _ -> new ArrayList<>()).add(event);
        }

        void endRights(Collection<String> classIds) {
            rightsEnded.addAll(classIds);
        }

        void erase(String studentId, List<String> classIds, String newEpoch) {
            erased.add(studentId);
            classIds.forEach(classId -> rebuilt.put(classId, newEpoch));
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            TreeSet<String> concerned = new TreeSet<>(events.keySet());
            concerned.addAll(rightsEnded);
            concerned.addAll(rebuilt.keySet());
            for (String classId : concerned) {
                if (rightsEnded.contains(classId)) {
                    raiseRights(classId);
                }
                List<StreamEvent> ofClass = withoutErased(classId, events.getOrDefault(classId, List.of()), unheld);
                if (!ofClass.isEmpty()) {
                    stored.addAll(append(classId, ofClass));
                }
                if (rebuilt.containsKey(classId)) {
                    rebuild(classId, String.valueOf(rebuilt.get(classId)), erased);
                }
            }
        }

        @Override
        public void afterCommit() {
            Observation.createNotStarted("stream.publish", observations)
                    .observe(() -> publisher.publish(stored.stream()
                            .map(event -> event.publication(json))
                            .toList()));
            rebuilt.keySet().forEach(publisher::forget);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Streams.this);
        }
    }

    /**
     * With the head locked: who is erased from here on takes these events out too. Nobody's row is locked for it, so that
     * an erasure, which holds hers and waits for the head, is not waited for.
     */
    private List<StreamEvent> withoutErased(String classId, List<StreamEvent> events, Set<String> unheld) {
        if (unheld.isEmpty() || events.isEmpty()) {
            return events;
        }
        db.sql("select 1 from streams where class_id = :class for no key update")
                .param("class", classId)
                .query(Integer.class)
                .optional();
        Set<String> erased = new HashSet<>(unheld);
        db.sql("select student_id from students where student_id = any(:students)")
                .param("students", unheld.toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(erased::remove);
        return events.stream()
                .filter(event -> event.studentId().filter(erased::contains).isEmpty())
                .toList();
    }

    /** Without what the stream itself says of every event, so that no key stands in a frame twice. */
    private String payload(Object body) {
        ObjectNode node = json.valueToTree(body);
        return json.writeValueAsString(node.remove(StoredEvent.HEAD));
    }

    private void raiseRights(String classId) {
        db.sql("update streams set rights = rights + 1 where class_id = :class")
                .param("class", classId)
                .update();
    }

    /** With the head locked, so that nobody can be adding an event about her. */
    private void rebuild(String classId, String epoch, List<String> erased) {
        db.sql("update streams set epoch = :epoch where class_id = :class")
                .param("epoch", epoch)
                .param("class", classId)
                .update();
        db.sql("""
                update stream_events set type = 'student_update', student_id = null, latest_of = null, payload = :nothing
                where class_id = :class and student_id = any(:erased)
                """)
                .param("nothing", ERASED)
                .param("class", classId)
                .param("erased", erased.toArray(String[]::new))
                .update();
    }

    private record Place(long offset, long rights) {}

    private List<StoredEvent> append(String classId, List<StreamEvent> events) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int count = events.size();
        String[] types = new String[count];
        @Nullable String[] students = new @Nullable String[count];
        @Nullable String[] jobs = new @Nullable String[count];
        @Nullable String[] states = new @Nullable String[count];
        String[] payloads = new String[count];
        for (int i = 0; i < count; i++) {
            StreamEvent event = events.get(i);
            types[i] = event.type();
            students[i] = event.studentId().orElse(null);
            jobs[i] = event.jobId().orElse(null);
            states[i] = event.latestOf().orElse(null);
            payloads[i] = payload(event.body());
        }
        List<Place> places = db.sql("""
                with raised as (
                    update streams set head = head + :count where class_id = :class returning head, rights)
                insert into stream_events (class_id, "offset", type, student_id, job_id, latest_of, rights, payload, created_at)
                select :class, raised.head - :count + e.position, e.type, e.student_id, e.job_id, e.latest_of,
                    raised.rights, e.payload, :now
                from raised, unnest(:types::text[], :students::text[], :jobs::text[], :states::text[], :payloads::text[])
                    with ordinality as e (type, student_id, job_id, latest_of, payload, position)
                returning "offset", rights
                """)
                .param("count", count)
                .param("class", classId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("types", types)
                .param("students", students)
                .param("jobs", jobs)
                .param("states", states)
                .param("payloads", payloads)
                .query((row, _) -> new Place(row.getLong(1), row.getLong(2)))
                .list();
        if (places.size() != count) {
            throw new IllegalStateException("class " + classId + " has no stream");
        }
        long first = places.stream().mapToLong(Place::offset).min().orElseThrow();
        long rights = places.getFirst().rights();
        List<StoredEvent> result = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            result.add(new StoredEvent(
                    classId, first + i, types[i], students[i], jobs[i], states[i], rights, payloads[i], now));
        }
        return result;
    }
}
