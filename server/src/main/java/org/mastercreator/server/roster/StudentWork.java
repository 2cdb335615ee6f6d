package org.mastercreator.server.roster;

import java.util.List;

/**
 * A feature in which something of a student can be under way. It is told, in the transaction of the change and with the
 * student held, what her IEP gives her from now on.
 */
public interface StudentWork {
    /** @param codes of all accommodations that she has now */
    void accommodated(String studentId, List<String> codes);
}
