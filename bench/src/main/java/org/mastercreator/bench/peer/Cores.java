package org.mastercreator.bench.peer;

import java.util.List;

/** Which core does what: the servers share the first, the load generator has the second. */
public final class Cores {
    private Cores() {}

    /** What stands before a server's command; nothing on a machine with one core. */
    static List<String> ofServers() {
        return pinned() ? List.of("taskset", "-c", "0") : List.of();
    }

    /** True if the load generator was started on a core of its own ({@code ./mc bench} does so). */
    public static boolean pinned() {
        return "1".equals(System.getProperty("bench.core"));
    }

    public static String description() {
        return pinned()
                ? "servers on core 0, load generator on core 1"
                : "not pinned: servers and load generator share all cores";
    }
}
