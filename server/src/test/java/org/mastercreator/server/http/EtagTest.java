package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;

/** Promise: what can be changed carries an ETag; a stale If-Match is 412 and changes nothing. */
class EtagTest extends ServerTest {
    private String tag(String path) {
        return get(path).response().headers().firstValue("ETag").orElseThrow();
    }

    private Answer change(String method, String path, String body, String ifMatch) {
        return send(request(method, path, body).header("If-Match", ifMatch));
    }

    @Test
    void of_twenty_who_read_the_same_student_one_changes_her() throws Exception {
        String path = "/api/students/students/" + newStudent("Tagged");
        String read = tag(path);
        List<Future<Answer>> answers;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 20)
                    .mapToObj(i ->
                            clients.submit(() -> change("PATCH", path, "{\"student_name\":\"Name " + i + "\"}", read)))
                    .toList();
        }
        int changed = 0;
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isIn(200, 412);
            changed += answer.get().status() == 200 ? 1 : 0;
        }
        assertThat(changed).isEqualTo(1);
        assertThat(change("PATCH", path, "{\"grade_level\":8}", tag(path)).status())
                .isEqualTo(200);
        assertThat(change("PATCH", path, "{\"grade_level\":7}", "*").status()).isEqualTo(200);
    }

    @Test
    void a_stale_change_of_an_iep_is_412_and_changes_nothing() {
        String path = "/api/students/students/" + newStudent("With a plan") + "/iep";
        String dyslexia = "{\"primary_disability\":\"Dyslexia\",\"accommodations\":[\"extended_time\"]}";
        assertThat(change("PUT", path, dyslexia, "\"1\"").status()).isEqualTo(412);
        assertThat(send(request("PUT", path, dyslexia)).status()).isEqualTo(200);
        String read = tag(path);
        assertThat(change("PUT", path, "{\"accommodations\":[]}", read).status())
                .isEqualTo(200);
        Answer stale = change("PUT", path, dyslexia, read);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().path("type").stringValue()).isEqualTo("urn:mastercreator:problem:changed");
        assertThat(get(path).body().at("/iep/accommodations").isEmpty()).isTrue();
    }
}
