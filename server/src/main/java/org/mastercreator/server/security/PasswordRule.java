package org.mastercreator.server.security;

/** How long everybody's password is, whoever sets it. */
public final class PasswordRule {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;
    public static final String SAID = "must have " + SHORTEST + " to " + LONGEST + " characters";

    private PasswordRule() {}
}
