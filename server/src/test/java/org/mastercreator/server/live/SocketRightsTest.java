package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import org.springframework.beans.factory.annotation.Autowired;

class SocketRightsTest extends ServerTest {
    private static final int SIGN_INS = 60;

    @Autowired
    private SocketRights rights;

    private LiveClient window() {
        SignIn teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001", "Cookie", teacher.cookie());
        window.await("connection_confirmed");
        return window;
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
