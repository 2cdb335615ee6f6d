package org.mastercreator.server.items;

import java.util.List;
import java.util.Optional;

/**
 * What a file held.
 *
 * @param notes what was left out of what was read
 */
record Reading(List<Candidate> candidates, List<Refused> refused, List<String> notes) {
    /**
     * A question that could go into the bank.
     *
     * @param where in the file: a line of a table, a file of a package
     * @param itemId the item of this bank that it says it is
     */
    record Candidate(String where, Optional<String> itemId, ItemBody body) {}

    /** Something that was not taken, and why. */
    record Refused(String where, String reason) {}

    /** One thing of a file cannot be taken; the others can. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason, null, false, false);
        }

        Refused at(String where) {
            return new Refused(where, String.valueOf(getMessage()));
        }
    }
}
