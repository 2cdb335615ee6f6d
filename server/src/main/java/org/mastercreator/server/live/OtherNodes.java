package org.mastercreator.server.live;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.mastercreator.realtime.Hub;
import org.mastercreator.server.bus.Bus;
import org.mastercreator.server.bus.BusMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Does here what other nodes say, and tells them and this node's windows who is connected. */
@Component
class OtherNodes {
    private final Bus bus;
    private final ObjectProvider<Hub> hub;
    private final SocketRights rights;
    private final Watchers watchers;
    private final ExecutorService executor;
    private final JsonMapper json;
    private final Clock clock;

    OtherNodes(
            Bus bus,
            ObjectProvider<Hub> hub,
            SocketRights rights,
            Watchers watchers,
            ExecutorService liveExecutor,
            JsonMapper json,
            Clock clock) {
        this.bus = bus;
        this.hub = hub;
        this.rights = rights;
        this.watchers = watchers;
        this.executor = liveExecutor;
        this.json = json;
        this.clock = clock;
    }

    @PostConstruct
    void listen() {
        bus.onMessage(this::heard);
    }

    private void heard(BusMessage message) {
        switch (message) {
            case BusMessage.Events events -> hub.getObject().publish(events.publications());
            case BusMessage.Rewritten rewritten -> hub.getObject().forget(rewritten.classId());
            case BusMessage.RightsEnded ended -> executor.execute(() -> rights.end(ended));
            case BusMessage.NodePresence presence -> show(watchers.heard(presence));
        }
    }

    /** Who is connected to this node has changed for a class. */
    void presenceChanged(String classId) {
        tellWhoIsHere();
        show(Set.of(classId));
    }

    /** One after the other, so that what was seen last is shown last. */
    private synchronized void show(Set<String> classIds) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (String classId : classIds) {
            hub.getObject()
                    .signal(classId, json.writeValueAsBytes(watchers.of(classId).frame(classId, now)));
        }
    }

    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void sayWhoIsHere() {
        tellWhoIsHere();
        show(watchers.forgetSilentNodes());
    }

    /** Looks through every connection of this node: not for nobody. */
    private void tellWhoIsHere() {
        if (bus.state() != Bus.State.ALONE) {
            bus.send(watchers.thisNode());
        }
    }

    void leave() {
        bus.send(watchers.thisNodeLeaves());
    }
}
