package org.mastercreator.bench.load;

/** Events that go on being published until it is stopped. */
public final class Flow implements AutoCloseable {
    private final Runnable stop;
    private volatile boolean on = true;

    Flow(Runnable stop) {
        this.stop = stop;
    }

    boolean isOn() {
        return on;
    }

    @Override
    public void close() {
        on = false;
        stop.run();
    }
}
