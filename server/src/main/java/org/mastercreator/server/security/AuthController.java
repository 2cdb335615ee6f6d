package org.mastercreator.server.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.stream.Streams;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Signing in and out: a cookie for the page, tokens for programs, tickets for sockets. */
@Tag(name = "Sign-in")
@RestController
class AuthController {
    private static final String WRONG = "The login or the password is wrong.";
    /** The server alone knows how long an idle sign-in lasts; a date in the cookie would end it under one who works. */
    private static final Duration UNTIL_BROWSER_ENDS = Duration.ofSeconds(-1);

    private final Users users;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Callers callers;
    private final DemoMode demo;
    private final Allowance allowance;
    private final Audit audit;
    private final Access access;
    private final Streams streams;
    private final LiveRights liveRights;
    private final SecurityProperties properties;
    private final TransactionTemplate transaction;
    private final JdbcClient db;

    AuthController(
            Users users,
            Sessions sessions,
            AccessTokens tokens,
            Callers callers,
            DemoMode demo,
            Allowance allowance,
            Audit audit,
            Access access,
            Streams streams,
            LiveRights liveRights,
            SecurityProperties properties,
            TransactionTemplate transaction,
            JdbcClient db) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.callers = callers;
        this.demo = demo;
        this.allowance = allowance;
        this.audit = audit;
        this.access = access;
        this.streams = streams;
        this.liveRights = liveRights;
        this.properties = properties;
        this.transaction = transaction;
        this.db = db;
    }

    record Session(
            String userId,
            String displayName,

            @Schema(allowableValues = {"admin", "teacher", "student"})
            String role,

            @Nullable String studentId,
            @Nullable String homeClassId,
            Instant expiresAt,
            boolean demo,

            @Schema(description = "Signed in with a given password: everything but choosing her own is refused")
            boolean choosePassword,

            @Schema(description = "Has a password of her own, which she can change")
            boolean ownPassword,

            @Schema(description = "Is in a class that is not archived, or teaches one")
            boolean classInUse) {}

    private record Standing(@Nullable String homeClassId, boolean classInUse, boolean ownPassword) {}

    record SessionAnswer(String status, @Nullable Session session, boolean demoMode) {}

    @Operation(summary = "Who is signed in with this browser; session is null if nobody is")
    @GetMapping("/api/auth/session")
    SessionAnswer session(ServerWebExchange exchange) {
        Optional<Caller> caller = Optional.<Caller>ofNullable(exchange.getAttribute(Gate.CALLER))
                .filter(known -> known.sessionId().isPresent());
        cookie(exchange.getRequest())
                .filter(_ -> caller.isPresent())
                .ifPresent(secret -> setCsrfCookie(exchange, secret));
        return new SessionAnswer("success", caller.map(this::session).orElse(null), demo.isOn());
    }

    record LoginBody(
            @Nullable @NotBlank @Size(max = 200) String login,
            @Nullable @NotBlank @Size(max = 200) String password) {}

    @Operation(summary = "Sign in the page: sets a session cookie")
    @PostMapping("/api/auth/login")
    SessionAnswer login(ServerWebExchange exchange, @RequestBody LoginBody body) {
        return signIn(exchange, authenticate(exchange.getRequest(), body), "cookie");
    }

    record DemoBody(
            @Nullable
            @NotBlank
            @Pattern(regexp = "teacher|student|admin", message = "must be teacher, student or admin")
            String role,

            @Nullable @Size(min = 1, max = 128) String studentId) {}

    @Operation(summary = "Sign in by one click; only in demo mode")
    @PostMapping("/api/auth/demo")
    SessionAnswer demo(ServerWebExchange exchange, @RequestBody DemoBody body) {
        if (!demo.isOn() || !Gate.credentials(exchange.getRequest()).fromThisMachine()) {
            throw new Problem.NotFound("sign-in");
        }
        String userId = switch (Objects.requireNonNull(body.role())) {
            case "teacher" -> DemoMode.TEACHER;
            case "admin" -> DemoMode.ADMIN;
            default -> body.studentId() == null ? "student_001" : body.studentId();
        };
        Users.User user = users.find(userId)
                .filter(found -> found.role().equals(body.role()) && !found.disabled())
                .orElseThrow(() -> new Problem.NotFound("demo user"));
        return signIn(exchange, new Users.Known(user.userId(), null), "demo");
    }

    private SessionAnswer signIn(ServerWebExchange exchange, Users.Known user, String kind) {
        Caller caller = Objects.requireNonNull(transaction.execute(_ -> {
            Sessions.Opened opened = open(user, kind, properties.sessionIdle());
            Caller signedIn = sessions.byId(opened.sessionId()).orElseThrow();
            audit.record(signedIn, Audit.Action.SIGN_IN, "session", opened.sessionId(), Optional.empty());
            exchange.getResponse()
                    .addCookie(cookie(exchange, Credentials.COOKIE, opened.secret(), true, UNTIL_BROWSER_ENDS));
            setCsrfCookie(exchange, opened.secret());
            return signedIn;
        }));
        return new SessionAnswer("success", session(caller), demo.isOn());
    }

    /** As of now: hashing takes its time, in which she may have been disabled or given another password. */
    private Sessions.Opened open(Users.Known user, String kind, Duration life) {
        if (!users.hold(user)) {
            throw new Problem.NotSignedIn(WRONG);
        }
        return sessions.open(user.userId(), kind, life);
    }

    @Operation(summary = "Sign out: ends the session and its open sockets")
    @PostMapping("/api/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(ServerWebExchange exchange, Caller caller) {
        caller.sessionId().ifPresent(session -> {
            transaction.executeWithoutResult(_ -> {
                sessions.end(session, "signed out");
                audit.record(caller, Audit.Action.SIGN_OUT, "session", session, Optional.empty());
                streams.endRights(access.classesWatchedBy(caller.userId()));
            });
            liveRights.endSession(session);
        });
        exchange.getResponse().addCookie(cookie(exchange, Credentials.COOKIE, "", true, Duration.ZERO));
        exchange.getResponse().addCookie(cookie(exchange, "XSRF-TOKEN", "", false, Duration.ZERO));
    }

    record TokenAnswer(
            String status,
            String accessToken,
            String tokenType,
            long expiresIn,
            String refreshToken,
            long refreshExpiresIn) {}

    @Operation(summary = "Sign in a program: an access token for the Authorization header and a refresh token")
    @PostMapping("/api/auth/token")
    TokenAnswer token(ServerHttpRequest request, @RequestBody LoginBody body) {
        Users.Known user = authenticate(request, body);
        return Objects.requireNonNull(transaction.execute(_ -> {
            Sessions.Opened opened = open(user, "token", properties.refreshTokenLife());
            audit.record(
                    sessions.byId(opened.sessionId()).orElseThrow(),
                    Audit.Action.SIGN_IN,
                    "session",
                    opened.sessionId(),
                    Optional.empty());
            return tokens(user.userId(), opened);
        }));
    }

    record RefreshBody(@Nullable @NotBlank @Size(max = 200) String refreshToken) {}

    @Operation(summary = "New tokens for a refresh token, which then is spent")
    @PostMapping("/api/auth/refresh")
    TokenAnswer refresh(@RequestBody RefreshBody body) {
        Optional<Sessions.Opened> opened = Objects.requireNonNull(
                transaction.execute(_ -> sessions.rotate(Objects.requireNonNull(body.refreshToken()))));
        return opened.flatMap(next -> sessions.byId(next.sessionId()).map(caller -> tokens(caller.userId(), next)))
                .orElseThrow(() -> new Problem.NotSignedIn("The refresh token is not or no longer valid."));
    }

    private TokenAnswer tokens(String userId, Sessions.Opened opened) {
        return new TokenAnswer(
                "success",
                tokens.issue(userId, opened.sessionId()),
                "Bearer",
                properties.accessTokenLife().toSeconds(),
                opened.secret(),
                properties.refreshTokenLife().toSeconds());
    }

    record TicketAnswer(String status, String ticket, long expiresIn) {}

    @Operation(summary = "A ticket that opens one socket within 30 seconds: /ws/…?ticket=…")
    @PostMapping("/api/ws/ticket")
    TicketAnswer ticket(Caller caller) {
        return new TicketAnswer("success", callers.ticketFor(caller), 30);
    }

    private Users.Known authenticate(ServerHttpRequest request, LoginBody body) {
        String login = Objects.requireNonNull(body.login());
        String address = Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getHostString)
                .orElse("unknown");
        allowance.takeSignIn(login, address);
        Users.Known user = users.authenticate(login, Objects.requireNonNull(body.password()))
                .orElseThrow(() -> new Problem.NotSignedIn(WRONG));
        allowance.giveSignInBack(login, address);
        return user;
    }

    private Session session(Caller caller) {
        Standing standing = db.sql("""
                with own as (
                    select class_id, since, c.archived_at from (
                        select class_id, enrolled_at as since from enrolments where student_id = :student
                        union all select class_id, since from class_teachers where user_id = :user) mine
                    join classes c using (class_id))
                select (select class_id from own order by archived_at is not null, since, class_id limit 1)
                        as home_class_id,
                    exists (select from own where archived_at is null) as class_in_use,
                    exists (select from users
                        where user_id = :user and password_hash is not null and not password_given) as own_password
                """)
                .param("student", caller.studentId().orElse(""))
                .param("user", caller.userId())
                .query(Standing.class)
                .single();
        return new Session(
                caller.userId(),
                caller.displayName(),
                caller.role().code(),
                caller.studentId().orElse(null),
                standing.homeClassId(),
                caller.expiresAt(),
                demo.isOn(),
                caller.choosesPassword(),
                standing.ownPassword(),
                standing.classInUse());
    }

    private static Optional<String> cookie(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(Credentials.COOKIE))
                .map(HttpCookie::getValue);
    }

    private void setCsrfCookie(ServerWebExchange exchange, String secret) {
        exchange.getResponse()
                .addCookie(cookie(exchange, "XSRF-TOKEN", Secret.csrfToken(secret), false, UNTIL_BROWSER_ENDS));
    }

    private ResponseCookie cookie(
            ServerWebExchange exchange, String name, String value, boolean httpOnly, Duration life) {
        boolean https = "https".equals(exchange.getRequest().getURI().getScheme());
        return ResponseCookie.from(name, value)
                .httpOnly(httpOnly)
                .secure(https || properties.secureCookies())
                .sameSite("Strict")
                .path("/")
                .maxAge(life)
                .build();
    }
}
