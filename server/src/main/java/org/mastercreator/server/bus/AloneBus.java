package org.mastercreator.server.bus;

import java.util.function.Consumer;

/** The bus of a node that is the only one. */
final class AloneBus implements Bus {
    @Override
    public void send(BusMessage message) {}

    @Override
    public void onMessage(Consumer<BusMessage> receiver) {}

    @Override
    public State state() {
        return State.ALONE;
    }

    @Override
    public void close() {}
}
