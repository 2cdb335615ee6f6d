package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;

class SocketRightsTest extends ServerTest {
    private static final int SIGN_INS = 60;

    @Autowired
    private SocketRights rights;

    @Autowired
    private Access access;

    private LiveClient window() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001", "Cookie", teacher.cookie());
        window.await("connection_confirmed");
        return window;
    }

    @Test
    void a_right_that_ended_without_a_word_to_anybody_ends_its_window_at_the_next_sweep() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        String classId = newClass("Given away");
        LiveClient former = LiveClient.connect(port, "/ws/dashboard/" + classId, "Cookie", teacher.cookie());
        former.await("connection_confirmed");
        LiveClient signedOut = window();
        db.sql("delete from class_teachers where class_id = :class")
                .param("class", classId)
                .update();
        assertThat(former.closeCode()).isEqualTo(4403);
        assertThat(signedOut.isClosed()).isFalse();
        db.sql("""
                update sessions set ended_at = now() where session_id = (
                    select session_id from sessions where user_id = 'teacher_demo' order by created_at desc limit 1)
                """).update();
        assertThat(signedOut.closeCode()).isEqualTo(4401);
    }

    private boolean mayWatch(String userId, String classId, String studentId) {
        return access.watchRights(List.of(new Access.Watch(userId, Optional.empty(), classId, Optional.of(studentId))))
                .getFirst()
                .isPresent();
    }

    @Test
    void nobody_watches_a_classmate_and_no_teacher_a_student_of_another_class() {
        assertThat(mayWatch("student_001", "class_001", "student_001")).isTrue();
        assertThat(mayWatch("student_001", "class_001", "student_002")).isFalse();
        assertThat(mayWatch("teacher_demo", "class_001", "student_002")).isTrue();
        assertThat(mayWatch("teacher_demo", "class_001", "student_101")).isFalse();
    }

    @Test
    void who_signs_in_while_the_sweep_looks_around_is_not_taken_for_signed_out() {
        LiveClient first = window();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                rights.sweep();
            }
        });
        try {
            for (int i = 0; i < SIGN_INS; i++) {
                LiveClient window = window();
                window.send("ping");
                window.await("pong");
                window.cut();
            }
        } finally {
            done.set(true);
        }
        sweeping.join();
        assertThat(first.isClosed()).isFalse();
        first.cut();
    }
}
