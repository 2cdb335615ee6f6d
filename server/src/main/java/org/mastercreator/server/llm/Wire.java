package org.mastercreator.server.llm;

import com.anthropic.backends.AnthropicBackend;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpRequestBody;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.errors.AnthropicIoException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * How the SDK's requests travel. The client that comes with it follows a redirect to any host, takes the key there, and
 * reads a body of any length; this one follows none and reads a megabyte.
 */
final class Wire implements HttpClient {
    /** Counts the tries of one request that broke off after they had been sent; a client sends it again by itself. */
    static final ScopedValue<AtomicInteger> BROKEN_OFF = ScopedValue.newInstance();

    private static final int MOST_BYTES = 1 << 20;

    private final AnthropicBackend backend;
    private final Duration timeLimit;
    private final java.net.http.HttpClient http;

    /** @param timeLimit for a connection, and for the head of an answer; who waits for the rest interrupts */
    Wire(AnthropicBackend backend, Duration timeLimit) {
        this.backend = backend;
        this.timeLimit = timeLimit;
        http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(timeLimit)
                .build();
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        try {
            java.net.http.HttpResponse<InputStream> answer = http.send(
                    sendable(backend.authorizeRequest(backend.prepareRequest(request))), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body();
                    InputStream plain = isPacked(answer) ? new GZIPInputStream(body) : body) {
                return new Received(answer.statusCode(), headers(answer), plain.readNBytes(MOST_BYTES));
            }
        } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
            throw new AnthropicIoException("nobody was there", nobodyThere);
        } catch (IOException broken) {
            BROKEN_OFF.get().incrementAndGet();
            throw new AnthropicIoException("the request broke off", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody waits any more", stopped);
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("requests are made one by one"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private java.net.http.HttpRequest sendable(HttpRequest request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(
                        backend.baseUrl().replaceAll("/+$", "") + "/" + String.join("/", request.pathSegments())))
                .timeout(timeLimit);
        for (String name : request.headers().names()) {
            request.headers().values(name).forEach(value -> builder.header(name, value));
        }
        @Nullable HttpRequestBody body = request.body();
        if (body != null) {
            body.writeTo(bytes);
            builder.header("Content-Type", String.valueOf(body.contentType()));
        }
        return builder.method(request.method().name(), BodyPublishers.ofByteArray(bytes.toByteArray()))
                .build();
    }

    private static boolean isPacked(java.net.http.HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
    }

    private static Headers headers(java.net.http.HttpResponse<?> answer) {
        Headers.Builder headers = Headers.builder();
        answer.headers().map().forEach(headers::put);
        return headers.build();
    }

    private static final class Received implements HttpResponse {
        private final int status;
        private final Headers headers;
        private final byte[] body;

        Received(int status, Headers headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        @Override
        public int statusCode() {
            return status;
        }

        @Override
        public Headers headers() {
            return headers;
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {}
    }
}
