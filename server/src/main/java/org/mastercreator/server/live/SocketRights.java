package org.mastercreator.server.live;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.mastercreator.realtime.CloseCode;
import org.mastercreator.realtime.ConnectionInfo;
import org.mastercreator.realtime.Hub;
import org.mastercreator.server.bus.Bus;
import org.mastercreator.server.bus.BusMessage.RightsEnded;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.LiveRights;
import org.mastercreator.server.security.Sessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Open sockets end when their right ends: at once on this node, as soon as the bus brings the word on the others, and
 * within two seconds in any case, because a sweep asks the database which sessions and enrolments still hold.
 */
@Component
class SocketRights implements LiveRights {
    private final ObjectProvider<Hub> hub;
    private final Sessions sessions;
    private final Access access;
    private final Bus bus;

    SocketRights(ObjectProvider<Hub> hub, Sessions sessions, Access access, Bus bus) {
        this.hub = hub;
        this.bus = bus;
        this.sessions = sessions;
        this.access = access;
    }

    /** A socket as far as rights go. */
    private record Socket(String userId, String sessionId, String classId) {}

    @Override
    public void endSession(String sessionId) {
        tellAll(new RightsEnded(Optional.empty(), Optional.of(sessionId), Optional.empty(), true));
    }

    @Override
    public void endUser(String userId) {
        tellAll(new RightsEnded(Optional.of(userId), Optional.empty(), Optional.empty(), true));
    }

    @Override
    public void endTeaching(String userId, String classId) {
        tellAll(new RightsEnded(Optional.of(userId), Optional.empty(), Optional.of(classId), false));
    }

    private void tellAll(RightsEnded ended) {
        bus.send(ended);
        end(ended);
    }

    /** Ends the sockets of this node that are meant. */
    void end(RightsEnded ended) {
        close(
                socket -> ended.userId().stream().allMatch(socket.userId()::equals)
                        && ended.sessionId().stream().allMatch(socket.sessionId()::equals)
                        && ended.classId().stream().allMatch(socket.classId()::equals),
                ended.signedOut() ? CloseCode.NOT_SIGNED_IN : CloseCode.NOT_ALLOWED);
    }

    private void close(Predicate<Socket> which, CloseCode code) {
        hub.getObject()
                .close(
                        connection -> which.test(new Socket(
                                connection.peer().userId(),
                                connection.peer().sessionId().orElse(""),
                                connection.channel().stream())),
                        code)
                .join();
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        List<ConnectionInfo> open = hub.getObject().connections();
        List<String> held = open.stream()
                .map(connection -> connection.peer().sessionId())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (!held.isEmpty()) {
            // Of those that were asked about only: who came meanwhile is in neither list.
            Set<String> ended = new HashSet<>(held);
            ended.removeAll(sessions.alive(held));
            close(socket -> ended.contains(socket.sessionId()), CloseCode.NOT_SIGNED_IN);
        }
        closeFormerTeachers(open);
    }

    private void closeFormerTeachers(List<ConnectionInfo> open) {
        List<Access.Watch> watched = open.stream()
                .filter(connection -> connection.peer().role().equals("teacher"))
                .map(connection -> teaching(connection.peer().userId(), connection.channel().stream()))
                .distinct()
                .toList();
        if (watched.isEmpty()) {
            return;
        }
        List<OptionalLong> rights = access.watchRights(watched);
        Set<Access.Watch> former = new HashSet<>();
        for (int i = 0; i < watched.size(); i++) {
            if (rights.get(i).isEmpty()) {
                former.add(watched.get(i));
            }
        }
        close(socket -> former.contains(teaching(socket.userId(), socket.classId())), CloseCode.NOT_ALLOWED);
    }

    /** Whether he teaches the class, whatever became of the sign-in: that is looked at apart and has its own code. */
    private static Access.Watch teaching(String userId, String classId) {
        return new Access.Watch(userId, Optional.empty(), classId, Optional.empty());
    }
}
