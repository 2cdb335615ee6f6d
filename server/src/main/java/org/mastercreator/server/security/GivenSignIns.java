package org.mastercreator.server.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-ins that a student is given by those who teach her: another password, as an admin may set it, or a first login
 * with one. The password is in the answer and nowhere else. Whom an admin keeps out stays out.
 */
@Service
class GivenSignIns {
    private final JdbcClient db;
    private final Users users;
    private final Sessions sessions;
    private final Access access;
    private final Allowance allowance;
    private final Audit audit;
    private final Streams streams;
    private final LiveRights liveRights;
    private final TransactionTemplate transaction;

    GivenSignIns(
            JdbcClient db,
            Users users,
            Sessions sessions,
            Access access,
            Allowance allowance,
            Audit audit,
            Streams streams,
            LiveRights liveRights,
            TransactionTemplate transaction) {
        this.db = db;
        this.users = users;
        this.sessions = sessions;
        this.access = access;
        this.allowance = allowance;
        this.audit = audit;
        this.streams = streams;
        this.liveRights = liveRights;
        this.transaction = transaction;
    }

    /**
     * How a student of a class signs in.
     *
     * @param login null for who has none yet
     * @param closed whether an admin keeps her out
     */
    record StudentSignIn(String studentId, @Nullable String login, boolean closed) {}

    Page<StudentSignIn> ofClass(String classId, Page.Request request) {
        List<StudentSignIn> rows = db.sql("""
                select e.student_id, u.login, u.disabled_at is not null as closed
                from enrolments e left join users u using (student_id)
                where e.class_id = :class and e.student_id > :after order by e.student_id limit :limit
                """)
                .param("class", classId)
                .param("after", request.after().isEmpty() ? "" : request.after().getFirst())
                .param("limit", request.limit() + 1)
                .query(StudentSignIn.class)
                .list();
        return request.page(rows, row -> List.of(row.studentId()));
    }

    /**
     * What a student signs in with from now on.
     *
     * @param choosePassword whether she then has to choose her own
     */
    record GivenSignIn(String studentId, String studentName, String login, String password, boolean choosePassword) {
        @Override
        public String toString() {
            return "GivenSignIn[studentId=" + studentId + "]";
        }
    }

    record NotGiven(String studentId, String studentName, String reason) {}

    record Outcome(List<GivenSignIn> given, List<NotGiven> notGiven) {}

    private record Enrolled(
            String studentId,
            String studentName,
            @Nullable String userId,
            @Nullable String login,
            boolean closed) {}

    private record Made(String password, String hash) {}

    /**
     * Gives each of these students of a class another password; her old one and all that was signed in with it end.
     *
     * @param chooseOwn whether she has to choose her own when she signs in with it
     * @throws Problem.NotFound if one of them is not in the class
     */
    Outcome give(Caller caller, String classId, List<String> studentIds, boolean chooseOwn) {
        List<Enrolled> asked = enrolled(classId, studentIds);
        access.requireInUse(classId);
        allowance.takeGivenSignIns(caller.userId(), asked.size());
        Map<String, Made> made = new HashMap<>();
        for (Enrolled student : asked) {
            String password = Secret.toType();
            made.put(student.studentId(), new Made(password, users.hashOf(password)));
        }
        List<String> signedOut = new ArrayList<>();
        Outcome outcome = Objects.requireNonNull(transaction.execute(_ -> {
            access.requireClass(caller, classId);
            access.holdInUse(classId);
            hold(studentIds);
            return give(caller, classId, enrolled(classId, studentIds), made, chooseOwn, signedOut);
        }));
        signedOut.forEach(liveRights::endUser);
        return outcome;
    }

    private Outcome give(
            Caller caller,
            String classId,
            List<Enrolled> students,
            Map<String, Made> made,
            boolean chooseOwn,
            List<String> signedOut) {
        List<GivenSignIn> given = new ArrayList<>();
        List<NotGiven> notGiven = new ArrayList<>();
        List<Audit.Deed> deeds = new ArrayList<>();
        TreeSet<String> watched = new TreeSet<>();
        for (Enrolled student : students) {
            if (student.closed()) {
                notGiven.add(new NotGiven(
                        student.studentId(),
                        student.studentName(),
                        "An administrator has closed this sign-in; only an administrator opens it."));
                continue;
            }
            Made secret = Objects.requireNonNull(made.get(student.studentId()));
            String userId = student.userId();
            Users.User user = userId == null ? first(student, secret) : another(userId, secret);
            if (chooseOwn) {
                users.askForOwnPassword(user.userId());
            }
            if (userId != null) {
                signedOut.add(userId);
                watched.addAll(access.classesWatchedBy(userId));
            }
            given.add(new GivenSignIn(
                    student.studentId(), student.studentName(), user.login(), secret.password(), chooseOwn));
            deeds.add(new Audit.Deed(
                    caller,
                    userId == null ? Audit.Action.CREATE : Audit.Action.CHANGE,
                    "user",
                    user.userId(),
                    Optional.of(classId)));
        }
        if (!deeds.isEmpty()) {
            audit.recordAll(deeds);
            streams.endRights(watched);
        }
        return new Outcome(given, notGiven);
    }

    private Users.User first(Enrolled student, Made secret) {
        return users.createForStudent(
                student.studentId(), student.studentName(), LoginNames.of(student.studentName()), secret.hash());
    }

    private Users.User another(String userId, Made secret) {
        var _ = users.lock(userId).orElseThrow(() -> new Problem.NotFound("student"));
        users.setPassword(userId, secret.hash());
        sessions.endAllOf(userId, "given another password");
        return users.find(userId).orElseThrow();
    }

    /** Makes others who give these students a sign-in wait, and their erasure too, until the present transaction ends. */
    private void hold(List<String> studentIds) {
        db.sql("select 1 from students where student_id = any(:ids) order by student_id for no key update")
                .param("ids", studentIds.toArray(String[]::new))
                .query(Integer.class)
                .list();
    }

    private List<Enrolled> enrolled(String classId, List<String> studentIds) {
        List<Enrolled> found = db.sql("""
                select s.student_id, s.student_name, u.user_id, u.login, u.disabled_at is not null as closed
                from enrolments e join students s using (student_id) left join users u using (student_id)
                where e.class_id = :class and e.student_id = any(:ids) order by s.student_id
                """)
                .param("class", classId)
                .param("ids", studentIds.toArray(String[]::new))
                .query(Enrolled.class)
                .list();
        if (found.size() < studentIds.size()) {
            throw new Problem.NotFound("student");
        }
        return found;
    }
}
