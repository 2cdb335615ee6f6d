package org.mastercreator.server.live;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.mastercreator.realtime.Admission;
import org.mastercreator.realtime.ChannelId;
import org.mastercreator.realtime.CloseCode;
import org.mastercreator.realtime.Hub;
import org.mastercreator.realtime.Peer;
import org.mastercreator.realtime.StreamPosition;
import org.mastercreator.realtime.Transport;
import org.mastercreator.realtime.Wishes;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.http.ProblemHandler;
import org.mastercreator.server.http.Text;
import org.mastercreator.server.security.Credentials;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;

/**
 * The sockets' addresses, on the same port as REST but before Spring's filters. A handshake from a foreign origin is
 * refused with 403 before the upgrade; who may not watch learns it by a close code after it, because browsers show
 * nothing else. A socket whose handshake holds is handed to the hub and not touched here again.
 */
@Component
class SocketRoutes implements NettyRouteProvider {
    private static final Set<String> KINDS = Set.of("dashboard", "student", "pipeline");
    private static final String BRIDGE = "reactor.right.reactiveBridge";

    private final Hub hub;
    private final SocketAccess access;
    private final SocketLimits limits;
    private final Deflate deflate;
    private final ProblemHandler problems;
    private final Ids ids;
    private final Scheduler scheduler;

    SocketRoutes(
            Hub hub,
            SocketAccess access,
            SocketLimits limits,
            LiveProperties properties,
            ProblemHandler problems,
            Ids ids,
            ExecutorService liveExecutor) {
        this.hub = hub;
        this.access = access;
        this.limits = limits;
        this.deflate = new Deflate(properties);
        this.problems = problems;
        this.ids = ids;
        // Without its way to interrupt, see HttpConfiguration.
        this.scheduler = Schedulers.fromExecutor(work -> liveExecutor.execute(work));
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.get("/ws/{kind}/{id}", offTheLoop(this::handshake))
                .get("/api/stream/{kind}/{id}", offTheLoop(this::eventStream));
    }

    /** Every answer is written from a thread of its own, also one that is known at once; see HttpConfiguration. */
    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> offTheLoop(
            BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> handler) {
        return (request, response) -> Mono.defer(() -> handler.apply(request, response))
                // What Netty says of an address whose escapes mean nothing.
                .onErrorResume(
                        IllegalArgumentException.class,
                        _ -> refuse(request, response, new Problem.Malformed("The address cannot be read.")))
                // Such as a database that does not answer.
                .onErrorResume(
                        _ -> !response.hasSentHeaders(),
                        error -> refuse(
                                response,
                                problems.answer(error, request.method().name(), request.fullPath())))
                .subscribeOn(scheduler);
    }

    private Mono<Void> handshake(HttpServerRequest request, HttpServerResponse response) {
        String kind = String.valueOf(request.param("kind"));
        if (!KINDS.contains(kind)) {
            return refuse(request, response, problem(CloseCode.NOT_FOUND));
        }
        Credentials credentials = credentials(request);
        Wishes wishes = wishes(request);
        Optional<HttpStatus> impossible = Upgrade.refusal(request.requestHeaders());
        if (impossible.isPresent()) {
            response.header(HttpHeaderNames.UPGRADE, "websocket")
                    .header(HttpHeaderNames.SEC_WEBSOCKET_VERSION, Upgrade.VERSION);
            return refuse(response, problems.answer(impossible.get(), request.fullPath()));
        }
        if (!credentials.sameOriginHandshake()) {
            return refuse(request, response, new Problem.NotAllowed("Another site may not listen."));
        }
        Optional<WebSocketServerExtension> deflate = this.deflate.negotiate(request.requestHeaders());
        if (!limits.beginHandshake()) {
            return refuse(request, response, busy());
        }
        deflate.ifPresent(agreed -> response.header(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, Deflate.header(agreed)));
        return decide(request, response, credentials, kind)
                .flatMap(decision -> response.sendWebsocket(
                        (inbound, outbound) -> open(inbound, decision, wishes, deflate),
                        WebsocketServerSpec.builder()
                                .maxFramePayloadLength(hub.options().maxMessageBytes())
                                .build()));
    }

    /**
     * Who may watch, within the limits; called with a handshake begun, which ends here. One who gets in holds a seat until
     * the connection is closed.
     */
    private Mono<SocketAccess.Decision> decide(
            HttpServerRequest request, HttpServerResponse response, Credentials credentials, String kind) {
        String resourceId = decoded(String.valueOf(request.param("id")));
        String address = credentials.address().map(InetAddress::getHostAddress).orElse("");
        return Mono.fromCallable(() -> access.decide(credentials, kind, resourceId))
                .map(decision -> decision instanceof SocketAccess.Allowed allowed
                        ? seated(response, allowed, address)
                        : decision)
                .doFinally(_ -> limits.endHandshake());
    }

    private SocketAccess.Decision seated(HttpServerResponse response, SocketAccess.Allowed allowed, String address) {
        return switch (limits.enter(allowed.peer(), allowed.channelId(), address)) {
            case SocketLimits.Entry.Full full -> new SocketAccess.Refused(full.code());
            case SocketLimits.Entry.Admitted admitted -> {
                response.withConnection(connection ->
                        connection.channel().closeFuture().addListener(_ -> limits.leave(admitted.seat())));
                yield allowed;
            }
        };
    }

    /** The same for networks that cut WebSockets. Here a refusal is an answer like that of any other route. */
    private Mono<Void> eventStream(HttpServerRequest request, HttpServerResponse response) {
        String kind = String.valueOf(request.param("kind"));
        Credentials credentials = credentials(request);
        if (!KINDS.contains(kind)) {
            return refuse(request, response, problem(CloseCode.NOT_FOUND));
        }
        if (!credentials.sameOrigin()) {
            return refuse(request, response, new Problem.NotAllowed("Another site may not listen."));
        }
        Wishes asked = wishes(request);
        Wishes wishes = new Wishes(lastEventId(request).or(asked::since), asked.conflate());
        if (!limits.beginHandshake()) {
            return refuse(request, response, busy());
        }
        return decide(request, response, credentials, kind).flatMap(decision -> switch (decision) {
            case SocketAccess.Refused(CloseCode code) -> refuse(request, response, problem(code));
            case SocketAccess.RefusedYet(Problem why) -> refuse(request, response, why);
            case SocketAccess.Allowed allowed -> stream(response, allowed, wishes);
        });
    }

    private Mono<Void> stream(HttpServerResponse response, SocketAccess.Allowed allowed, Wishes wishes) {
        HttpServerResponse head = response.header(HttpHeaderNames.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                // What ended as a stream takes no further request: a client must not put it back into its pool.
                .keepAlive(false)
                .chunkedTransfer(true);
        return head.sendHeaders().then().then(Mono.defer(() -> {
            head.withConnection(connection -> {
                endIfUnacknowledged(connection.channel());
                hub.attach(
                        Transport.EVENT_STREAM,
                        connection.channel(),
                        BRIDGE,
                        allowed.channelId(),
                        allowed.peer(),
                        ids.next("conn"),
                        allowed.granted(),
                        wishes);
            });
            return Mono.never();
        }));
    }

    /**
     * A listener answers nothing, so the kernel has to notice that its cable was pulled: heartbeats that nobody
     * acknowledges end the connection. Where the transport is not epoll, TCP gives up much later.
     */
    private void endIfUnacknowledged(Channel channel) {
        if (channel instanceof EpollSocketChannel) {
            long silence = hub.options().silence().toMillis();
            channel.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, Math.toIntExact(silence * 3 / 5));
        }
    }

    private static Problem problem(CloseCode code) {
        return switch (code) {
            case NOT_SIGNED_IN -> new Problem.NotSignedIn("Sign in first.");
            case TOO_MANY -> new Problem.TooMany("There are too many open windows.", comeBack());
            case TRY_AGAIN_LATER -> busy();
            default -> new Problem.NotFound("channel");
        };
    }

    private static Problem busy() {
        return new Problem.Busy("Too many windows are being opened at the moment.", comeBack());
    }

    /** Not the same moment for all, or they all come back together. */
    private static Duration comeBack() {
        return Duration.ofSeconds(ThreadLocalRandom.current().nextInt(1, 6));
    }

    private Mono<Void> refuse(HttpServerRequest request, HttpServerResponse response, Problem problem) {
        return refuse(response, problems.answer(problem, request.fullPath()));
    }

    private static Mono<Void> refuse(HttpServerResponse response, ProblemHandler.Answer answer) {
        answer.headers().forEach(response::header);
        return response.status(answer.status())
                .sendByteArray(Mono.just(answer.body()))
                .then();
    }

    /** {@code epoch:offset}, as a browser sends it when it comes back by itself. */
    private static Optional<StreamPosition> lastEventId(HttpServerRequest request) {
        return Optional.ofNullable(request.requestHeaders().get("Last-Event-ID"))
                .filter(id -> id.matches("[^:]+:[0-9]{1,18}"))
                .map(id -> new StreamPosition(
                        id.substring(0, id.indexOf(':')), Long.parseLong(id.substring(id.indexOf(':') + 1))));
    }

    private Mono<Void> open(
            WebsocketInbound inbound,
            SocketAccess.Decision decision,
            Wishes wishes,
            Optional<WebSocketServerExtension> deflate) {
        return switch (decision) {
            case SocketAccess.Refused(CloseCode code) -> refuse(inbound, code);
            case SocketAccess.RefusedYet _ -> refuse(inbound, CloseCode.NOT_ALLOWED);
            case SocketAccess.Allowed(ChannelId channelId, Peer peer, Admission.Granted granted) -> {
                inbound.withConnection(connection -> {
                    deflate.ifPresent(agreed ->
                            connection.channel().pipeline().addBefore(BRIDGE, "inflate", agreed.newExtensionDecoder()));
                    hub.attach(
                            deflate.isPresent() ? Transport.DEFLATED_WEB_SOCKET : Transport.WEB_SOCKET,
                            connection.channel(),
                            BRIDGE,
                            channelId,
                            peer,
                            ids.next("conn"),
                            granted,
                            wishes);
                });
                yield Mono.never();
            }
        };
    }

    private static Mono<Void> refuse(WebsocketInbound inbound, CloseCode code) {
        if (inbound instanceof reactor.netty.http.websocket.WebsocketOutbound outbound) {
            return outbound.sendClose(code.code(), code.reason());
        }
        throw new IllegalStateException("a WebSocket's inbound is its outbound too");
    }

    /** An id that cannot be decoded is the id of nothing. */
    private static String decoded(String id) {
        try {
            return QueryStringDecoder.decodeComponent(id);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static Wishes wishes(HttpServerRequest request) {
        Map<String, List<String>> query = new QueryStringDecoder(request.uri()).parameters();
        return new Wishes(since(query), first(query, "conflate").equals(Optional.of("true")));
    }

    private static Optional<StreamPosition> since(Map<String, List<String>> query) {
        Optional<String> epoch = first(query, "epoch");
        Optional<String> offset = first(query, "offset");
        if (epoch.isEmpty() || offset.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StreamPosition(epoch.get(), Long.parseLong(offset.get())));
        } catch (NumberFormatException _) {
            return Optional.of(new StreamPosition("", -1));
        }
    }

    private static Optional<String> first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst().filter(Text::storable);
    }

    private static Credentials credentials(HttpServerRequest request) {
        HttpHeaders headers = request.requestHeaders();
        return new Credentials(
                Optional.ofNullable(headers.get(HttpHeaderNames.AUTHORIZATION)),
                request.cookies().values().stream()
                        .flatMap(Set::stream)
                        .filter(cookie -> cookie.name().equals("mc_session"))
                        .findFirst()
                        .map(Cookie::value),
                first(new QueryStringDecoder(request.uri()).parameters(), "ticket"),
                Optional.ofNullable(request.remoteAddress()).map(java.net.InetSocketAddress::getAddress),
                Credentials.whole(headers.getAll(HttpHeaderNames.HOST)),
                Credentials.whole(headers.getAll(HttpHeaderNames.ORIGIN)),
                Credentials.whole(headers.getAll("Sec-Fetch-Site")),
                Credentials.forwarded(headers::get));
    }
}
