package org.mastercreator.realtime;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is at the other end.
 *
 * @param sessionId the sign-in that the socket lives on; empty if there is none to end
 * @param expiresAt when the socket ends unless it is refreshed
 */
public record Peer(String userId, String displayName, String role, Optional<String> sessionId, Instant expiresAt) {}
