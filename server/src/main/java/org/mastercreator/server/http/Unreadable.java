package org.mastercreator.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Requests that no route is asked for, as their head tells: it is not HTTP (RFC 9112), its address no address, or what
 * follows a body that is not taken anywhere.
 */
final class Unreadable {
    private static final long FRAME_OF_A_FORM = 64 * 1024;

    private Unreadable() {}

    /**
     * What such a request is answered; empty if it can be read.
     *
     * @param mostBytes of a body; a form's file may have as many beside its frame
     */
    static Optional<HttpStatus> status(HttpRequest request, int mostBytes) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(
                    switch (request.decoderResult().cause()) {
                        case TooLongHttpLineException _ -> HttpStatus.URI_TOO_LONG;
                        case TooLongHttpHeaderException _ -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                        default -> HttpStatus.BAD_REQUEST;
                    });
        }
        boolean readable = request.protocolVersion().majorVersion() == 1 && hasHost(request) && hasAddress(request);
        if (!readable) {
            return Optional.of(HttpStatus.BAD_REQUEST);
        }
        if (isEncoded(request)) {
            return Optional.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        return HttpUtil.getContentLength(request, 0L) > mostBytes + (isForm(request) ? FRAME_OF_A_FORM : 0L)
                ? Optional.of(HttpStatus.CONTENT_TOO_LARGE)
                : Optional.empty();
    }

    private static boolean isEncoded(HttpRequest request) {
        String encoding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING, "");
        return !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    private static boolean isForm(HttpRequest request) {
        return request.headers()
                .get(HttpHeaderNames.CONTENT_TYPE, "")
                .regionMatches(true, 0, "multipart/", 0, "multipart/".length());
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
