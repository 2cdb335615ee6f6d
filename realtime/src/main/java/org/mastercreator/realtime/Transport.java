package org.mastercreator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a connection speaks: WebSocket frames (RFC 6455) or server-sent events (HTML Standard, section 9.2). The texts are
 * the same. An event of the stream carries its position as {@code id}, so that a browser asks for the rest by itself.
 */
public enum Transport {
    WEB_SOCKET {
        @Override
        ByteBuf join(ByteBufAllocator allocator, List<Frame> frames, String epoch) {
            return Frame.join(allocator, frames, Frame::wire);
        }
    },

    /** With permessage-deflate (RFC 7692) negotiated; what is small goes plain. */
    DEFLATED_WEB_SOCKET {
        @Override
        ByteBuf join(ByteBufAllocator allocator, List<Frame> frames, String epoch) {
            return Frame.join(allocator, frames, Frame::deflatedWire);
        }
    },

    EVENT_STREAM {
        @Override
        boolean isSocket() {
            return false;
        }

        @Override
        ByteBuf join(ByteBufAllocator allocator, List<Frame> frames, String epoch) {
            ByteBuf buffer = allocator.directBuffer();
            for (Frame frame : frames) {
                if (frame.offset() > 0) {
                    buffer.writeCharSequence("id: " + epoch + ":" + frame.offset() + "\n", StandardCharsets.UTF_8);
                }
                buffer.writeBytes(DATA);
                frame.writePayload(buffer);
                buffer.writeBytes(END);
            }
            return buffer;
        }

        @Override
        byte[] message(byte[] json) {
            return ("data: " + new String(json, StandardCharsets.UTF_8) + "\n\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        void ping(ChannelHandlerContext context) {
            context.writeAndFlush(Unpooled.wrappedBuffer(HEARTBEAT));
        }

        @Override
        void close(ChannelHandlerContext context, int code, String reason) {
            String text = "event: close\ndata: {\"code\":" + code + ",\"reason\":\"" + reason + "\"}\n\n";
            context.write(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
            context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    };

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = "event: heartbeat\ndata: {}\n\n".getBytes(StandardCharsets.US_ASCII);

    /** All frames in one buffer. */
    abstract ByteBuf join(ByteBufAllocator allocator, List<Frame> frames, String epoch);

    /** Whether clients can say something, and all get the same bytes. */
    boolean isSocket() {
        return true;
    }

    /** A text that is not part of the stream, such as the first one. */
    byte[] message(byte[] json) {
        return Frame.textFrame(json);
    }

    void ping(ChannelHandlerContext context) {
        context.writeAndFlush(new PingWebSocketFrame());
    }

    /** Says that and why the connection ends; {@code reason} holds no quotation marks. */
    void close(ChannelHandlerContext context, int code, String reason) {
        context.writeAndFlush(new CloseWebSocketFrame(code, reason));
    }
}
