package org.mastercreator.server.http;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names for new things: a prefix and a UUID version 7 (RFC 9562, section 5.7), which sorts by time of making. */
@Component
public class Ids {
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    public String next(String prefix) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long high = (clock.millis() << 16) | 0x7000L | (buffer.getLong() & 0xfffL);
        long low = (buffer.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return prefix + "_" + new UUID(high, low).toString().replace("-", "");
    }
}
