package org.mastercreator.server.bus;

import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** One node needs no bus; several share the Redis at {@code REDIS_URL}. */
@Configuration(proxyBeanMethods = false)
class BusConfiguration {
    @Bean(destroyMethod = "close")
    Bus bus(
            @Value("${mastercreator.redis.url}") String url,
            @Value("${mastercreator.redis.prefix}") String prefix,
            JsonMapper json,
            MeterRegistry registry) {
        if (url.isEmpty()) {
            return new AloneBus();
        }
        RedisBus bus =
                new RedisBus(parse(url), prefix, new BusCodec(UUID.randomUUID().toString(), json));
        Gauge.builder("live_bus_up", bus, b -> b.state() == Bus.State.UP ? 1 : 0)
                .description("Whether the other nodes can be reached")
                .register(registry);
        counter(registry, "live_bus_sent", "Messages sent to other nodes", bus.sent);
        counter(registry, "live_bus_unsent", "Messages not sent because the bus was down", bus.unsent);
        counter(registry, "live_bus_received", "Messages from other nodes", bus.received);
        return bus;
    }

    /** The message never repeats the password. */
    private static RedisURI parse(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException | NullPointerException _) {
            throw new IllegalStateException(
                    "REDIS_URL must look like redis://:password@host:6379, or rediss:// for TLS");
        }
    }

    private static void counter(MeterRegistry registry, String name, String description, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::doubleValue)
                .description(description)
                .register(registry);
    }
}
