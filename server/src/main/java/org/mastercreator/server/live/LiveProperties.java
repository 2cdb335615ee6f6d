package org.mastercreator.server.live;

import java.time.Duration;
import org.mastercreator.realtime.HubOptions;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits and times of the live channel.
 *
 * @param socketsPerUser open at once; one who opens more gets 4429. Not counted in demo mode, where all are one user
 * @param socketsPerAddress open at once from one address; a school may share one. Not counted in demo mode
 * @param socketsPerClass open at once on one class's stream; more get 1013
 * @param handshakesAtOnce being checked at once; more are answered 503 with a moment to come back at
 * @param messagesPerSecond that one socket may send in the long run; more end it with 4429
 * @param messageBurst that may come at once
 * @param maxMessageBytes of one message from a client; larger ones end the socket with 1009
 * @param silence after which a peer counts as gone (4408); presence forgets it a few seconds later
 * @param deflate whether sockets that offer permessage-deflate get compressed events
 * @param drain over how long windows are sent away, and requests still taken, before a shutdown
 */
@ConfigurationProperties("mastercreator.live")
record LiveProperties(
        int socketsPerUser,
        int socketsPerAddress,
        int socketsPerClass,
        int handshakesAtOnce,
        int messagesPerSecond,
        int messageBurst,
        int maxMessageBytes,
        Duration silence,
        boolean deflate,
        Duration drain) {
    HubOptions hubOptions() {
        return HubOptions.DEFAULT.withClientLimits(messagesPerSecond, messageBurst, maxMessageBytes, silence);
    }
}
