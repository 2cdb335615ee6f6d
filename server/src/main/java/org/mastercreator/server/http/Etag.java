package org.mastercreator.server.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Entity tags of what can be changed (RFC 9110 section 8.8.3): the time of the last change, a strong validator. */
public final class Etag {
    private Etag() {}

    /** An answer with the tag of what it shows. */
    public static <T> ResponseEntity<T> on(T answer, Instant changedAt) {
        return ResponseEntity.ok().eTag(of(changedAt)).body(answer);
    }

    /** The same with another status than 200. */
    public static <T> ResponseEntity<T> on(HttpStatus status, T answer, Instant changedAt) {
        return ResponseEntity.status(status).eTag(of(changedAt)).body(answer);
    }

    /** An answer with the tag of what it shows, of what counts its versions. */
    public static <T> ResponseEntity<T> on(T answer, int version) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(answer);
    }

    /** The same as below for what counts its versions. */
    public static void require(@Nullable String ifMatch, int version) {
        if (ifMatch != null && !matches(ifMatch, "\"" + version + "\"")) {
            throw new Problem.Stale();
        }
    }

    private static boolean matches(String ifMatch, String tag) {
        return ifMatch.strip().equals("*")
                || Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(tag::equals);
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
        if (changedAt.filter(at -> matches(ifMatch, of(at))).isEmpty()) {
            throw new Problem.Stale();
        }
    }
}
