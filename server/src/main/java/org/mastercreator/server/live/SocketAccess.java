package org.mastercreator.server.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.mastercreator.realtime.Admission;
import org.mastercreator.realtime.ChannelId;
import org.mastercreator.realtime.CloseCode;
import org.mastercreator.realtime.ConnectionInfo;
import org.mastercreator.realtime.Peer;
import org.mastercreator.server.database.Gathered;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.Text;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.security.Callers;
import org.mastercreator.server.security.Credentials;
import org.mastercreator.server.security.Sessions;
import org.mastercreator.server.stream.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may watch what. A student may watch herself and nothing else (4403 for all else, there or not); a teacher or
 * admin what is his to see (4404 for all else, there or not).
 */
@Service
class SocketAccess {
    private static final int ADMISSIONS_AT_ONCE = 500;

    private final Callers callers;
    private final Sessions sessions;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final Gathered<Wish, OptionalLong> admissions;
    private final Gathered<Access.Watch, OptionalLong> watchRights;

    SocketAccess(
            Callers callers,
            Sessions sessions,
            Access access,
            Audit audit,
            TransactionTemplate transaction,
            JdbcClient db) {
        this.callers = callers;
        this.sessions = sessions;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.db = db;
        this.admissions = new Gathered<>(ADMISSIONS_AT_ONCE, this::admitAll);
        this.watchRights = new Gathered<>(ADMISSIONS_AT_ONCE, access::watchRights);
    }

    /** A signed-in caller at the door. */
    private record Wish(Caller caller, ChannelId channel, Access.Watch watch) {}

    sealed interface Decision {}

    record Allowed(ChannelId channelId, Peer peer, Admission.Granted granted) implements Decision {}

    record Refused(CloseCode code) implements Decision {}

    /** She has yet to choose her own password. */
    record RefusedYet(Problem why) implements Decision {}

    Decision decide(Credentials credentials, String kind, String resourceId) {
        Optional<Caller> caller;
        try {
            caller = callers.resolve(credentials);
        } catch (Problem.NotSignedIn _) {
            return new Refused(CloseCode.NOT_SIGNED_IN);
        }
        if (caller.isEmpty()) {
            return new Refused(CloseCode.NOT_SIGNED_IN);
        }
        try {
            caller.get().requireOwnPassword();
        } catch (Problem.PasswordToChoose why) {
            return new RefusedYet(why);
        }
        return decide(caller.get(), kind, resourceId);
    }

    private Decision decide(Caller caller, String kind, String resourceId) {
        if (caller.isStudent() && !(kind.equals("student") && caller.studentId().equals(Optional.of(resourceId)))) {
            return new Refused(CloseCode.NOT_ALLOWED);
        }
        if (!Text.storable(resourceId)) {
            return new Refused(CloseCode.NOT_FOUND);
        }
        Optional<ChannelId> channel = switch (kind) {
            case "dashboard" -> Optional.of(new ChannelId(kind, resourceId, resourceId, Optional.empty()));
            case "student" ->
                homeClass(caller, resourceId)
                        .map(stream ->
                                new ChannelId(kind, resourceId, stream, Optional.of(Streams.studentTag(resourceId))));
            default ->
                access.classOf(Access.Owned.JOB, resourceId)
                        .map(stream ->
                                new ChannelId(kind, resourceId, stream, Optional.of(Streams.jobTag(resourceId))));
        };
        if (channel.isEmpty()) {
            return new Refused(CloseCode.NOT_FOUND);
        }
        Peer peer = new Peer(
                caller.userId(), caller.displayName(), caller.role().code(), caller.sessionId(), caller.expiresAt());
        OptionalLong rights = admissions.ask(new Wish(caller, channel.get(), watch(channel.get(), peer)));
        return rights.isEmpty()
                ? new Refused(CloseCode.NOT_FOUND)
                : new Allowed(channel.get(), peer, new Admission.Granted(rights.getAsLong()));
    }

    /** Looks at the rights of all and notes those who get in, in one transaction. */
    private List<OptionalLong> admitAll(List<Wish> wishes) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            List<OptionalLong> rights =
                    access.watchRights(wishes.stream().map(Wish::watch).toList());
            List<Audit.Deed> deeds = new ArrayList<>(wishes.size());
            for (int i = 0; i < wishes.size(); i++) {
                if (rights.get(i).isPresent()) {
                    Wish wish = wishes.get(i);
                    deeds.add(new Audit.Deed(
                            wish.caller(),
                            Audit.Action.WATCH,
                            wish.channel().kind(),
                            wish.channel().resourceId(),
                            Optional.of(wish.channel().stream())));
                }
            }
            audit.recordAll(deeds);
            return rights;
        }));
    }

    /** Whether an open socket may go on: its stream's rights have changed. */
    Admission admit(ConnectionInfo connection) {
        OptionalLong rights = watchRights.ask(watch(connection.channel(), connection.peer()));
        if (rights.isPresent()) {
            return new Admission.Granted(rights.getAsLong());
        }
        boolean signedIn = connection.peer().sessionId().stream()
                .allMatch(session -> sessions.alive(List.of(session)).contains(session));
        return new Admission.Refused(signedIn ? CloseCode.NOT_ALLOWED : CloseCode.NOT_SIGNED_IN);
    }

    private static Access.Watch watch(ChannelId channel, Peer peer) {
        Optional<String> student =
                channel.kind().equals("student") ? Optional.of(channel.resourceId()) : Optional.empty();
        return new Access.Watch(peer.userId(), peer.sessionId(), channel.stream(), student);
    }

    /**
     * A student's events stand in the streams of all her classes; her channel shows them from the first that is not
     * closed to the one who watches.
     */
    private Optional<String> homeClass(Caller caller, String studentId) {
        return db.sql("""
                select class_id from enrolments e where student_id = :student and (:any or exists (
                    select from class_teachers t where t.class_id = e.class_id and t.user_id = :user))
                order by enrolled_at, class_id limit 1
                """)
                .param("student", studentId)
                .param("any", caller.isAdmin() || caller.isStudent())
                .param("user", caller.userId())
                .query(String.class)
                .optional();
    }
}
