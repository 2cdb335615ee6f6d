package org.mastercreator.server.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Entity tags of what can be changed (RFC 9110 section 8.8.3): the time of the last change, a strong validator. */
public final class Etag {
    private Etag() {}

    /** An answer with the tag of what it shows. */
    public static <T> ResponseEntity<T> on(T answer, Instant changedAt) {
        return ResponseEntity.ok().eTag(of(changedAt)).body(answer);
    }

    private static String of(Instant changedAt) {
        return "\"" + ChronoUnit.MICROS.between(Instant.EPOCH, changedAt) + "\"";
    }

    /**
     * Holds a change to the version that the caller read. Call it inside the transaction, with the row locked.
     *
     * @param ifMatch the header {@code If-Match}; without it the last writer wins
     * @param changedAt empty if there is nothing yet
     * @throws Problem.Stale if the header names other versions only (RFC 9110 section 13.1.1)
     */
    public static void require(@Nullable String ifMatch, Optional<Instant> changedAt) {
        if (ifMatch == null) {
            return;
        }
        boolean any = ifMatch.strip().equals("*");
        if (changedAt
                .filter(at -> any
                        || Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(of(at)::equals))
                .isEmpty()) {
            throw new Problem.Stale();
        }
    }
}
