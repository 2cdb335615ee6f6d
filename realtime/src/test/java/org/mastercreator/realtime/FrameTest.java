package org.mastercreator.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client's decoder reads of our bytes, at each length where the header changes (RFC 6455, section 5.2). */
class FrameTest {
    private static Frame frame(String text) {
        return Frame.of(new Publication("class", 1, List.of(), 0, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> decoded(EmbeddedChannel client, List<Frame> frames, Transport transport) {
        client.writeInbound(transport.join(ByteBufAllocator.DEFAULT, frames, "e1"));
        List<String> texts = new ArrayList<>();
        for (WebSocketFrame read = client.readInbound(); read != null; read = client.readInbound()) {
            assertThat(read).isInstanceOf(TextWebSocketFrame.class);
            texts.add(((TextWebSocketFrame) read).text());
            read.release();
        }
        client.finishAndReleaseAll();
        return texts;
    }

    private static WebSocket13FrameDecoder decoder() {
        return new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .allowExtensions(true)
                .maxFramePayloadLength(1 << 20)
                .build());
    }

    private static EmbeddedChannel inflating() {
        WebSocketClientExtension extension = new PerMessageDeflateClientExtensionHandshaker(1 << 20)
                .handshakeExtension(new WebSocketExtensionData("permessage-deflate", Map.of()));
        return new EmbeddedChannel(decoder(), extension.newExtensionDecoder());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 255, 256, 65_535, 65_536, 70_000})
    void a_text_of_any_length_arrives_whole_plain_and_compressed_and_as_a_line(int length) {
        List<String> texts = List.of("a".repeat(length), "b".repeat(length), unlike(length));
        List<Frame> frames = texts.stream().map(FrameTest::frame).toList();
        assertThat(decoded(new EmbeddedChannel(decoder()), frames, Transport.WEB_SOCKET))
                .isEqualTo(texts);
        assertThat(decoded(inflating(), frames, Transport.DEFLATED_WEB_SOCKET)).isEqualTo(texts);
        ByteBuf lines = Transport.EVENT_STREAM.join(ByteBufAllocator.DEFAULT, frames.subList(2, 3), "e1");
        assertThat(lines.toString(StandardCharsets.UTF_8)).isEqualTo("id: e1:1\ndata: " + texts.get(2) + "\n\n");
        lines.release();
    }

    /** A text that compresses badly. */
    private static String unlike(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append((char) random.nextInt(32, 127));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 251, 252, 1_000})
    void what_is_small_goes_plain_and_what_is_large_the_shorter(int length) {
        Frame frame = frame("a".repeat(length));
        if (length + 4 < 256) {
            assertThat(frame.deflatedWire()).isSameAs(frame.wire());
        } else {
            assertThat(frame.deflatedWire()).hasSizeLessThan(100);
        }
    }
}
