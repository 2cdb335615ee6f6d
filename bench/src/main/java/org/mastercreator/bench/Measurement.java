package org.mastercreator.bench;

import org.HdrHistogram.Histogram;
import org.mastercreator.bench.load.Audience;
import org.mastercreator.bench.load.Dialect;
import org.mastercreator.bench.load.Flow;
import org.mastercreator.bench.load.Lane;
import org.mastercreator.bench.load.LoadGenerator;
import org.mastercreator.bench.peer.Contestant;
import org.mastercreator.bench.peer.Server;

/** One mode on one server with one number of subscribers, once. */
final class Measurement {
    private static final int UNDER_WAY = 32;
    private static final int DELIVERIES_A_SECOND = 50_000;
    private static final int CONNECTING_AT_ONCE = 128;
    private static final int SETTLING_SECONDS = 4;
    private static final int CHECKED_EVENTS = 20;
    private static final int GAP = 1_000;
    private static final int STAYING = 50;
    private static final int STAYING_EVENTS_A_SECOND = 20;
    private static final int OPEN_WITHIN_SECONDS = 120;
    private static final int SEEN_WITHIN_SECONDS = 20;
    private static final int CAUGHT_UP_WITHIN_SECONDS = 300;
    private static final double NANOS_A_MS = 1e6;
    private static final double A_MILLION = 1e6;

    private final LoadGenerator generator;
    private final Server server;
    private final int subscribers;
    private final int seconds;

    Measurement(LoadGenerator generator, Server server, int subscribers, int seconds) {
        this.generator = generator;
        this.server = server;
        this.subscribers = subscribers;
        this.seconds = seconds;
    }

    Row of(Mode mode) {
        return switch (mode) {
            case BURST -> burst();
            case PACED -> paced();
            case STORM -> storm();
            case RECONNECT -> reconnect();
        };
    }

    /** Sockets that are open and have cost what they cost. */
    private record Open(Audience audience, double connectsPerSecond, double bytesPerConnection) {}

    private Open open(Dialect dialect, Lane lane) {
        long before = server.memoryBytes();
        Audience audience = generator.audience(server.port(), dialect, lane, subscribers, lane.next());
        Audience.Opening opening = audience.open(CONNECTING_AT_ONCE, OPEN_WITHIN_SECONDS);
        note("refused while opening", opening.refusals());
        long bytes = server.memoryBytes() - before;
        return new Open(audience, subscribers / opening.seconds(), (double) bytes / subscribers);
    }

    private Row burst() {
        server.control().ask('S').join();
        Lane lane = server.control().direct();
        Open open = open(server.dialect(), lane);
        return measured(Mode.BURST, open, 1 + seconds / 4, () -> generator.burst(open.audience(), lane, UNDER_WAY));
    }

    private Row paced() {
        boolean logged = server.contestant() == Contestant.OURS;
        Lane lane = logged ? server.control().logged() : server.control().direct();
        Open open = open(server.loggedDialect(""), lane);
        double perSecond = Math.max(1, DELIVERIES_A_SECOND / subscribers);
        return measured(Mode.PACED, open, SETTLING_SECONDS, () -> generator.paced(lane, perSecond));
    }

    /** @param settling seconds before it counts: compilers are still busy with the opening of the sockets */
    private Row measured(Mode mode, Open open, int settling, java.util.function.Supplier<Flow> start) {
        Audience audience = open.audience();
        Audience.Sample sample;
        double cpu;
        try (Flow _ = start.get()) {
            pause(settling);
            audience.startRecording();
            double before = server.cpuSeconds();
            pause(seconds);
            sample = audience.stopRecording();
            cpu = server.cpuSeconds() - before;
        }
        audience.awaitAll(SEEN_WITHIN_SECONDS);
        Audience.Faults faults = audience.faults();
        audience.leave();
        return row(
                mode,
                sample.deliveries() / sample.seconds(),
                sample.latencies(),
                cpu / sample.deliveries() * A_MILLION,
                open.bytesPerConnection(),
                open.connectsPerSecond(),
                faults);
    }

    private Row storm() {
        server.control().ask('S').join();
        Lane lane = server.control().direct();
        Audience audience = generator.audience(server.port(), server.dialect(), lane, subscribers, lane.next());
        long memory = server.memoryBytes();
        double cpu = server.cpuSeconds();
        Audience.Opening opening = audience.open(subscribers, OPEN_WITHIN_SECONDS);
        cpu = server.cpuSeconds() - cpu;
        memory = server.memoryBytes() - memory;
        note("refused in the storm", opening.refusals());
        audience.startRecording();
        long from = System.nanoTime();
        generator.publish(lane, CHECKED_EVENTS);
        audience.awaitAll(SEEN_WITHIN_SECONDS);
        double delivering = (System.nanoTime() - from) / 1e9;
        Audience.Faults faults = audience.faults();
        long deliveries = audience.stopRecording().deliveries();
        audience.leave();
        return row(
                Mode.STORM,
                deliveries / delivering,
                opening.times(),
                cpu / subscribers * A_MILLION,
                (double) memory / subscribers,
                subscribers / opening.seconds(),
                faults);
    }

    private Row reconnect() {
        server.control().ask('S').join();
        // A generator of its own: the other one's loop is busy with those who come back.
        try (LoadGenerator aside = new LoadGenerator()) {
            Lane live = server.control(aside).direct();
            Audience others = aside.audience(server.port(), server.dialect(), live, STAYING, live.next());
            others.open(STAYING, OPEN_WITHIN_SECONDS);
            try (Flow _ = aside.paced(live, STAYING_EVENTS_A_SECOND)) {
                return reconnect(others);
            } finally {
                others.leave();
            }
        }
    }

    private Row reconnect(Audience others) {
        Lane lane = server.control().logged();
        Open open = open(server.loggedDialect(""), lane);
        generator.publish(lane, CHECKED_EVENTS);
        open.audience().awaitAll(SEEN_WITHIN_SECONDS);
        Audience.Faults before = open.audience().faults();
        Server.Head cursor = server.loggedHead();
        open.audience().leave();

        long first = lane.next();
        generator.publish(lane, GAP);
        while (server.loggedHead().offset() < cursor.offset() + GAP) {
            pauseMillis(20);
        }
        Audience back = generator.audience(
                server.port(),
                server.loggedDialect("?epoch=" + cursor.epoch() + "&offset=" + cursor.offset()),
                lane,
                subscribers,
                first);
        back.goal(lane.next() - 1);
        others.startRecording();
        back.startRecording();
        double cpu = server.cpuSeconds();
        Audience.Opening opening = back.open(subscribers, OPEN_WITHIN_SECONDS);
        back.awaitAll(CAUGHT_UP_WITHIN_SECONDS);
        Audience.Sample sample = back.stopRecording();
        cpu = server.cpuSeconds() - cpu;
        Histogram meanwhile = others.stopRecording().latencies();
        note("refused while coming back", opening.refusals());
        System.err.printf(
                "  meanwhile %d subscribers of another class: %d deliveries, p99 %.1f ms, longest %.1f ms%n",
                STAYING,
                meanwhile.getTotalCount(),
                meanwhile.getValueAtPercentile(99) / NANOS_A_MS,
                meanwhile.getMaxValue() / NANOS_A_MS);
        Audience.Faults after = back.faults();
        Histogram arrivals = back.arrivals();
        back.leave();
        return row(
                Mode.RECONNECT,
                sample.deliveries() / sample.seconds(),
                arrivals,
                cpu / sample.deliveries() * A_MILLION,
                open.bytesPerConnection(),
                subscribers / opening.seconds(),
                new Audience.Faults(
                        before.lost() + after.lost(),
                        before.duplicated() + after.duplicated(),
                        before.reordered() + after.reordered(),
                        before.cut() + after.cut()));
    }

    private Row row(
            Mode mode,
            double deliveriesPerSecond,
            Histogram times,
            double cpuSecondsPerMillion,
            double bytesPerConnection,
            double connectsPerSecond,
            Audience.Faults faults) {
        if (faults.cut() > 0) {
            System.err.printf("  %d sockets were cut by the server%n", faults.cut());
        }
        return new Row(
                server.contestant().code(),
                subscribers,
                mode.code(),
                deliveriesPerSecond,
                times.getValueAtPercentile(50) / NANOS_A_MS,
                times.getValueAtPercentile(99) / NANOS_A_MS,
                cpuSecondsPerMillion,
                bytesPerConnection,
                connectsPerSecond,
                faults.lost(),
                faults.duplicated(),
                faults.reordered());
    }

    private static void note(String what, java.util.Map<String, Integer> refusals) {
        if (!refusals.isEmpty()) {
            System.err.println("  " + what + ": " + refusals);
        }
    }

    private static void pause(int seconds) {
        pauseMillis(seconds * 1_000L);
    }

    private static void pauseMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
