package org.mastercreator.evaluate.recommend;

import java.util.OptionalInt;

/** A way to teach one student. */
interface Policy {
    /** The concept to ask next; empty once there is nothing left to do. */
    OptionalInt next();

    /** To compare questions of a concept: of those that were asked least often the one is asked that suits best. */
    default double suits(int concept, int question) {
        return 0;
    }

    void take(int concept, int question, boolean right);

    boolean declared(int concept);
}
