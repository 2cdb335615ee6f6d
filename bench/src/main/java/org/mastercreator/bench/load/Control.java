package org.mastercreator.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The line to one server's control port. A line that starts with {@code E} is an event to be published at once, with
 * {@code L} one that goes through the stream's log first; other lines are questions, each answered by a line.
 */
public final class Control extends SimpleChannelInboundHandler<ByteBuf> {
    private final StringBuilder heard = new StringBuilder();
    private final Queue<CompletableFuture<String>> asked = new ArrayDeque<>();
    private final Lane direct = new Lane('E', this);
    private final Lane logged = new Lane('L', this);
    private @Nullable Channel channel;
    private boolean flushing;

    Control() {}

    /** Events that are published at once. */
    public Lane direct() {
        return direct;
    }

    /** Events that go through the log. */
    public Lane logged() {
        return logged;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        channel = ctx.channel();
    }

    private Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("the control port is not connected");
        }
        return channel;
    }

    /** What is said in one turn of the loop leaves together. */
    void say(char command, byte[] text) {
        Channel to = channel();
        ByteBuf line = to.alloc().buffer(text.length + 2);
        to.write(line.writeByte(command).writeBytes(text).writeByte('\n'), to.voidPromise());
        if (!flushing) {
            flushing = true;
            to.eventLoop().execute(() -> {
                flushing = false;
                to.flush();
            });
        }
    }

    /** Asks the server; the answer comes without its first word. */
    public CompletableFuture<String> ask(char question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        channel().eventLoop().execute(() -> {
            asked.add(answer);
            say(question, new byte[0]);
        });
        return answer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf message) {
        heard.append(message.toString(StandardCharsets.US_ASCII));
        for (int end = heard.indexOf("\n"); end >= 0; end = heard.indexOf("\n")) {
            CompletableFuture<String> answer = asked.remove();
            answer.complete(heard.substring(heard.indexOf(" ") + 1, end));
            heard.delete(0, end + 1);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        asked.forEach(answer -> answer.completeExceptionally(new IllegalStateException("the server went away")));
    }
}
