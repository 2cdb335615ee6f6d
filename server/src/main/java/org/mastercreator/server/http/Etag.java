package org.mastercreator.server.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags of what can be changed (RFC 9110 section 8.8.3): the row's version, a strong validator. */
public final class Etag {
    private Etag() {}

    /** The tag of a version, for the header {@code ETag}. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Holds a change to the version that the caller read. Call it inside the transaction, with the row locked.
     *
     * @param ifMatch the header {@code If-Match}; without it the last writer wins
     * @throws Problem.Stale if the header names other versions only (RFC 9110 section 13.1.1)
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        String tag = of(version);
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(tag::equals)) {
            throw new Problem.Stale();
        }
    }
}
