package org.mastercreator.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/** Signs in at our server as any program does. */
final class SignIn {
    static final String LOGIN = "bench";
    static final String PASSWORD = "a password that only this machine sees";

    private SignIn() {}

    static String token(int port) {
        JsonMapper json = JsonMapper.shared();
        String body = json.writeValueAsString(
                json.createObjectNode().put("login", LOGIN).put("password", PASSWORD));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/auth/token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("sign-in was answered with " + answer.statusCode());
            }
            return json.readTree(answer.body()).path("access_token").stringValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
