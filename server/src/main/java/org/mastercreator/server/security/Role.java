package org.mastercreator.server.security;

import java.util.Locale;

/** What a user may do at all; where, the enrolments say. */
public enum Role {
    ADMIN,
    TEACHER,
    STUDENT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
