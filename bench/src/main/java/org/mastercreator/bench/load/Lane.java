package org.mastercreator.bench.load;

/** One numbered sequence of events and when each was handed to the server. Belongs to the generator's loop. */
public final class Lane {
    private static final int REMEMBERED = 1 << 14;

    private final char command;
    private final Control control;
    private final long[] sentAt = new long[REMEMBERED];
    private volatile long next;

    Lane(char command, Control control) {
        this.command = command;
        this.control = control;
    }

    /** Number of the next event. */
    public long next() {
        return next;
    }

    void publish() {
        long number = next;
        sentAt[(int) number & (REMEMBERED - 1)] = System.nanoTime();
        next = number + 1;
        control.say(command, Event.text(number));
    }

    long sentAt(long number) {
        return sentAt[(int) number & (REMEMBERED - 1)];
    }
}
