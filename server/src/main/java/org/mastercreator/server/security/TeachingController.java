package org.mastercreator.server.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.stream.StreamEvent;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who teaches which class: an admin says so, and the open windows of the class show it. */
@Tag(name = "Administration")
@RestController
@RequestMapping("/api/students/classes/{class_id}/teachers/{user_id}")
class TeachingController {
    private final Users users;
    private final Audit audit;
    private final Access access;
    private final Streams streams;
    private final LiveRights liveRights;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final Clock clock;

    TeachingController(
            Users users,
            Audit audit,
            Access access,
            Streams streams,
            LiveRights liveRights,
            TransactionTemplate transaction,
            JdbcClient db,
            Clock clock) {
        this.users = users;
        this.audit = audit;
        this.access = access;
        this.streams = streams;
        this.liveRights = liveRights;
        this.transaction = transaction;
        this.db = db;
        this.clock = clock;
    }

    record TeacherAnswer(String status, String classId, String userId) {}

    @Operation(summary = "Let a teacher teach a class")
    @PutMapping
    TeacherAnswer assign(
            Caller caller, @PathVariable("class_id") String classId, @PathVariable("user_id") String userId) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            access.requireClass(caller, classId);
            boolean teaches = users.find(userId)
                    .filter(user -> user.role().equals(Role.TEACHER.code()))
                    .isPresent();
            if (!teaches) {
                throw new Problem.NotFound("teacher");
            }
            int added = db.sql(
                            "insert into class_teachers (class_id, user_id) values (:class, :user) on conflict do nothing")
                    .param("class", classId)
                    .param("user", userId)
                    .update();
            audit.record(caller, Audit.Action.CHANGE, "class_teacher", userId, Optional.of(classId));
            if (added > 0) {
                tell(classId);
            }
            return new TeacherAnswer("success", classId, userId);
        }));
    }

    @Operation(
            summary = "A teacher teaches a class no longer; his open windows on it close at once",
            description = "The last one may go too: then only admins see the class.")
    @DeleteMapping
    TeacherAnswer remove(
            Caller caller, @PathVariable("class_id") String classId, @PathVariable("user_id") String userId) {
        transaction.executeWithoutResult(_ -> {
            access.requireClass(caller, classId);
            int removed = db.sql("delete from class_teachers where class_id = :class and user_id = :user")
                    .param("class", classId)
                    .param("user", userId)
                    .update();
            if (removed == 0) {
                throw new Problem.NotFound("teacher of this class");
            }
            audit.record(caller, Audit.Action.CHANGE, "class_teacher", userId, Optional.of(classId));
            streams.endRights(List.of(classId));
            tell(classId);
        });
        liveRights.endTeaching(userId, classId);
        return new TeacherAnswer("success", classId, userId);
    }

    /** The windows of the class read it again; who taught it until now is not told any more. */
    private void tell(String classId) {
        streams.emit(classId, StreamEvent.classUpdate(clock.instant()));
    }
}
