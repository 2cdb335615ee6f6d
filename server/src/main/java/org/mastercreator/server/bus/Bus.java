package org.mastercreator.server.bus;

import java.util.function.Consumer;

/**
 * Tells the other nodes what happened here. Whatever is sent may be lost, doubled or late; receivers repair themselves
 * from the database. Nothing that is sent comes back to its sender.
 */
public interface Bus extends AutoCloseable {
    /** How the other nodes can be reached. */
    enum State {
        /** There is one node only. */
        ALONE,
        UP,
        DOWN
    }

    /** Sends without waiting; never fails. */
    void send(BusMessage message);

    /** Who takes what comes from other nodes; called on a thread that should not be held up. */
    void onMessage(Consumer<BusMessage> receiver);

    State state();

    @Override
    void close();
}
