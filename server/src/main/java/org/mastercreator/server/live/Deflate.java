package org.mastercreator.server.live;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionUtil;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.Objects;
import java.util.Optional;

/**
 * Agrees on permessage-deflate (RFC 7692) if the installation wants it. Neither side keeps a window from message to
 * message: it would cost tens of KiB a socket, and compressed events are shared by all.
 */
final class Deflate {
    private static final int LEVEL = 1;
    private static final int WINDOW = 15;

    private final boolean wanted;
    private final PerMessageDeflateServerExtensionHandshaker handshaker;

    Deflate(LiveProperties properties) {
        this.wanted = properties.deflate();
        // The last figure stops a small message that would grow beyond all that a client may send.
        this.handshaker = new PerMessageDeflateServerExtensionHandshaker(
                LEVEL, false, WINDOW, true, true, properties.maxMessageBytes());
    }

    /** What the server and this client agree on; empty if they do not. */
    Optional<WebSocketServerExtension> negotiate(HttpHeaders request) {
        String offered = request.get(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
        return !wanted || offered == null
                ? Optional.empty()
                : WebSocketExtensionUtil.extractExtensions(offered).stream()
                        .map(handshaker::handshakeExtension)
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    /** How the agreement is written in the answer. */
    static String header(WebSocketServerExtension agreed) {
        WebSocketExtensionData data = agreed.newReponseData();
        StringBuilder header = new StringBuilder(data.name());
        data.parameters()
                .forEach((name, value) -> header.append("; ").append(name).append(value == null ? "" : "=" + value));
        return header.toString();
    }
}
