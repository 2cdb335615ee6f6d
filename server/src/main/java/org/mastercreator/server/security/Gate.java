package org.mastercreator.server.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.mastercreator.server.http.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Every request passes here: who is it, did its own site send it, is there still allowance, may it use this route.
 * It asks the database, so it runs on the virtual thread that the request was given.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Gate implements WebFilter {
    static final String CALLER = "mastercreator.caller";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Callers callers;
    private final Access access;
    private final Allowance allowance;

    Gate(Callers callers, Access access, Allowance allowance) {
        this.callers = callers;
        this.access = access;
        this.allowance = allowance;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        Optional<AccessRules.Match> match = AccessRules.match(request.getMethod(), path);
        if (match.isEmpty()) {
            Set<HttpMethod> methods = AccessRules.methodsAt(path);
            if (!methods.isEmpty()) {
                return Mono.error(new MethodNotAllowedException(request.getMethod(), methods));
            }
            return isPage(request.getMethod(), path)
                    ? chain.filter(exchange)
                    : Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        if (match.get().rule() != AccessRules.Rule.PROBE) {
            pass(exchange, match.get());
        }
        return chain.filter(exchange);
    }

    /** Files and the page's own addresses; never below /api, however that is spelled. */
    private static boolean isPage(HttpMethod method, PathContainer path) {
        return SAFE.contains(method)
                && path.elements().stream()
                        .filter(PathContainer.PathSegment.class::isInstance)
                        .map(PathContainer.PathSegment.class::cast)
                        .map(PathContainer.PathSegment::valueToMatch)
                        .findFirst()
                        .filter("api"::equalsIgnoreCase)
                        .isEmpty();
    }

    private void pass(ServerWebExchange exchange, AccessRules.Match match) {
        ServerHttpRequest request = exchange.getRequest();
        Credentials credentials = credentials(request);
        boolean unsafe = !SAFE.contains(request.getMethod());
        if (unsafe && !credentials.sameOrigin()) {
            throw new Problem.NotAllowed("The request comes from another site.");
        }
        Optional<Caller> caller = resolve(match, credentials);
        allowance.take(caller.map(known -> "user:" + known.userId()).orElseGet(() -> addressOf(credentials)));
        if (unsafe
                && credentials.authorization().isEmpty()
                && credentials.cookie().isPresent()
                && caller.isPresent()) {
            requireCsrfToken(request, credentials.cookie().get());
        }
        caller.ifPresent(known -> exchange.getAttributes().put(CALLER, known));
        decide(match, caller, credentials);
    }

    private static String addressOf(Credentials credentials) {
        return "address:"
                + credentials.address().map(InetAddress::getHostAddress).orElse("unknown");
    }

    /**
     * Signing in must be possible with an old cookie in the browser. Elsewhere a credential that does not hold is
     * refused; guessing them is counted like every other request.
     */
    private Optional<Caller> resolve(AccessRules.Match match, Credentials credentials) {
        try {
            return callers.resolve(credentials);
        } catch (Problem.NotSignedIn notSignedIn) {
            if (match.rule() == AccessRules.Rule.PUBLIC) {
                return Optional.empty();
            }
            allowance.take(addressOf(credentials));
            throw notSignedIn;
        }
    }

    private void decide(AccessRules.Match match, Optional<Caller> caller, Credentials credentials) {
        boolean operatesHere = match.rule() == AccessRules.Rule.OPERATOR && credentials.fromThisMachine();
        if (match.rule() == AccessRules.Rule.PUBLIC || operatesHere) {
            return;
        }
        Caller known = caller.orElseThrow(() -> new Problem.NotSignedIn("Sign in first."));
        if (match.rule() != AccessRules.Rule.ANY_SIGN_IN) {
            known.requireOwnPassword();
        }
        switch (match.rule()) {
            case PROBE, PUBLIC, ANY_SIGN_IN, SIGNED_IN -> {}
            case STAFF -> requireStaff(known);
            case ADMIN, OPERATOR -> {
                if (!known.isAdmin()) {
                    throw new Problem.NotAllowed("Only an admin may do this.");
                }
            }
            case CLASS -> {
                requireStaff(known);
                access.requireClass(known, id(match, "class_id"));
            }
            case OWN_CLASS -> {
                requireStaff(known);
                if (known.isAdmin()) {
                    throw new Problem.NotAllowed("Only a teacher sees this, and only her own.");
                }
                access.requireClass(known, id(match, "class_id"));
            }
            case STUDENT -> access.requireStudent(known, id(match, "student_id"));
            case SELF -> {
                access.requireStudent(known, id(match, "student_id"));
                if (!known.isStudent()) {
                    throw new Problem.NotAllowed("Only the student herself may do this.");
                }
            }
            case STAFF_OF_STUDENT -> {
                requireStaff(known);
                access.requireStudent(known, id(match, "student_id"));
            }
            case JOB -> requireOwned(known, Access.Owned.JOB, id(match, "job_id"));
            case PLAN -> requireOwned(known, Access.Owned.PLAN, id(match, "plan_id"));
            case ALERT -> requireOwned(known, Access.Owned.ALERT, id(match, "alert_id"));
            case STAFF_OF_ASSESSMENT -> requireOwned(known, Access.Owned.ASSESSMENT, id(match, "assessment_id"));
            case ASSESSMENT -> access.requireAssessment(known, id(match, "assessment_id"));
        }
    }

    private void requireOwned(Caller caller, Access.Owned table, String id) {
        requireStaff(caller);
        access.requireOwned(caller, table, id);
    }

    private static void requireStaff(Caller caller) {
        if (caller.isStudent()) {
            throw new Problem.NotAllowed("Students may not do this.");
        }
    }

    private static String id(AccessRules.Match match, String variable) {
        return match.variables().getOrDefault(variable, "");
    }

    private static void requireCsrfToken(ServerHttpRequest request, String sessionSecret) {
        String given = Optional.ofNullable(request.getHeaders().getFirst("X-XSRF-TOKEN"))
                .orElse("");
        if (!MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8),
                Secret.csrfToken(sessionSecret).getBytes(StandardCharsets.UTF_8))) {
            throw new Problem.NotAllowed("The header X-XSRF-TOKEN does not match the sign-in.");
        }
    }

    static Credentials credentials(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return new Credentials(
                Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION)),
                Optional.ofNullable(request.getCookies().getFirst(Credentials.COOKIE))
                        .map(HttpCookie::getValue),
                Optional.empty(),
                Optional.ofNullable(request.getRemoteAddress()).map(InetSocketAddress::getAddress),
                Credentials.whole(headers.get(HttpHeaders.HOST)),
                Credentials.whole(headers.get(HttpHeaders.ORIGIN)),
                Credentials.whole(headers.get("Sec-Fetch-Site")),
                Credentials.forwarded(headers::getFirst));
    }
}
