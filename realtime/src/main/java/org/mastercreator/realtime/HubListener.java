package org.mastercreator.realtime;

import java.time.Instant;
import java.util.Optional;

/** What the hub asks of the application. All calls come on threads that may block. */
public interface HubListener {
    /** A client shows a new token. Gives the new end of its connection, or empty to refuse. */
    Optional<Instant> refresh(ConnectionInfo connection, String token);

    /** Whether a connection may still watch its channel, because the stream's rights have changed since it was let in. */
    Admission admit(ConnectionInfo connection);

    /** Somebody came or left; at most a few times a second for a stream. */
    void presenceChanged(String stream);
}
