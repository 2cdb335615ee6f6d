package org.mastercreator.bench.submit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;

/** One open window on a class: checks that its events are in the order of their offsets, and times those that are grades. */
final class Dashboard extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final ByteBuf CONFIRMED = ascii("{\"type\":\"connection_confirmed\"");
    private static final ByteBuf GRADED = ascii("{\"type\":\"assessment_graded\"");
    private static final ByteBuf OFFSET = ascii("\"offset\":");
    private static final ByteBuf NUMBER = ascii("\"assessment_id\":\"" + Submission.PREFIX);

    private final SubmitLoad load;
    private long offset;

    Dashboard(SubmitLoad load) {
        this.load = load;
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        long now = System.nanoTime();
        ByteBuf text = frame.content();
        if (starts(text, CONFIRMED)) {
            offset = numberAfter(text, OFFSET);
            load.opened();
            return;
        }
        long next = numberAfter(text, OFFSET);
        if (next < 0) {
            return;
        }
        if (next == offset + 1) {
            offset = next;
        } else if (next > offset) {
            load.lost(next - offset - 1);
            offset = next;
        } else {
            load.doubled();
        }
        if (starts(text, GRADED)) {
            load.shown(numberAfter(text, NUMBER), now);
        }
    }

    private static boolean starts(ByteBuf text, ByteBuf beginning) {
        return text.readableBytes() >= beginning.readableBytes()
                && ByteBufUtil.equals(
                        text, text.readerIndex(), beginning, beginning.readerIndex(), beginning.readableBytes());
    }

    /** The whole number that stands behind {@code key}; -1 if the key is not there. */
    private static long numberAfter(ByteBuf text, ByteBuf key) {
        int at = ByteBufUtil.indexOf(key, text);
        if (at < 0) {
            return -1;
        }
        long number = 0;
        for (int i = at + key.readableBytes(); i < text.writerIndex(); i++) {
            int digit = text.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        load.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
