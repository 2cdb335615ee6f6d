package org.mastercreator.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mastercreator.server.Eventually;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;
import org.mastercreator.server.security.SignIn;
import tools.jackson.databind.JsonNode;

/** What an admin sees of the server moves with what the server does. */
class OperationsTest extends ServerTest {
    private JsonNode figures(SignIn admin) {
        Answer answer = send(admin.on(request("GET", "/api/operations", null)));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void the_figures_move_with_windows_and_events() {
        SignIn admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        JsonNode before = figures(admin);
        assertThat(before.path("health").stringValue()).isEqualTo("healthy");
        assertThat(before.path("bus").stringValue()).isEqualTo("alone");
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/class_001");
        window.await("connection_confirmed");
        post("/api/assessments/submit", submission(newStudent("Operated"), "ecosystems", true));
        window.await("mastery_update");
        JsonNode after = figures(admin);
        assertThat(after.at("/live/connections/dashboard").asInt())
                .isGreaterThan(before.at("/live/connections/dashboard").asInt());
        assertThat(after.at("/live/deliveries").asLong())
                .isGreaterThan(before.at("/live/deliveries").asLong());
        assertThat(sum(after)).isGreaterThan(sum(before));
        assertThat(after.at("/live/delay_counts").size())
                .isEqualTo(after.at("/live/delay_bounds_ms").size() + 1);
        assertThat(after.at("/load/heap_bytes").asLong()).isPositive();
        assertThat(after.at("/load/connections_most").asInt()).isPositive();
        window.cut();
        Eventually.holds(() -> figures(admin).at("/live/connections/dashboard").asInt()
                < after.at("/live/connections/dashboard").asInt());
    }

    private static long sum(JsonNode figures) {
        return figures.at("/live/delay_counts")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    @Test
    void only_admins_see_them() {
        assertThat(get("/api/operations").status()).isEqualTo(403);
    }
}
