package org.mastercreator.realtime;

import java.time.Duration;

/**
 * The hub's limits and times.
 *
 * @param ringCount frames kept per watched stream for resuming without the log
 * @param ringBytes and their size in bytes
 * @param bufferBytes unsent bytes after which a connection counts as behind
 * @param pageBytes most bytes that a connection which catches up gets at once
 * @param gapWait how long a hole may be a mere race of commits before the log is asked
 * @param sweepEvery how often the heads of the watched streams are compared with the log
 * @param pingEvery how often the server pings
 * @param silence after which a peer counts as gone
 * @param unwritable how long a connection may take nothing
 * @param presenceGrace how long someone who left still counts as present, for reconnects
 * @param messagesPerSecond sustained rate of client messages
 * @param messageBurst how many of them may come at once
 * @param maxMessageBytes largest client message
 * @param firstJitter spread that clients use for their first reconnect
 * @param maxBackoff longest wait between two tries to reconnect
 */
public record HubOptions(
        int ringCount,
        int ringBytes,
        int bufferBytes,
        int pageBytes,
        Duration gapWait,
        Duration sweepEvery,
        Duration pingEvery,
        Duration silence,
        Duration unwritable,
        Duration presenceGrace,
        int messagesPerSecond,
        int messageBurst,
        int maxMessageBytes,
        Duration firstJitter,
        Duration maxBackoff) {
    public static final HubOptions DEFAULT = new HubOptions(
            2_048,
            2 * 1024 * 1024,
            256 * 1024,
            128 * 1024,
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(75),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            20,
            60,
            16 * 1024,
            Duration.ofSeconds(2),
            Duration.ofSeconds(30));

    /**
     * The same with other limits for clients.
     *
     * @param silence after which a peer counts as gone; it is pinged more than twice in it
     */
    public HubOptions withClientLimits(int messagesPerSecond, int messageBurst, int maxMessageBytes, Duration silence) {
        return new HubOptions(
                ringCount,
                ringBytes,
                bufferBytes,
                pageBytes,
                gapWait,
                sweepEvery,
                silence.dividedBy(5).multipliedBy(2),
                silence,
                unwritable,
                presenceGrace,
                messagesPerSecond,
                messageBurst,
                maxMessageBytes,
                firstJitter,
                maxBackoff);
    }

    /**
     * How long it may take until presence forgets someone who vanished without a word: the silence, a second until it is
     * looked at, two in which the peer could answer the Close frame, the grace, and a second until all are told.
     */
    public Duration detection() {
        return silence.plusSeconds(2).plusSeconds(Connection.CLOSE_WAIT_SECONDS).plus(presenceGrace);
    }

    public HubOptions {
        if (ringCount < 1 || bufferBytes < 1024 || pageBytes < 1024 || messageBurst < 1 || maxMessageBytes < 125) {
            throw new IllegalArgumentException("hub limits must be positive, were ring " + ringCount + ", buffer "
                    + bufferBytes + ", page " + pageBytes + ", burst " + messageBurst + ", message "
                    + maxMessageBytes);
        }
    }
}
