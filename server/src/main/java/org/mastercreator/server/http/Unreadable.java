package org.mastercreator.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Requests that no route can be found for, because their head is not HTTP (RFC 9112) or their address no address. */
final class Unreadable {
    private Unreadable() {}

    /** What such a request is answered; empty if it can be read. */
    static Optional<HttpStatus> status(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(
                    switch (request.decoderResult().cause()) {
                        case TooLongHttpLineException _ -> HttpStatus.URI_TOO_LONG;
                        case TooLongHttpHeaderException _ -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                        default -> HttpStatus.BAD_REQUEST;
                    });
        }
        boolean readable = request.protocolVersion().majorVersion() == 1 && hasHost(request) && hasAddress(request);
        return readable ? Optional.empty() : Optional.of(HttpStatus.BAD_REQUEST);
    }

    /** Two would let a proxy and this server think of different ones. */
    private static boolean hasHost(HttpRequest request) {
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        return hosts == 1 || (hosts == 0 && !request.protocolVersion().equals(HttpVersion.HTTP_1_1));
    }

    private static boolean hasAddress(HttpRequest request) {
        String target = request.uri();
        if (target.startsWith("/ws/") || target.startsWith("/api/stream/")) {
            // The live channel reads its own: what it cannot read is the id of nothing.
            return true;
        }
        try {
            String host = request.headers().get(HttpHeaderNames.HOST, "localhost");
            var _ = new URI(target.startsWith("/") ? "http://" + host + target : target);
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
