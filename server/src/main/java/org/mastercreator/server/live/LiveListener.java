package org.mastercreator.server.live;

import java.time.Instant;
import java.util.Optional;
import org.mastercreator.realtime.Admission;
import org.mastercreator.realtime.ConnectionInfo;
import org.mastercreator.realtime.HubListener;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.security.Callers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Answers the hub: new tokens, and who came or left. */
@Component
class LiveListener implements HubListener {
    private final Callers callers;
    private final SocketAccess access;
    private final ObjectProvider<OtherNodes> otherNodes;

    LiveListener(Callers callers, SocketAccess access, ObjectProvider<OtherNodes> otherNodes) {
        this.callers = callers;
        this.access = access;
        this.otherNodes = otherNodes;
    }

    @Override
    public Optional<Instant> refresh(ConnectionInfo connection, String token) {
        return callers.ofToken(token)
                .filter(caller -> caller.userId().equals(connection.peer().userId())
                        && caller.sessionId().equals(connection.peer().sessionId()))
                .map(Caller::expiresAt);
    }

    @Override
    public Admission admit(ConnectionInfo connection) {
        return access.admit(connection);
    }

    @Override
    public void presenceChanged(String classId) {
        otherNodes.getObject().presenceChanged(classId);
    }
}
