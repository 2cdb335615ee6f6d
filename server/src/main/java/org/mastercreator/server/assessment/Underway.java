package org.mastercreator.server.assessment;

/**
 * Knows of work that is not handed in yet. A feature that lets students begin an assessment implements it, so that
 * nobody changes the questions under their hands.
 */
public interface Underway {
    boolean hasBegun(String assessmentId);
}
