package org.mastercreator.bench.submit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One client on one kept-alive connection; sends the next submission when the last is answered. */
final class Submitter extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final SubmitLoad load;
    private final String token;
    private @Nullable ChannelHandlerContext context;
    private long sentFor;

    Submitter(SubmitLoad load, String token) {
        this.load = load;
        this.token = token;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        load.idle(this);
    }

    /** @param since when the submission was due, which may be before now if all clients were busy */
    void send(long number, long since) {
        sentFor = since;
        if (context != null) {
            context.writeAndFlush(Submission.request(context, token, number), context.voidPromise());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse answer) {
        load.answered(
                answer.status().code(),
                System.nanoTime() - sentFor,
                () -> answer.content().toString(StandardCharsets.UTF_8));
        load.idle(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        load.answered(0, 0, () -> String.valueOf(cause));
        ctx.close();
    }
}
