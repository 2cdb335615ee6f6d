package org.mastercreator.server.security;

import java.util.function.Predicate;

/** Ends open sockets whose right ends. Returns when no later event can reach them. */
public interface LiveRights {
    /** A socket as far as rights go. */
    record Socket(String userId, String sessionId, String classId) {}

    void end(Predicate<Socket> which, boolean signedOut);
}
