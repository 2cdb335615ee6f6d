package org.mastercreator.server.llm;

import java.util.Locale;

/** Why a language model gave no grade. */
public enum Failure {
    /** It took longer than the time limit. */
    TIMEOUT,
    /** It waited here for its turn for most of the time limit, and was not sent. */
    CROWDED,
    /** The service had no room for us (429). */
    RATE_LIMITED,
    /** The service had no room for anybody, or failed (5xx, 529). */
    OVERLOADED,
    /** The connection failed or broke off. */
    UNREACHABLE,
    /** The service would not take the request: key, model, parameters. */
    REJECTED,
    /** The model declined to answer. */
    REFUSED,
    /** The grade broke off at the limit of tokens. */
    TRUNCATED,
    /** What came back was no grade of this question. */
    MALFORMED,
    /** The day's money is spent. */
    BUDGET,
    /** Too many requests failed lately; none is sent for a while. */
    PAUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it says that the service is not well, rather than this one request. */
    boolean isOfService() {
        return this == TIMEOUT || this == RATE_LIMITED || this == OVERLOADED || this == UNREACHABLE || this == REJECTED;
    }
}
