package org.mastercreator.server.http;

/** What text the database can hold: any Unicode but NUL and halves of surrogate pairs. */
public final class Text {
    static final String MESSAGE = "must not contain NUL or broken Unicode";

    /** A pattern for text that may be absent, but not blank. */
    public static final String NOT_BLANK = "(?s).*\\S.*";

    private Text() {}

    public static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
