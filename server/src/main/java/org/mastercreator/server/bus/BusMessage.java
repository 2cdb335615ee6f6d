package org.mastercreator.server.bus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastercreator.realtime.Publication;

/** What one node tells the others. */
public sealed interface BusMessage {
    /** Events that were committed, each as its clients get it. */
    record Events(List<Publication> publications) implements BusMessage {}

    /** The past of a class's stream was rewritten. */
    record Rewritten(String classId) implements BusMessage {}

    /** Sockets end: those that fit all that is given. */
    record RightsEnded(Optional<String> userId, Optional<String> sessionId, Optional<String> classId, boolean signedOut)
            implements BusMessage {}

    /**
     * Who is connected to a node now; the whole of it, so that one lost message is mended by the next.
     *
     * @param node which one
     * @param connections open sockets by kind
     * @param present by class
     */
    record NodePresence(String node, Map<String, Integer> connections, Map<String, ClassPresence> present)
            implements BusMessage {}

    /**
     * Who watches a class.
     *
     * @param teachers names by user
     * @param students ids of the students whose own page is open
     */
    record ClassPresence(Map<String, String> teachers, List<String> students) {}
}
