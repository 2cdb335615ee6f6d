package org.mastercreator.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The door of one connection, between the bytes and the server.
 *
 * <p>Protocol. The head of a request asks for a place; the last part of its answer, or the end of the connection, gives
 * it back. Where there is none, or where the head alone tells that the request is not taken, the answer is written here
 * and the rest of the request is read and thrown away; a long rest is not waited for, the connection is closed a moment
 * later. Requests that come before the last one was answered pass uncounted: they are worked off one after the other. All
 * state belongs to the connection's event loop.
 */
final class Door extends ChannelDuplexHandler {
    private static final long LONGEST_REST = 64 * 1024;
    private static final long LEAVE_SECONDS = 1;

    private final Overload overload;
    private Overload.@Nullable Places held;
    private int unanswered;
    private boolean refusing;
    private boolean leaving;
    private boolean readMore;

    Door(Overload overload) {
        this.overload = overload;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request && !leaving) {
            Optional<HttpStatus> refused = unanswered == 0 ? overload.refused(request) : Optional.empty();
            if (refused.isPresent()) {
                refuse(ctx, overload.refusal(refused.get(), path(request)), false, sendsOn(request));
            } else if (!enters(request)) {
                refuse(ctx, overload.refusal(path(request)), canStay(request), sendsOn(request));
            }
        }
        if (!refusing) {
            ctx.fireChannelRead(message);
            return;
        }
        readMore = true;
        refusing = leaving || !(message instanceof LastHttpContent);
        if (leaving && message instanceof LastHttpContent) {
            ctx.close();
        }
        ReferenceCountUtil.release(message);
    }

    /** Nobody behind this handler asks for more when all that was read was thrown away. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        if (readMore) {
            readMore = false;
            ctx.read();
        }
    }

    private boolean enters(HttpRequest request) {
        if (unanswered == 0 && request.decoderResult().isSuccess()) {
            Overload.Places places = overload.placesFor(path(request)).orElse(null);
            if (places != null) {
                if (!overload.take(places)) {
                    return false;
                }
                held = places;
            }
        }
        unanswered++;
        return true;
    }

    private static String path(HttpRequest request) {
        int query = request.uri().indexOf('?');
        return query < 0 ? request.uri() : request.uri().substring(0, query);
    }

    private static boolean canStay(HttpRequest request) {
        return HttpUtil.isKeepAlive(request)
                && !HttpUtil.is100ContinueExpected(request)
                && !HttpUtil.isTransferEncodingChunked(request)
                && HttpUtil.getContentLength(request, 0L) <= LONGEST_REST;
    }

    /** Whether a body comes without waiting; closing at once would cut off an answer that its sender has not read. */
    private static boolean sendsOn(HttpRequest request) {
        return request.decoderResult().isSuccess()
                && !HttpUtil.is100ContinueExpected(request)
                && (HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0);
    }

    private void refuse(ChannelHandlerContext ctx, ProblemHandler.Answer answer, boolean stays, boolean sendsOn) {
        refusing = true;
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(answer.body()));
        answer.headers().forEach(response.headers()::set);
        HttpUtil.setContentLength(response, answer.body().length);
        if (!stays) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        ChannelFuture written = ctx.writeAndFlush(response);
        if (!stays && sendsOn) {
            leaving = true;
            ctx.executor().schedule(() -> ctx.close(), LEAVE_SECONDS, TimeUnit.SECONDS);
        } else if (!stays) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) {
            unanswered = Math.max(0, unanswered - 1);
            giveBack();
        }
        ctx.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        giveBack();
        ctx.fireChannelInactive();
    }

    private void giveBack() {
        if (held != null) {
            held.giveBack();
            held = null;
        }
    }
}
