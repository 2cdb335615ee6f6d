package org.mastercreator.bench.ours;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.mastercreator.bench.peer.Roster;

/**
 * The database's part of a submission and nothing else: the statements that one request was seen to run, in the same
 * transactions, by threads that do nothing but that, each on a connection of its own, for students of classes that
 * nobody watches and with ids of their own.
 */
final class BareLoop {
    private static final Pattern FRESH = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern STUDENT = Pattern.compile("student_bench_\\d\\d_\\d\\d");
    private static final Pattern CLASS = Pattern.compile("class_bench_\\d\\d");
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final int MOST_ROUNDS = 10_000_000;

    private final DataSource source;
    private final List<Recorder.Step> steps;
    // No two answers of a student are the same observation, neither in this run nor in others.
    private final AtomicInteger observations = new AtomicInteger(RUNS.incrementAndGet() * MOST_ROUNDS);
    private final Histogram times = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private volatile boolean on = true;

    BareLoop(DataSource source, List<Recorder.Step> steps) {
        this.source = source;
        this.steps = steps;
    }

    /** Runs until {@link #stop}; returns how long each round took, in nanoseconds. */
    Histogram run(int threads) throws InterruptedException {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(executor.submit(() -> work(number)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return times;
    }

    void stop() {
        on = false;
    }

    private Void work(int thread) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<@Nullable PreparedStatement> prepared = new ArrayList<>();
            for (Recorder.Step step : steps) {
                prepared.add(
                        step instanceof Recorder.Step.Statement asked
                                ? connection.prepareStatement(asked.sql())
                                : null);
            }
            for (int round = 0; on; round++) {
                long start = System.nanoTime();
                once(connection, prepared, thread % Roster.CLASSES, (thread + round) % Roster.STUDENTS_OF_A_CLASS);
                times.recordValue(System.nanoTime() - start);
            }
        }
        return null;
    }

    private void once(Connection connection, List<@Nullable PreparedStatement> prepared, int classNumber, int seat)
            throws SQLException {
        String fresh = UUID.randomUUID().toString().replace("-", "");
        int observation = observations.incrementAndGet();
        for (int i = 0; i < steps.size(); i++) {
            PreparedStatement statement = prepared.get(i);
            switch (steps.get(i)) {
                case Recorder.Step.AutoCommit(boolean autoCommit) -> connection.setAutoCommit(autoCommit);
                case Recorder.Step.Commit _ -> connection.commit();
                case Recorder.Step.Statement asked
                when statement != null -> {
                    boolean observes = asked.sql().contains("observations,");
                    for (int place = 0; place < asked.values().size(); place++) {
                        Object value = asked.values().get(place);
                        boolean counts = observes && value instanceof int[];
                        set(
                                statement,
                                place + 1,
                                counts ? new int[] {observation} : of(value, classNumber, seat, fresh));
                    }
                    if (statement.execute()) {
                        try (var rows = statement.getResultSet()) {
                            while (rows.next()) {}
                        }
                    }
                }
                case Recorder.Step.Statement _ -> throw new IllegalStateException("not prepared");
            }
        }
    }

    private static void set(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.NULL);
        } else {
            statement.setObject(place, value);
        }
    }

    private static @Nullable Object of(@Nullable Object recorded, int classNumber, int seat, String fresh) {
        return switch (recorded) {
            case String text -> text(text, classNumber, seat, fresh);
            case String[] texts ->
                Arrays.stream(texts)
                        .map(text -> text == null ? null : text(text, classNumber, seat, fresh))
                        .toArray(String[]::new);
            case null, default -> recorded;
        };
    }

    private static String text(String recorded, int classNumber, int seat, String fresh) {
        String text = FRESH.matcher(recorded).replaceAll(fresh);
        text = STUDENT.matcher(text).replaceAll(Roster.BARE.studentId(classNumber, seat));
        return CLASS.matcher(text).replaceAll(Roster.BARE.classId(classNumber));
    }
}
