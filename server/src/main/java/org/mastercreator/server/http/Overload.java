package org.mastercreator.server.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses at once what would only wait: beyond so many requests under way the answer is 503 with a moment to come back
 * at. Students' work has places of its own, so that it goes on while dashboards have to wait.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Overload implements WebFilter {
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final Semaphore submissions;
    private final Semaphore others;
    private final Counter refused;

    Overload(
            @Value("${mastercreator.requests-at-once.submissions}") int submissions,
            @Value("${mastercreator.requests-at-once.others}") int others,
            MeterRegistry registry) {
        this.submissions = new Semaphore(submissions);
        this.others = new Semaphore(others);
        this.refused = Counter.builder("requests_refused_busy")
                .description("Requests answered 503 because too many were under way")
                .register(registry);
        Gauge.builder("requests_free_places", this.others, Semaphore::availablePermits)
                .description("Requests that could be taken before any has to be refused")
                .register(registry);
    }

    /** What a student hands in or saves comes before what is looked at. */
    private static boolean isWork(String path) {
        return path.equals("/api/assessments/submit") || path.contains("/attempts");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (!path.startsWith("/api/")) {
            return chain.filter(exchange);
        }
        Semaphore places = isWork(path) ? submissions : others;
        if (!places.tryAcquire()) {
            refused.increment();
            return Mono.error(new Problem.Busy("The server has more to do than it can at the moment.", COME_BACK));
        }
        return chain.filter(exchange).doFinally(_ -> places.release());
    }
}
