package org.mastercreator.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A random text that is a credential by itself; the database keeps only its hash. */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Neither 0 and o nor 1, i and l. */
    private static final String PLAIN = "abcdefghjkmnpqrstuvwxyz23456789";

    private Secret() {}

    /** 256 random bits, base64url. */
    static String create() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Three times four characters of which none is taken for another: 59 random bits for a person to type. */
    static String toType() {
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            typed.append(i > 0 && i % 4 == 0 ? "-" : "").append(PLAIN.charAt(RANDOM.nextInt(PLAIN.length())));
        }
        return typed.toString();
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the page has to send back with unsafe requests of a session: bound to it, but not usable as it. */
    static String csrfToken(String sessionSecret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("csrf:" + sessionSecret));
    }
}
