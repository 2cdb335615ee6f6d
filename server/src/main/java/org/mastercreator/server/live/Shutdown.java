package org.mastercreator.server.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mastercreator.realtime.Hub;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says that it takes no new work, then sends every open socket away with 1012 before it stops taking requests. Also
 * with no socket open it takes requests for as long: a load balancer sends them until it has asked again.
 */
@Component
class Shutdown implements SmartLifecycle {
    private final Hub hub;
    private final OtherNodes otherNodes;
    private final LiveProperties properties;
    private final ApplicationContext context;
    private volatile boolean running;

    Shutdown(Hub hub, OtherNodes otherNodes, LiveProperties properties, ApplicationContext context) {
        this.hub = hub;
        this.properties = properties;
        this.context = context;
        this.otherNodes = otherNodes;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        CompletableFuture<Void> windowsAreGone = hub.drain(properties.drain());
        CompletableFuture<Void> balancersKnow = new CompletableFuture<Void>()
                .completeOnTimeout(null, properties.drain().toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture.allOf(windowsAreGone, balancersKnow).join();
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
