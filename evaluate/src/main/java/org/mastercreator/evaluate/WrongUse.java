package org.mastercreator.evaluate;

/** The command or a file of it is wrong; the message says what, for the person who typed it. */
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongUse(String message) {
        super(message);
    }
}
