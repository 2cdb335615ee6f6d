package org.mastercreator.server.live;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Whether a request can become a WebSocket at all (RFC 6455, section 4.2.1). */
final class Upgrade {
    static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private Upgrade() {}

    /** What a request is told that cannot; empty if it can. */
    static Optional<HttpStatus> refusal(HttpHeaders request) {
        boolean asked = "websocket".equalsIgnoreCase(request.get(HttpHeaderNames.UPGRADE))
                && request.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true);
        if (!asked || !VERSION.equals(request.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return Optional.of(HttpStatus.UPGRADE_REQUIRED);
        }
        return hasKey(request) ? Optional.empty() : Optional.of(HttpStatus.BAD_REQUEST);
    }

    private static boolean hasKey(HttpHeaders request) {
        try {
            String key = request.get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "").strip();
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
