package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastercreator.server.ServerTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Promise: every error is a problem document, also where no route was found because the request is no request. */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableTest extends ServerTest {
    @ParameterizedTest
    @CsvSource({
        "400, 'GET /api/students/students/%G1 HTTP/1.1|Host: localhost||'",
        "400, 'GET /api/students/students/<a> HTTP/1.1|Host: localhost||'",
        "400, 'GET /health HTTP/1.1|Host: a|Host: b||'",
        "400, 'GET /health HTTP/1.1||'",
        "400, 'GET /health HTTP/1.1|Host: [::1||'",
        "400, 'GET /health HTTP/1.1|Host: localhost|no colon||'",
        "400, 'POST /health HTTP/1.1|Host: localhost|Content-Length: 2|Transfer-Encoding: chunked||0||'",
        "400, 'POST /health HTTP/1.1|Host: localhost|Content-Length: -2||'",
        "400, 'GET /health HTTP/2.0|Host: localhost||'",
        "400, 'hello|'"
    })
    void a_request_that_cannot_be_read_is_answered_like_any_other(int status, String request) throws IOException {
        assertProblem(status, request.replace("|", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "413, 'Content-Type: application/json|Content-Length: 2097153|'",
        "413, 'Content-Type: application/json|Content-Length: 99999999999|Expect: 100-continue|'",
        "413, 'Content-Type: multipart/form-data; boundary=x|Content-Length: 3000000|'",
        "415, 'Content-Type: application/json|Content-Encoding: gzip|Content-Length: 60|'",
        "415, 'Content-Type: application/json|Content-Encoding: br|Transfer-Encoding: chunked|'"
    })
    void a_body_that_is_not_taken_is_refused_before_it_comes(int status, String headers) throws IOException {
        assertProblem(
                status,
                "POST /api/assessments/submit HTTP/1.1\r\nHost: localhost\r\n" + headers.replace("|", "\r\n") + "\r\n");
    }

    @Test
    void a_client_that_compressed_its_body_is_told_what_it_may_send() throws IOException {
        assertThat(answer("POST /api/assessments/submit HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n\r\n"))
                .containsIgnoringCase("accept-encoding: identity")
                .contains("without Content-Encoding");
    }

    @Test
    void a_body_that_says_that_it_is_not_encoded_is_read() {
        Answer answer = send(
                request("POST", "/api/auth/demo", "{\"role\":\"nobody\"}").setHeader("Content-Encoding", "identity"));
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void a_head_that_is_too_long_is_answered_like_any_other() throws IOException {
        assertProblem(414, "GET /health?" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n");
        assertProblem(431, "GET /health HTTP/1.1\r\nX: " + "a".repeat(70_000) + "\r\n\r\n");
    }

    @Test
    void a_form_that_breaks_off_is_refused_and_fills_no_log(CapturedOutput log) {
        String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc";
        Answer answer = send(request("POST", "/api/items/import", form)
                .setHeader("Content-Type", "multipart/form-data; boundary=x"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").stringValue()).isEqualTo("The body cannot be read.");
        assertThat(log).doesNotContain("onErrorDropped", "after the answer");
    }

    @Test
    void what_can_be_read_is_served_on() throws IOException {
        for (String request : new String[] {
            "GET /health HTTP/1.0\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n",
            "GET http://other.example/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        }) {
            assertThat(answer(request)).as(request).contains(" 200 OK", "healthy");
        }
    }

    private void assertProblem(int status, String request) throws IOException {
        assertThat(answer(request))
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"status\":" + status, "\"instance\":\"/");
    }

    /** All that comes until the server closes. */
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder read = new StringBuilder();
            byte[] some = new byte[8_192];
            try {
                for (int n = socket.getInputStream().read(some);
                        n > 0;
                        n = socket.getInputStream().read(some)) {
                    read.append(new String(some, 0, n, StandardCharsets.US_ASCII));
                }
            } catch (java.net.SocketException _) {
                // What was sent behind the answer was not read any more.
            }
            return read.toString();
        }
    }
}
