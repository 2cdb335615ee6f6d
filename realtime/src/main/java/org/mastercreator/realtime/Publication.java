package org.mastercreator.realtime;

import java.util.List;

/**
 * One event of a stream.
 *
 * @param offset its place, 1 or more, without holes within a stream and epoch
 * @param tags the filters that let it through, such as {@code student:student_001}
 * @param rights the version of the stream's rights that it was committed under, never falling along the stream: a
 *     connection that was let in under an older one is asked for again before it gets this
 * @param payload the text that clients get, JSON in UTF-8; the same bytes live and on replay
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are written as they are
public record Publication(String stream, long offset, List<String> tags, long rights, byte[] payload) {
    /**
     * Begins a tag that names something of which the event shows the whole present state: a later event with the same tag
     * supersedes it.
     */
    public static final String LATEST = "latest:";
}
