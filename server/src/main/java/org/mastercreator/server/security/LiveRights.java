package org.mastercreator.server.security;

/**
 * Ends open sockets whose right ended, at once on this node and as soon as they hear of it on the others. That no later
 * event reaches them does not rest on this: {@link org.mastercreator.server.stream.Streams#endRights} sees to it.
 */
public interface LiveRights {
    /** A user signed out, or was signed out everywhere. */
    void endSession(String sessionId);

    void endUser(String userId);

    /** A user teaches a class no longer. */
    void endTeaching(String userId, String classId);
}
