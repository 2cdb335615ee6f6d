package org.mastercreator.server.llm;

import com.anthropic.backends.AnthropicBackend;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicInvalidDataException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.learning.grading.Key;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grades written answers with a language model, if a key is set. Never throws: whatever goes wrong is a
 * {@link Failure}, for which the caller has another grader. One request an answer, at most as many at once as is
 * configured; sent again, with growing pauses or after the pause asked for, when the service had no room or the
 * connection broke; none for half a minute once half of the last twenty failed. What waits here for its turn has cost
 * nothing yet, and says nothing about the service. Nothing of the database is held meanwhile.
 */
@Service
public class LlmGrader {
    private static final double CACHE_WRITE_PRICE = 1.25;
    private static final double CACHE_READ_PRICE = 0.1;
    private static final double MILLION = 1e6;
    /** More than any model reads at once. */
    private static final long MOST_INPUT_TOKENS = 2_000_000;

    private static final Pattern MODEL = Pattern.compile("[\\w.:@/-]{1,100}");
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int WATCHED = 20;
    private static final int ENOUGH_TO_JUDGE = 5;
    /** Of the time limit: with less than the rest an answer would hardly come, and be paid for all the same. */
    private static final double LONGEST_WAIT = 0.75;

    private final LlmProperties properties;
    private final Optional<AnthropicClient> client;
    private final CircuitBreaker breaker;
    private final Semaphore permits;
    private final Spending spending;
    private final JdbcClient db;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    LlmGrader(LlmProperties properties, JdbcClient db, JsonMapper json, MeterRegistry meters, Clock clock) {
        this.properties = properties;
        this.db = db;
        this.json = json;
        this.meters = meters;
        client = properties.apiKey().isBlank() ? Optional.empty() : Optional.of(client(properties));
        permits = new Semaphore(properties.atOnce());
        spending = new Spending(db, clock, properties.dailyUsd());
        breaker = CircuitBreaker.of(
                "llm",
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .currentTimestampFunction(now -> now.millis(), TimeUnit.MILLISECONDS)
                        .slidingWindowSize(WATCHED)
                        .minimumNumberOfCalls(ENOUGH_TO_JUDGE)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
        if (isOn()) {
            Gauge.builder("llm_paused", breaker, b -> b.getState() == CircuitBreaker.State.OPEN ? 1 : 0)
                    .description("Whether no request is sent to the language model because too many failed")
                    .register(meters);
        }
    }

    private static AnthropicClient client(LlmProperties properties) {
        AnthropicBackend.Builder backend = AnthropicBackend.builder().apiKey(properties.apiKey());
        if (!properties.baseUrl().isBlank()) {
            backend.baseUrl(properties.baseUrl());
        }
        return new AnthropicClientImpl(ClientOptions.builder()
                .httpClient(new Wire(backend.build(), properties.timeLimit()))
                .maxRetries(properties.retries())
                .build());
    }

    public boolean isOn() {
        return client.isPresent();
    }

    /** What came of asking. */
    public sealed interface Outcome {
        record Graded(Grade grade, Usage usage) implements Outcome {}

        /** @param usage what it cost all the same, if anything came back */
        record Failed(Failure failure, Optional<Usage> usage) implements Outcome {}
    }

    /** A written answer and what it is graded by. */
    public record Written(String studentId, String question, Key.Constructed key, double points, String answer) {}

    /** Blocks until there is a grade or a failure, at most for the time limit. */
    public Outcome grade(Written written) {
        long start = System.nanoTime();
        Outcome outcome =
                client.map(on -> ask(on, written)).orElse(new Outcome.Failed(Failure.PAUSED, Optional.empty()));
        meters.timer(
                        "llm_request",
                        "outcome",
                        switch (outcome) {
                            case Outcome.Graded _ -> "graded";
                            case Outcome.Failed(Failure failure, Optional<Usage> _) -> failure.code();
                        })
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return outcome;
    }

    private Outcome ask(AnthropicClient on, Written written) {
        Pseudonyms names = new Pseudonyms(persons(written.studentId()));
        if (!breaker.tryAcquirePermission()) {
            return failed(Failure.PAUSED);
        }
        long deadline = System.nanoTime() + properties.timeLimit().toNanos();
        boolean atOnce = permits.tryAcquire();
        if (!atOnce && !waitForTurn()) {
            breaker.releasePermission();
            return failed(Failure.CROWDED);
        }
        try {
            return ask(on, written, names, deadline, atOnce);
        } finally {
            permits.release();
        }
    }

    private boolean waitForTurn() {
        try {
            return permits.tryAcquire(
                    (long) (LONGEST_WAIT * properties.timeLimit().toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome ask(AnthropicClient on, Written written, Pseudonyms names, long deadline, boolean atOnce) {
        List<Key.Criterion> lines = GradingRequest.lines(written.key(), written.points());
        Spending.Reserve reserve = spending.reserve(mostCost(written, lines));
        if (!take(reserve)) {
            return failed(Failure.BUDGET);
        }
        long start = System.nanoTime();
        // A try that broke off may have been worked on, and is paid for then.
        AtomicInteger brokenOff = new AtomicInteger();
        try {
            Message message = send(
                    on,
                    deadline,
                    brokenOff,
                    GradingRequest.of(
                            properties.model(),
                            written.question(),
                            written.key(),
                            lines,
                            written.answer(),
                            names,
                            json));
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            Usage usage = usage(message, lines);
            spending.settle(reserve, usage.cost() + brokenOff.get() * reserve.usd());
            count(usage);
            return read(message, written, lines, names, usage);
        } catch (AnthropicInvalidDataException incomplete) {
            // The client looks at a field only when it is asked for; what the request cost is not known then, and what
            // was set aside for it stays spent.
            return failed(Failure.MALFORMED);
        } catch (Unanswered unanswered) {
            Failure failure = unanswered.failure;
            if (failure == Failure.TIMEOUT && !atOnce) {
                breaker.releasePermission();
            } else if (failure.isOfService()) {
                breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, unanswered);
            } else {
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
            spending.settle(reserve, (brokenOff.get() + (failure == Failure.MALFORMED ? 1 : 0)) * reserve.usd());
            return failed(failure);
        }
    }

    /** Without money, or without a database to ask for it, nothing is sent that the breaker could learn from. */
    private boolean take(Spending.Reserve reserve) {
        boolean taken = false;
        try {
            taken = spending.take(reserve);
            return taken;
        } finally {
            if (!taken) {
                breaker.releasePermission();
            }
        }
    }

    private static Outcome failed(Failure failure) {
        return new Outcome.Failed(failure, Optional.empty());
    }

    private double mostCost(Written written, List<Key.Criterion> lines) {
        long in = GradingRequest.inputTokens(written.question(), written.key(), lines, written.answer());
        return (in * CACHE_WRITE_PRICE * properties.usdIn()
                        + GradingRequest.mostTokens(lines.size()) * properties.usdOut())
                / MILLION;
    }

    /** No answer that could be read. */
    private static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;
        private final Failure failure;

        Unanswered(Failure failure) {
            super(failure.code());
            this.failure = failure;
        }
    }

    private Message send(AnthropicClient on, long deadline, AtomicInteger brokenOff, MessageCreateParams request)
            throws Unanswered {
        Future<Message> answer;
        try {
            // The body "null" is JSON too.
            answer = requests.submit(() -> ScopedValue.where(Wire.BROKEN_OFF, brokenOff)
                    .call(() -> Objects.requireNonNull(on.messages().create(request))));
        } catch (RejectedExecutionException stopping) {
            throw new Unanswered(Failure.UNREACHABLE);
        }
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            brokenOff.incrementAndGet();
            throw new Unanswered(Failure.TIMEOUT);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            brokenOff.incrementAndGet();
            Thread.currentThread().interrupt();
            throw new Unanswered(Failure.TIMEOUT);
        } catch (ExecutionException failed) {
            throw new Unanswered(failure(failed.getCause()));
        }
    }

    private static Failure failure(@Nullable Throwable cause) {
        return switch (cause) {
            case RateLimitException _ -> Failure.RATE_LIMITED;
            case AnthropicServiceException service ->
                service.statusCode() >= 500 ? Failure.OVERLOADED : Failure.REJECTED;
            case AnthropicIoException io ->
                io.getCause() instanceof HttpTimeoutException ? Failure.TIMEOUT : Failure.UNREACHABLE;
            case AnthropicInvalidDataException _ -> Failure.MALFORMED;
            case AnthropicException _ -> Failure.UNREACHABLE;
            case null, default -> Failure.MALFORMED;
        };
    }

    private Outcome read(Message message, Written written, List<Key.Criterion> lines, Pseudonyms names, Usage usage) {
        Optional<StopReason> stopped = message.stopReason();
        if (stopped.equals(Optional.of(StopReason.REFUSAL))) {
            return new Outcome.Failed(Failure.REFUSED, Optional.of(usage));
        }
        if (stopped.equals(Optional.of(StopReason.MAX_TOKENS))) {
            return new Outcome.Failed(Failure.TRUNCATED, Optional.of(usage));
        }
        try {
            List<String> recorded = message.content().stream()
                    .flatMap(block -> block.toolUse().stream())
                    .filter(use -> use.name().equals(GradingRequest.TOOL))
                    .map(use -> String.valueOf(use._input().convert(JsonNode.class)))
                    .toList();
            if (recorded.size() != 1) {
                throw new GradingReply.Malformed("not recorded once");
            }
            return new Outcome.Graded(
                    GradingReply.read(
                            json.readTree(recorded.getFirst()),
                            lines,
                            !written.key().rubric().isEmpty(),
                            written.answer(),
                            names,
                            usage.model()),
                    usage);
        } catch (GradingReply.Malformed | JacksonException malformed) {
            return new Outcome.Failed(Failure.MALFORMED, Optional.of(usage));
        }
    }

    /** @throws AnthropicInvalidDataException if it counts what cannot have been sent or received */
    private Usage usage(Message message, List<Key.Criterion> lines) {
        com.anthropic.models.messages.Usage used = message.usage();
        long written = used.cacheCreationInputTokens().orElse(0L);
        long read = used.cacheReadInputTokens().orElse(0L);
        boolean possible = LongStream.of(used.inputTokens(), written, read)
                        .allMatch(tokens -> tokens >= 0 && tokens <= MOST_INPUT_TOKENS)
                && used.outputTokens() >= 0
                && used.outputTokens() <= GradingRequest.mostTokens(lines.size());
        if (!possible) {
            throw new AnthropicInvalidDataException("impossible counts of tokens");
        }
        double in = used.inputTokens() + CACHE_WRITE_PRICE * written + CACHE_READ_PRICE * read;
        String model = message.model().asString();
        return new Usage(
                MODEL.matcher(model).matches() ? model : properties.model(),
                used.inputTokens(),
                used.outputTokens(),
                written,
                read,
                (in * properties.usdIn() + used.outputTokens() * properties.usdOut()) / MILLION);
    }

    private void count(Usage usage) {
        meters.counter("llm_tokens", "kind", "in")
                .increment((double) (usage.inputTokens() + usage.cacheWriteTokens() + usage.cacheReadTokens()));
        meters.counter("llm_tokens", "kind", "out").increment((double) usage.outputTokens());
        meters.counter("llm_usd").increment(usage.cost());
    }

    /** Names and ids of the student, of those who share a class with her, and of their teachers. */
    private List<String> persons(String studentId) {
        return db.sql("""
                with known as (
                    select e.student_id from enrolments e where e.class_id in
                        (select class_id from enrolments where student_id = :student)
                    union select student_id from students where student_id = :student)
                select student_name from students join known using (student_id)
                union select student_id::text from known
                union select login from users join known using (student_id)
                union select u.display_name from users u join class_teachers t using (user_id)
                    join enrolments e using (class_id) where e.student_id = :student
                """).param("student", studentId).query(String.class).list();
    }

    @PreDestroy
    void close() {
        requests.shutdownNow();
        client.ifPresent(AnthropicClient::close);
    }
}
