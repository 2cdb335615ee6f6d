package org.mastercreator.bench;

import java.util.Locale;

/** What is done to a server. */
enum Mode {
    /** Events as fast as everyone takes them, up to 32 under way. */
    BURST,
    /** Events at an even pace: 50,000 deliveries a second, at least one event a second. */
    PACED,
    /** All connect at once. */
    STORM,
    /** All drop, 1,000 events pass, all come back at once and get them. */
    RECONNECT;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
