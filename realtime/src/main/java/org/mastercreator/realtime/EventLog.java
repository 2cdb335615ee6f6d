package org.mastercreator.realtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The truth about streams. Calls may block; the hub never makes them on an event loop. A publication that was handed
 * to {@link Hub#publish} must already be readable here.
 */
public interface EventLog {
    /** Head of one stream; empty if there is no such stream. */
    Optional<StreamHead> head(String stream);

    /** Heads of many streams in one go; unknown ones are left out. */
    Map<String, StreamHead> heads(Collection<String> streams);

    /** Publications after an offset in order, with the tag if one is given, at most {@code limit}. */
    List<Publication> read(String stream, long after, Optional<String> tag, int limit);

    /** How many publications with the tag lie in (after, upTo]. */
    long count(String stream, long after, long upTo, Optional<String> tag);
}
