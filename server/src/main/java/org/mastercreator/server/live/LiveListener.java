package org.mastercreator.server.live;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mastercreator.realtime.Admission;
import org.mastercreator.realtime.ConnectionInfo;
import org.mastercreator.realtime.Hub;
import org.mastercreator.realtime.HubListener;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.security.Callers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers the hub: new tokens, and who came or left. */
@Component
class LiveListener implements HubListener {
    private final Callers callers;
    private final SocketAccess access;
    private final Watchers watchers;
    private final ObjectProvider<Hub> hub;
    private final JsonMapper json;
    private final Clock clock;

    LiveListener(
            Callers callers,
            SocketAccess access,
            Watchers watchers,
            ObjectProvider<Hub> hub,
            JsonMapper json,
            Clock clock) {
        this.callers = callers;
        this.access = access;
        this.watchers = watchers;
        this.hub = hub;
        this.json = json;
        this.clock = clock;
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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        hub.getObject()
                .signal(classId, json.writeValueAsBytes(watchers.of(classId).frame(classId, now)));
    }
}
