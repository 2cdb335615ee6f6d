package org.mastercreator.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** Promise: an entity tag never stands for more than the body that came with it. */
class TagFirstTest extends ServerTest {
    private static final int LOOKS = 400;
    private static final String CLASS = "class_tagged";

    /** Changes without a pause, one number after the other, and looks: no tag may be ahead of its body. */
    private void assertTagNeverAhead(Supplier<Answer> look, LongConsumer change, ToLongFunction<JsonNode> shown) {
        change.accept(0);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> changing = CompletableFuture.runAsync(() -> {
            for (long number = 1; !enough.get(); number++) {
                change.accept(number);
            }
        });
        try {
            for (int i = 0; i < LOOKS; i++) {
                Answer answer = look.get();
                String tag = answer.response().headers().firstValue("ETag").orElseThrow();
                assertThat(Long.parseLong(tag.replace("\"", ""))).isLessThanOrEqualTo(shown.applyAsLong(answer.body()));
            }
        } finally {
            enough.set(true);
            changing.join();
        }
    }

    @Test
    void of_thresholds() {
        db.sql("insert into classes (class_id, class_name, subject, grade_level) values (:id, 'T', 'T', 5)")
                .param("id", CLASS)
                .update();
        db.sql("insert into class_teachers select :id, user_id from class_teachers where class_id = 'class_001'")
                .param("id", CLASS)
                .update();
        assertTagNeverAhead(
                () -> get("/api/students/classes/" + CLASS + "/thresholds"),
                number -> db.sql("""
                        update classes set thresholds_set_at = 'epoch'::timestamptz + :n * interval '1 microsecond',
                            thresholds = jsonb_build_object('wheel_spinning_opportunities', 5, 'sudden_drop', 0.3,
                                'rapid_seconds', 1 + :n / 1e6, 'idle_minutes', 5)
                        where class_id = :id
                        """).param("n", number).param("id", CLASS).update(),
                body -> Math.round((body.at("/thresholds/rapid_seconds").doubleValue() - 1) * 1e6));
    }

    @Test
    void of_a_user() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        db.sql("insert into users (user_id, login, display_name, role) values (:id, :id, '0', 'teacher')")
                .param("id", "usr_tagged")
                .update();
        assertTagNeverAhead(
                () -> send(admin.on(request("GET", "/api/users/usr_tagged", null))),
                number ->
                        db.sql("""
                        update users set display_name = :n::text,
                            updated_at = 'epoch'::timestamptz + :n * interval '1 microsecond' where user_id = :id
                        """).param("n", number).param("id", "usr_tagged").update(),
                body -> Long.parseLong(body.at("/user/display_name").stringValue()));
    }
}
