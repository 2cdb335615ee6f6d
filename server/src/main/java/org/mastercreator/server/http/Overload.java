package org.mastercreator.server.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Refuses at once what would only wait: beyond so many requests under way the answer is 503 with a moment to come back
 * at. Refusing must cost next to nothing, or it takes from the work that goes on; so it happens at the {@link Door} of
 * the connection, before a body, a sign-in or a thread. Students' work has places of its own and goes first: once half of
 * those are taken, everything else has only some of its own.
 */
@Component
class Overload implements NettyServerCustomizer {
    private static final String SUBMISSIONS = "/api/assessments/submit";
    /** Open for as long as somebody watches; the live channel counts them. */
    private static final String STREAMS = "/api/stream/";

    private static final int LEFT_TO_OTHERS = 8;
    private static final int LATEST_SECONDS = 3;

    private final int mostBytes;
    private final Places submissions;
    private final Places others;
    private final Counter refused;
    private final ProblemHandler problems;

    Overload(
            @Value("${mastercreator.max-body-bytes}") int mostBytes,
            @Value("${mastercreator.requests-at-once.submissions}") int submissions,
            @Value("${mastercreator.requests-at-once.others}") int others,
            ProblemHandler problems,
            MeterRegistry registry) {
        this.mostBytes = mostBytes;
        this.submissions = new Places(submissions);
        this.others = new Places(others);
        this.problems = problems;
        this.refused = Counter.builder("requests_refused_busy")
                .description("Requests answered 503 because too many were under way")
                .register(registry);
        Gauge.builder("requests_free_places", this.others, places -> places.most - places.taken.get())
                .description("Requests that could be taken before any has to be refused")
                .register(registry);
    }

    /** What a student hands in or saves comes before what is looked at. */
    private static boolean isWork(String path) {
        return path.equals(SUBMISSIONS) || (path.startsWith("/api/") && path.contains("/attempts"));
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> {
            if (channel.pipeline().get(NettyPipeline.HttpTrafficHandler) != null) {
                channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "overload", new Door(this));
            }
        });
    }

    /** How many may be under way, and how many are. */
    static final class Places {
        private final int most;
        private final AtomicInteger taken = new AtomicInteger();

        Places(int most) {
            this.most = most;
        }

        private boolean take(int limit) {
            if (taken.incrementAndGet() <= limit) {
                return true;
            }
            taken.decrementAndGet();
            return false;
        }

        void giveBack() {
            taken.decrementAndGet();
        }

        private boolean halfTaken() {
            return taken.get() > most / 2;
        }
    }

    /** Where a request to this address is counted; empty if it is not. */
    Optional<Places> placesFor(String path) {
        if (isWork(path)) {
            return Optional.of(submissions);
        }
        return path.startsWith("/api/") && !path.startsWith(STREAMS) ? Optional.of(others) : Optional.empty();
    }

    /** Takes one of these places for a request; false if there is none for it. */
    boolean take(Places places) {
        boolean givesWay = places == others && submissions.halfTaken();
        return places.take(givesWay ? Math.max(1, places.most / LEFT_TO_OTHERS) : places.most);
    }

    /** Why a request is not taken at all, as its head tells; empty if it is. */
    Optional<HttpStatus> refused(HttpRequest request) {
        return Unreadable.status(request, mostBytes);
    }

    /** What one is told whose request is not taken at all. */
    ProblemHandler.Answer refusal(HttpStatus status, String path) {
        return status == HttpStatus.UNSUPPORTED_MEDIA_TYPE
                ? problems.answer(new Problem.Encoded(), path)
                : problems.answer(status, path);
    }

    /** What one who finds no place is told; not all are to come back at the same moment. */
    ProblemHandler.Answer refusal(String path) {
        refused.increment();
        Duration comeBack = Duration.ofSeconds(ThreadLocalRandom.current().nextInt(1, LATEST_SECONDS + 1));
        return problems.answer(
                new Problem.Busy("The server has more to do than it can at the moment.", comeBack), path);
    }
}
