package org.mastercreator.realtime;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One socket, from its handshake to its end. Everything happens on its event loop.
 *
 * <p>States. OPENING: confirmed, not yet on the shard. LIVE: gets what the shard drains. BEHIND: its socket takes no
 * more, or it resumes, or the stream's rights have changed and it must be admitted anew; it costs a cursor and is fed
 * from ring or log page by page, in turn with the loop's others, until its cursor has reached what the shard has
 * drained; then it is LIVE again. While it waits for an answer from the log or about its rights it is {@code asking},
 * one thing at a time. CLOSING: a Close frame was sent, nothing more is written.
 */
final class Connection extends SimpleChannelInboundHandler<WebSocketFrame> {
    private enum State {
        OPENING,
        LIVE,
        BEHIND,
        CLOSING
    }

    static final long CLOSE_WAIT_SECONDS = 2;
    private static final int PROTOCOL_ERROR = 1002;

    private final Transport transport;
    private final Hub hub;
    private final Shard shard;
    private final Feed feed;
    private ConnectionInfo info;
    private ChannelHandlerContext context;
    private @Nullable DirectSocket direct;
    private State state = State.OPENING;
    private String epoch = "";
    private long cursor;
    private long rights;
    private final boolean conflate;
    private boolean asking;
    private boolean feeding;
    private boolean hasTurn;
    private boolean missedSignal;
    private boolean counted;
    private long lastHeard = System.nanoTime();
    private long lastPinged = lastHeard;
    private long unwritableSince;
    private double allowance;
    private long allowanceAt = lastHeard;

    Connection(
            Transport transport,
            Hub hub,
            Shard shard,
            Feed feed,
            ConnectionInfo info,
            Admission.Granted granted,
            boolean conflate,
            ChannelHandlerContext before) {
        super(WebSocketFrame.class);
        this.transport = transport;
        this.hub = hub;
        this.shard = shard;
        this.feed = feed;
        this.info = info;
        this.rights = granted.rights();
        this.conflate = conflate;
        this.context = before;
        this.allowance = hub.options().messageBurst();
    }

    ConnectionInfo info() {
        return info;
    }

    Transport transport() {
        return transport;
    }

    ChannelId channelId() {
        return info.channel();
    }

    EventLoop loop() {
        return shard.loop();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        direct = transport.isSocket() ? DirectSocket.of(ctx.channel()).orElse(null) : null;
        hub.opened(this);
        counted = true;
        if (!ctx.channel().isActive()) {
            gone();
        }
    }

    /** The first frame, then the events from the cursor on. */
    void open(Hub.Opening opening) {
        if (state != State.OPENING || !context.channel().isActive()) {
            return;
        }
        epoch = opening.cursor().epoch();
        cursor = opening.cursor().offset();
        write(Messages.confirmed(
                info,
                hub.now(),
                opening.cursor(),
                opening.head(),
                opening.resumed(),
                opening.replayed(),
                hub.options()));
        opening.resync().ifPresent(reason -> write(Messages.resyncRequired(reason, opening.cursor())));
        context.flush();
        shard.subscribe(this, feed);
        missedSignal = shard.signal(channelId().stream()).isPresent();
        state = State.BEHIND;
        hub.statistics().behind.incrementAndGet();
        catchUp();
    }

    /**
     * Takes what the shard drained.
     *
     * @param joined all of {@code frames} in one buffer, which stays the caller's
     * @param first offset of the first event among them, 0 if there are only signals
     * @param neededRights the newest version of the stream's rights among them
     * @return whether the whole of {@code joined} was written
     */
    boolean deliver(ByteBuf joined, List<Frame> frames, long first, long upTo, long neededRights) {
        if (state != State.LIVE) {
            missedSignal = true;
            return false;
        }
        if (!context.channel().isWritable()) {
            fallBehind();
            unwritableSince = System.nanoTime();
            return false;
        }
        if (neededRights > rights) {
            fallBehind();
            askAdmission();
            return false;
        }
        boolean whole = transport.isSocket() && (first == 0 || cursor < first);
        if (whole) {
            writeWhole(joined);
        } else {
            List<Frame> rest = new ArrayList<>();
            for (Frame frame : frames) {
                if (frame.offset() == 0 || frame.offset() > cursor) {
                    rest.add(frame);
                }
            }
            writeFrames(rest);
        }
        cursor = Math.max(cursor, upTo);
        return whole;
    }

    private void writeWhole(ByteBuf joined) {
        int written = direct == null ? 0 : direct.write(joined);
        int left = joined.readableBytes() - written;
        if (left > 0) {
            context.writeAndFlush(joined.retainedSlice(joined.readerIndex() + written, left), context.voidPromise());
        }
    }

    /** The shard drained frames, none of which this view shows. */
    void passOver(long upTo) {
        if (state == State.LIVE) {
            cursor = Math.max(cursor, upTo);
        }
    }

    private void fallBehind() {
        state = State.BEHIND;
        missedSignal = true;
        hub.statistics().behind.incrementAndGet();
    }

    /** Not while the socket takes nothing: whoever is live counts as one who takes what comes. */
    private void catchUp() {
        if (state != State.BEHIND
                || asking
                || feeding
                || hasTurn
                || !context.channel().isWritable()) {
            return;
        }
        if (cursor >= shard.drainedTo(channelId().stream())) {
            goLive();
        } else {
            hasTurn = true;
            shard.feedInTurn(this);
        }
    }

    /** Its turn has come: one page, so that no connection makes the loop's others wait for long. */
    void feed() {
        hasTurn = false;
        if (state != State.BEHIND || asking) {
            return;
        }
        feeding = true;
        try {
            var page = feed.pageFromRing(cursor, channelId());
            if (page.isPresent()) {
                take(page.get());
            } else {
                asking = true;
                hub.readLog(this, feed, epoch, cursor);
            }
        } finally {
            feeding = false;
        }
        catchUp();
    }

    private void goLive() {
        state = State.LIVE;
        unwritableSince = 0;
        hub.statistics().behind.decrementAndGet();
        if (missedSignal) {
            missedSignal = false;
            if (channelId().tag().isEmpty()) {
                shard.signal(channelId().stream()).ifPresent(signal -> writeFrames(List.of(signal)));
            }
        }
    }

    private void askAdmission() {
        asking = true;
        hub.admit(this);
    }

    /** Whether the connection may still watch, as of now; comes back on the loop. */
    void admitted(Admission admission) {
        asking = false;
        switch (admission) {
            case Admission.Granted granted -> {
                rights = granted.rights();
                catchUp();
            }
            case Admission.Refused refused -> close(refused.code());
        }
    }

    private void take(Feed.Page page) {
        if (page.rights() > rights) {
            askAdmission();
            return;
        }
        // First the cursor: a write may make the socket writable and so come back here before it returns.
        cursor = Math.max(cursor, page.upTo());
        List<Frame> frames = conflate ? Frame.withoutSuperseded(page.frames()) : page.frames();
        hub.statistics().conflated.add(page.frames().size() - frames.size());
        writeFrames(frames);
    }

    /** What the log gave; comes back on the loop. */
    void logRead(Feed.Page page) {
        asking = false;
        if (state == State.BEHIND) {
            take(page);
            catchUp();
        }
    }

    /** What is missed is in the ring now; comes back on the loop. */
    void ringReaches() {
        asking = false;
        catchUp();
    }

    /** There was no answer: try again when the socket asks or the shard looks round. */
    void askFailed() {
        asking = false;
    }

    /** The client has to load the picture anew; its events go on from the head. */
    void resync(StreamPosition head, String reason) {
        asking = false;
        if (state == State.LIVE || state == State.BEHIND) {
            hub.statistics().resumeMisses.increment();
            epoch = head.epoch();
            cursor = head.offset();
            write(Messages.resyncRequired(reason, head));
            context.flush();
            catchUp();
        }
    }

    private void writeFrames(List<Frame> frames) {
        if (frames.isEmpty()) {
            return;
        }
        ByteBuf buffer = transport.join(context.alloc(), frames, epoch);
        hub.statistics().deliveries.add(frames.size());
        hub.statistics().bytes.add(buffer.readableBytes());
        context.writeAndFlush(buffer, context.voidPromise());
    }

    void send(byte[] json) {
        if (state != State.CLOSING) {
            shard.drain();
            write(json);
            context.flush();
        }
    }

    private void write(byte[] json) {
        context.write(Unpooled.wrappedBuffer(transport.message(json)), context.voidPromise());
    }

    void renew(Instant expiresAt) {
        Peer peer = info.peer();
        info = new ConnectionInfo(
                info.connectionId(),
                info.channel(),
                new Peer(peer.userId(), peer.displayName(), peer.role(), peer.sessionId(), expiresAt));
        send(Messages.refreshed(expiresAt));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        lastHeard = System.nanoTime();
        if (frame.rsv() != 0) {
            // An extension that was agreed on has taken its bit away by now.
            closeWith(PROTOCOL_ERROR, "reserved bits without their extension");
            return;
        }
        if (frame instanceof CloseWebSocketFrame close) {
            peerCloses(close);
            return;
        }
        if (state == State.CLOSING) {
            return;
        }
        if (!(frame instanceof PongWebSocketFrame) && !allowed()) {
            close(CloseCode.TOO_MANY);
            return;
        }
        switch (frame) {
            case PingWebSocketFrame ping ->
                ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case TextWebSocketFrame text -> said(text.text());
            case BinaryWebSocketFrame _ -> send(Messages.error("unsupported_data", "The server reads text frames."));
            default -> {}
        }
    }

    private void said(String text) {
        switch (Messages.read(text)) {
            case Messages.FromClient.Ping _ -> send(Messages.PONG);
            case Messages.FromClient.Refresh refresh -> hub.refresh(this, refresh.token());
            case Messages.FromClient.Unknown unknown -> send(Messages.error(unknown.code(), unknown.detail()));
        }
    }

    private boolean allowed() {
        long now = System.nanoTime();
        double earned = (now - allowanceAt) / 1e9 * hub.options().messagesPerSecond();
        allowance = Math.min(hub.options().messageBurst(), allowance + earned) - 1;
        allowanceAt = now;
        return allowance >= 0;
    }

    private void peerCloses(CloseWebSocketFrame close) {
        if (state == State.CLOSING) {
            context.close();
            return;
        }
        leaveShard();
        context.writeAndFlush(new CloseWebSocketFrame(close.statusCode() < 0 ? 1000 : close.statusCode(), ""))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Sends a Close frame and gives the peer a moment to answer it (RFC 6455, section 7.1.1). */
    void close(CloseCode code) {
        if (state != State.CLOSING) {
            hub.statistics().ended(code);
            if (code.endsTheRight()) {
                hub.forget(this);
            }
        }
        closeWith(code.code(), code.reason());
    }

    private void closeWith(int code, String reason) {
        if (state == State.CLOSING) {
            return;
        }
        leaveShard();
        transport.close(context, code, reason);
        context.executor().schedule(() -> context.close(), CLOSE_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private void leaveShard() {
        if (state == State.BEHIND) {
            hub.statistics().behind.decrementAndGet();
        }
        boolean subscribed = state == State.LIVE || state == State.BEHIND;
        state = State.CLOSING;
        if (subscribed) {
            shard.unsubscribe(this);
            feed.leave(shard);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        gone();
        ctx.fireChannelInactive();
    }

    private void gone() {
        if (counted) {
            counted = false;
            if (state != State.CLOSING) {
                leaveShard();
            }
            hub.closed(this, feed);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            unwritableSince = 0;
            if (state == State.BEHIND) {
                catchUp();
            }
        } else {
            unwritableSince = System.nanoTime();
        }
        ctx.fireChannelWritabilityChanged();
    }

    /** Bytes that wait in the socket's queue. */
    long queuedBytes() {
        ChannelOutboundBuffer queue = context.channel().unsafe().outboundBuffer();
        return queue == null ? 0 : queue.totalPendingWriteBytes();
    }

    /** The shard's regular look at each of its connections. */
    void lookRound(long nanoTime, Instant now) {
        HubOptions options = hub.options();
        if (state == State.CLOSING) {
            return;
        }
        if (!now.isBefore(info.peer().expiresAt())) {
            close(CloseCode.EXPIRED);
        } else if (transport.isSocket()
                && nanoTime - lastHeard > options.silence().toNanos()) {
            close(CloseCode.IDLE);
        } else if (unwritableSince != 0
                && nanoTime - unwritableSince > options.unwritable().toNanos()) {
            close(CloseCode.TOO_SLOW);
        } else {
            if (nanoTime - lastPinged > pingEvery().toNanos()) {
                lastPinged = nanoTime;
                transport.ping(context);
            }
            catchUp();
        }
    }

    /** A listener of an event stream cannot ask whether the line is alive: it is told more often. */
    private Duration pingEvery() {
        return transport.isSocket()
                ? hub.options().pingEvery()
                : hub.options().pingEvery().dividedBy(2);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (cause) {
            case TooLongFrameException _, DecompressionException _ -> close(CloseCode.TOO_BIG);
            case CorruptedWebSocketFrameException corrupted ->
                closeWith(
                        corrupted.closeStatus().code(), corrupted.closeStatus().reasonText());
            case CorruptedFrameException _ -> closeWith(PROTOCOL_ERROR, "protocol error");
            case IOException _, PrematureChannelClosureException _ -> ctx.close();
            default -> {
                hub.broke(cause);
                closeWith(1011, "internal error");
            }
        }
    }
}
