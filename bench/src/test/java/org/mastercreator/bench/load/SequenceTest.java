package org.mastercreator.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SequenceTest {
    @Test
    void what_is_lost_doubled_or_late_is_counted_as_that() {
        Sequence sequence = new Sequence(10);
        for (long number : new long[] {10, 11, 13, 12, 13, 16}) {
            sequence.saw(number);
        }
        assertThat(sequence.reordered()).isEqualTo(1);
        assertThat(sequence.duplicated()).isEqualTo(1);
        assertThat(sequence.lost(18)).as("14, 15 and 17").isEqualTo(3);
    }

    @Test
    void an_event_has_300_bytes_and_its_number_is_found_whatever_frames_it() {
        for (long number : new long[] {0, 7, 12_345_678, 99_999_999}) {
            byte[] text = Event.text(number);
            assertThat(text).hasSize(Event.BYTES);
            ByteBuf plain = Unpooled.wrappedBuffer(text);
            assertThat(Event.numberIn(plain, 0, text.length, 0)).isEqualTo(number);
            ByteBuf framed = Unpooled.copiedBuffer(
                    "42[\"event\"," + new String(text, StandardCharsets.US_ASCII) + "]", StandardCharsets.US_ASCII);
            assertThat(Event.numberIn(framed, 0, framed.readableBytes(), 1)).isEqualTo(number);
        }
    }

    @Test
    void other_frames_are_no_events() {
        byte[] presence = "{\"type\":\"presence\",\"detection_seconds\":75}".getBytes(StandardCharsets.US_ASCII);
        assertThat(Event.numberIn(Unpooled.wrappedBuffer(presence), 0, presence.length, 0))
                .isEqualTo(-1);
        assertThat(Event.numberIn(Unpooled.wrappedBuffer(new byte[3]), 0, 3, 0)).isEqualTo(-1);
    }
}
