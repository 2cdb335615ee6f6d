package org.mastercreator.server.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One server process on a port of its own. */
final class NodeProcess {
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final List<String> command;
    private final int port;
    private final Path log;
    private final Map<String, String> environment;
    private volatile Process process;

    NodeProcess(int port, Path log, Map<String, String> environment) throws IOException {
        this(NodeImage.command(), port, log, environment);
    }

    NodeProcess(List<String> command, int port, Path log, Map<String, String> environment) throws IOException {
        this.command = command;
        this.port = port;
        this.log = log;
        this.environment = environment;
        start();
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and the time to end in good order. */
    void stop() throws InterruptedException {
        stop(Duration.ofSeconds(40));
    }

    void stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("a node did not stop within " + patience + " of SIGTERM: " + tail());
        }
    }

    void end() {
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() {
        return saysYes("/health/ready");
    }

    boolean isLive() {
        return saysYes("/health/live");
    }

    private boolean saysYes(String path) {
        return call("GET", path, null, Optional.empty())
                .filter(a -> a.statusCode() == 200)
                .isPresent();
    }

    String tail() {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - 4_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Empty when the node did not answer. */
    Optional<HttpResponse<String>> call(String method, String path, String body, Optional<String> key) {
        return call(
                method,
                path,
                body,
                key.map(value -> Map.of("Idempotency-Key", value)).orElse(Map.of()));
    }

    Optional<HttpResponse<String>> call(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return Optional.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
