package org.mastercreator.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mastercreator.realtime.Hub;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** With permessage-deflate a window sees the same texts for fewer bytes, and cannot be used to blow the server up. */
@TestPropertySource(properties = "mastercreator.live.deflate=true")
@DirtiesContext
class DeflateTest extends ServerTest {
    private static final String DASHBOARD = "/ws/dashboard/class_001";

    @Autowired
    private Hub hub;

    @Test
    void live_and_on_resume_it_shows_the_same_texts_for_fewer_bytes() {
        String student = newStudent("Deflated");
        LiveClient deflating = LiveClient.connectDeflating(port, DASHBOARD);
        JsonNode cursor = deflating.await("connection_confirmed").path("cursor");
        long before = hub.statistics().bytes.sum();
        post("/api/assessments/submit", submission(student, "ecosystems", true));
        deflating.await("mastery_update");
        long sent = hub.statistics().bytes.sum() - before;
        long said = deflating.events().stream()
                .mapToLong(event -> event.toString().length())
                .sum();
        assertThat(sent).isPositive().isLessThan(said * 2 / 3);

        String back = DASHBOARD + "?epoch=" + cursor.path("epoch").stringValue() + "&offset=" + cursor.path("offset");
        LiveClient plain = LiveClient.connect(port, back);
        LiveClient resumed = LiveClient.connectDeflating(port, back);
        plain.await("mastery_update");
        resumed.await("mastery_update");
        assertThat(plain.events()).isEqualTo(deflating.events()).isEqualTo(resumed.events());
        deflating.send("ping");
        assertThat(deflating.await("pong").toString()).isEqualTo("{\"type\":\"pong\"}");
        plain.cut();
        resumed.cut();
        deflating.cut();
    }

    @Test
    void a_small_message_that_grows_large_ends_its_own_socket_only() {
        LiveClient neighbour = LiveClient.connectDeflating(port, DASHBOARD);
        neighbour.await("connection_confirmed");
        LiveClient bomb = LiveClient.connectDeflating(port, DASHBOARD);
        bomb.await("connection_confirmed");
        bomb.send("x".repeat(1_000_000));
        assertThat(bomb.closeCode()).isEqualTo(1009);
        neighbour.send("ping");
        neighbour.await("pong");
        neighbour.cut();
    }
}
