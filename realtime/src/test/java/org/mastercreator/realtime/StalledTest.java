package org.mastercreator.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A socket that takes nothing is given up in time, whatever waits for it. */
class StalledTest {
    private static final HubOptions IMPATIENT = new HubOptions(
            64,
            64 * 1024,
            64 * 1024,
            16 * 1024,
            Duration.ofMillis(5),
            Duration.ofMillis(200),
            Duration.ofSeconds(30),
            Duration.ofSeconds(75),
            Duration.ofSeconds(2),
            Duration.ofMillis(50),
            20,
            60,
            4 * 1024,
            Duration.ofSeconds(2),
            Duration.ofSeconds(30));
    private static final byte[] SIGNAL =
            ("{\"type\":\"presence\",\"of\":\"" + "x".repeat(50_000) + "\"}").getBytes(StandardCharsets.US_ASCII);

    private final HubFixture fixture = new HubFixture(IMPATIENT);

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
