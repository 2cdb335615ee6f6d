package org.mastercreator.realtime;

import java.util.Optional;

/**
 * What a client subscribes to: a view of one stream.
 *
 * @param kind for statistics and the first frame, such as {@code dashboard}
 * @param resourceId what the client asked for
 * @param stream the stream behind it
 * @param tag only publications with this tag; empty for all
 */
public record ChannelId(String kind, String resourceId, String stream, Optional<String> tag) {
    boolean shows(Publication publication) {
        return tag.isEmpty() || publication.tags().contains(tag.get());
    }
}
