package org.mastercreator.server.live;

import org.mastercreator.realtime.Hub;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends every open socket away with 1012 before the server stops taking requests. */
@Component
class Shutdown implements SmartLifecycle {
    private final Hub hub;
    private final OtherNodes otherNodes;
    private volatile boolean running;

    Shutdown(Hub hub, OtherNodes otherNodes) {
        this.hub = hub;
        this.otherNodes = otherNodes;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        hub.drain(LiveConfiguration.DRAIN).join();
        otherNodes.leave();
        hub.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
