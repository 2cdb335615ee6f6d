package org.mastercreator.bench.peer;

import java.util.Locale;

/** The servers that can be measured. */
public enum Contestant {
    /** The product, at its own route, signed in. */
    OURS,
    /** A bare Netty loop: what can be reached here without any of a product's duties. */
    NETTY,
    /** Node with ws. */
    WS,
    /** Node with socket.io. */
    SOCKETIO,
    /** Spring's WebSocket handler on Tomcat. */
    TOMCAT;

    /** As it is written on the command line and in results. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a client that was away can get what it missed. */
    public boolean resumes() {
        return this == OURS;
    }
}
