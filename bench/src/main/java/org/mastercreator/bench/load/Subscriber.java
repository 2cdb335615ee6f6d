package org.mastercreator.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * One client. Reads frames where they lie in the buffer, because a general codec would cost the one core of the
 * generator more than the server's whole work; what it does not expect it counts as a failure.
 */
final class Subscriber extends ChannelInboundHandlerAdapter {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Audience audience;
    private final Dialect dialect;
    private final Sequence sequence;
    private final ByteBuf rest = Unpooled.buffer(512);
    private boolean upgraded;
    private boolean ready;
    private boolean leaving;

    Subscriber(Audience audience, Dialect dialect, long first) {
        this.audience = audience;
        this.dialect = dialect;
        this.sequence = new Sequence(first);
    }

    Sequence sequence() {
        return sequence;
    }

    void leave(Channel channel) {
        leaving = true;
        channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        StringBuilder request = new StringBuilder("GET ")
                .append(dialect.path())
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(audience.port())
                .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        dialect.authorization()
                .ifPresent(
                        value -> request.append("Authorization: ").append(value).append("\r\n"));
        ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), request.append("\r\n")));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            long now = System.nanoTime();
            while (rest.isReadable() && in.isReadable()) {
                rest.writeByte(in.readByte());
                if (take(ctx, rest, now)) {
                    rest.clear();
                }
            }
            while (in.isReadable() && take(ctx, in, now)) {}
            rest.writeBytes(in);
        } finally {
            in.release();
        }
    }

    /** Takes one frame, or the answer to the handshake; false if not all of it is there. */
    private boolean take(ChannelHandlerContext ctx, ByteBuf in, long now) {
        if (!upgraded) {
            return upgrade(ctx, in, now);
        }
        int start = in.readerIndex();
        int readable = in.readableBytes();
        if (readable < 2) {
            return false;
        }
        int length = in.getByte(start + 1) & 0x7f;
        int header = 2;
        if (length == 126) {
            if (readable < 4) {
                return false;
            }
            length = in.getUnsignedShort(start + 2);
            header = 4;
        } else if (length == 127) {
            throw new IllegalStateException("no server sends frames of more than 64 KiB here");
        }
        if (readable < header + length) {
            return false;
        }
        int from = start + header;
        in.readerIndex(from + length);
        hear(ctx, in, in.getByte(start) & 0x0f, from, from + length, now);
        return true;
    }

    private boolean upgrade(ChannelHandlerContext ctx, ByteBuf in, long now) {
        int end = ByteBufUtil.indexOf(Unpooled.wrappedBuffer(END_OF_HEAD), in);
        if (end < 0) {
            return false;
        }
        String status = in.toString(in.readerIndex(), 12, StandardCharsets.US_ASCII);
        in.readerIndex(end + END_OF_HEAD.length);
        if (!status.equals("HTTP/1.1 101")) {
            audience.refused(status);
            leave(ctx.channel());
            return true;
        }
        upgraded = true;
        if (dialect.readyOnUpgrade()) {
            becomeReady(now);
        }
        return true;
    }

    private void hear(ChannelHandlerContext ctx, ByteBuf in, int opcode, int from, int end, long now) {
        switch (opcode) {
            case TEXT -> {
                long number = Event.numberIn(in, from, end, dialect.tail());
                if (number >= 0) {
                    sequence.saw(number);
                    audience.delivered(this, number, now);
                } else {
                    react(ctx, in.toString(from, end - from, StandardCharsets.UTF_8), now);
                }
            }
            case PING -> say(ctx, PONG, in.slice(from, end - from));
            case CLOSE -> {
                audience.refused("close " + (end - from >= 2 ? in.getUnsignedShort(from) : 1005));
                leave(ctx.channel());
            }
            default -> {}
        }
    }

    private void react(ChannelHandlerContext ctx, String text, long now) {
        switch (dialect.hear(text)) {
            case Dialect.Reaction.Nothing _ -> {}
            case Dialect.Reaction.Ready _ -> becomeReady(now);
            case Dialect.Reaction.Say(String answer) ->
                say(ctx, TEXT, Unpooled.copiedBuffer(answer, StandardCharsets.UTF_8));
        }
    }

    /** A client's frame must be masked (RFC 6455, section 5.3); a mask of zeros leaves the bytes as they are. */
    private static void say(ChannelHandlerContext ctx, int opcode, ByteBuf payload) {
        ByteBuf frame = ctx.alloc().buffer(6 + payload.readableBytes());
        frame.writeByte(0x80 | opcode).writeByte(0x80 | payload.readableBytes()).writeInt(0);
        frame.writeBytes(payload);
        ctx.writeAndFlush(frame);
    }

    private void becomeReady(long now) {
        if (!ready) {
            ready = true;
            audience.ready(this, now);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        rest.release();
        audience.left(this, ready, leaving);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        audience.refused(String.valueOf(cause.getMessage()));
        ctx.close();
    }
}
