package org.mastercreator.server.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names that a client sees: snake_case, also inside the paths of validation messages. */
public final class JsonNames {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private JsonNames() {}

    public static String snakeCase(String name) {
        return HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
