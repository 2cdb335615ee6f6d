package org.mastercreator.realtime;

/** Why a connection ends (RFC 6455, section 7.4; 4000 and up are ours). */
public enum CloseCode {
    GOING_AWAY(1001, "going away"),
    TOO_BIG(1009, "message too big"),
    RESTART(1012, "server restarts"),
    TRY_AGAIN_LATER(1013, "try again later"),
    NOT_SIGNED_IN(4401, "not signed in"),
    NOT_ALLOWED(4403, "not allowed"),
    NOT_FOUND(4404, "not found"),
    IDLE(4408, "no sign of life"),
    EXPIRED(4419, "sign-in expired"),
    TOO_MANY(4429, "too many messages"),
    TOO_SLOW(4490, "too slow, resume by cursor");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** Whether the right to watch has ended, so that nobody is expected back. */
    boolean endsTheRight() {
        return this == NOT_SIGNED_IN || this == NOT_ALLOWED || this == NOT_FOUND;
    }
}
