package org.mastercreator.server.live;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mastercreator.realtime.EventLog;
import org.mastercreator.realtime.Hub;
import org.mastercreator.realtime.HubListener;
import org.mastercreator.realtime.Publication;
import org.mastercreator.server.bus.Bus;
import org.mastercreator.server.bus.BusMessage;
import org.mastercreator.server.stream.Streams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub of this node, and what feeds it. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    /** Blocking work of the live channel: one virtual thread each, so that none waits for another. */
    @Bean(destroyMethod = "close")
    ExecutorService liveExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("live-", 0).factory());
    }

    @Bean(destroyMethod = "close")
    Hub hub(EventLog log, HubListener listener, ExecutorService liveExecutor, LiveProperties properties, Clock clock) {
        return new Hub(log, listener, liveExecutor, properties.hubOptions(), clock);
    }

    @Bean
    Streams.Publisher publisher(ObjectProvider<Hub> hub, Bus bus) {
        return new Streams.Publisher() {
            @Override
            public void publish(List<Publication> publications) {
                hub.getObject().publish(publications);
                bus.send(new BusMessage.Events(publications));
            }

            @Override
            public void forget(String classId) {
                hub.getObject().forget(classId);
                bus.send(new BusMessage.Rewritten(classId));
            }
        };
    }
}
