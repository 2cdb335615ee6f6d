package org.mastercreator.evaluate.recommend;

import java.util.OptionalInt;

/** A way to teach one student. */
interface Policy {
    /** The concept to ask next; empty once there is nothing left to do. */
    OptionalInt next();

    void take(int concept, boolean right);

    boolean declared(int concept);
}
