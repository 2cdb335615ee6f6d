package org.mastercreator.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A socket that takes nothing is given up in time, whatever waits for it. */
class StalledTest {
    private static final byte[] SIGNAL =
            ("{\"type\":\"presence\",\"of\":\"" + "x".repeat(50_000) + "\"}").getBytes(StandardCharsets.US_ASCII);

    private final HubFixture fixture = new HubFixture(HubFixture.small(Duration.ofSeconds(2)));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void one_who_takes_nothing_is_closed_as_too_slow_also_when_only_signals_wait_and_none_pile_up() {
        TestSocket client = fixture.connect("");
        client.await("connection_confirmed");
        client.stopReading();
        TestSocket.eventually(() -> {
            fixture.hub.signal("class", SIGNAL);
            return fixture.hub.statistics().behind.get() == 1;
        });
        TestSocket.eventually(() -> fixture.hub.connections().isEmpty());
        client.readOn();
        assertThat(client.closeCode()).isIn(CloseCode.TOO_SLOW.code(), -1);
    }
}
