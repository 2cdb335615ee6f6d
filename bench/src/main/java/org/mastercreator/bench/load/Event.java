package org.mastercreator.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A numbered event as every server sends it: 300 bytes of JSON that end in {@code "n":"00000042"}}, so that its number
 * is found without reading the rest.
 */
public final class Event {
    public static final int BYTES = 300;

    private static final int DIGITS = 8;
    private static final int MARKER = 0x6e_22_3a_22; // n":"

    private Event() {}

    /** The end of an event's text. */
    public static String ending(long number) {
        return String.format(Locale.ROOT, "\"n\":\"%08d\"}", number);
    }

    /** The whole text, as if it were an event of the product. */
    static byte[] text(long number) {
        String head = "{\"type\":\"student_update\",\"timestamp\":\"2026-01-01T00:00:00.000Z\","
                + "\"class_id\":\"class_bench\",\"offset\":" + number + ",\"pad\":\"";
        String ending = "\"," + ending(number);
        return (head + "x".repeat(BYTES - head.length() - ending.length()) + ending)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Number of the event whose text ends at {@code end}, or -1 if the text is none.
     *
     * @param tail bytes after the event's JSON that belong to the peer's own framing
     */
    static long numberIn(ByteBuf buffer, int start, int end, int tail) {
        int digits = end - tail - 2 - DIGITS;
        if (digits - 4 < start || buffer.getInt(digits - 4) != MARKER) {
            return -1;
        }
        long chunk = buffer.getLongLE(digits) & 0x0f0f_0f0f_0f0f_0f0fL;
        chunk = (chunk * 10 + (chunk >>> 8)) & 0x00ff_00ff_00ff_00ffL;
        chunk = (chunk * 100 + (chunk >>> 16)) & 0x0000_ffff_0000_ffffL;
        return (chunk * 10_000 + (chunk >>> 32)) & 0xffff_ffffL;
    }
}
