package org.mastercreator.server.assessment;

/**
 * Knows of work that is not handed in yet. A feature that lets students begin an assessment implements it, so that
 * nobody changes the questions under their hands.
 */
public interface Underway {
    boolean hasBegun(String assessmentId);

    /** Takes back what was assigned of an assessment that nobody has begun, in the caller's transaction. */
    void withdraw(String assessmentId);
}
