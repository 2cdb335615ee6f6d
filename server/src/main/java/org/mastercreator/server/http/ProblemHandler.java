package org.mastercreator.server.http;

import io.netty.channel.ChannelException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where errors become answers: every exception of every route, filter and decoder ends here as a
 * problem document (RFC 9457). What the caller cannot mend is a 500 without details, logged with its cause.
 */
@Component
@Order(-2)
public final class ProblemHandler implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    private record Described(int status, String name, String title, String detail, List<Problem.FieldError> errors) {
        Described(int status, String name, String title, String detail) {
            this(status, name, title, detail, List.of());
        }
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        if (error instanceof ResponseStatusException known) {
            response.getHeaders().putAll(known.getHeaders());
        }
        Answer answer = answer(
                error,
                exchange.getRequest().getMethod().name(),
                exchange.getRequest().getPath().value());
        response.setRawStatusCode(answer.status());
        answer.headers().forEach(response.getHeaders()::set);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }

    /** What a client is told, for routes that Spring does not serve. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are written as they are
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    /**
     * Logs what the caller cannot mend: with its cause, or in a line where it goes by, since then it comes often.
     *
     * @param instance the path that was asked for
     */
    public Answer answer(Throwable error, String method, String instance) {
        Described described = describe(error);
        if (described.status() == 503) {
            log.warn(
                    "request failed: {} {}: {}",
                    method,
                    described.name(),
                    NestedExceptionUtils.getMostSpecificCause(error).getMessage());
        } else if (described.status() >= 500) {
            log.error("request failed: {} {}", method, described.name(), error);
        }
        return answer(error, described, instance);
    }

    /** @param instance the path that was asked for */
    public Answer answer(Problem problem, String instance) {
        return answer(problem, describe(problem), instance);
    }

    /** @param instance the path that was asked for */
    public Answer answer(HttpStatus status, String instance) {
        return answer(new ResponseStatusException(status), describe(status), instance);
    }

    private Answer answer(Throwable error, Described described, String instance) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        if (described.status() == 401) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (error instanceof Problem.Encoded) {
            headers.put(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        retryAfter(error, described.status())
                .ifPresent(time -> headers.put(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, time.toSeconds()))));
        return new Answer(described.status(), headers, json.writeValueAsBytes(document(described, instance)));
    }

    private static Map<String, Object> document(Described described, String instance) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:mastercreator:problem:" + described.name());
        document.put("title", described.title());
        document.put("status", described.status());
        document.put("detail", described.detail());
        document.put("instance", instance);
        if (!described.errors().isEmpty()) {
            document.put("errors", described.errors());
        }
        return document;
    }

    private static Described describe(Throwable error) {
        return switch (error) {
            case Problem problem -> describe(problem);
            case DataBufferLimitException _ -> tooLarge();
            case MissingRequestValueException missing -> describe(missing);
            case ServerWebInputException input -> describe(input);
            case ResponseStatusException known -> describe(known.getStatusCode());
            case ChannelException _ ->
                new Described(408, "too-slow", "Too slow", "The rest of the request did not come in time.");
            case DecodingException _ ->
                new Described(400, "malformed", "Malformed request", "The body cannot be read.");
            case CannotCreateTransactionException _, DataAccessResourceFailureException _, QueryTimeoutException _ ->
                unavailable();
            case TransientDataAccessException _ -> unavailable();
            // The connection was lost at the end of a transaction, or when one was taken back for another reason.
            case TransactionSystemException ended ->
                ended.getOriginalException() == null ? unavailable() : describe(ended.getOriginalException());
            case DataIntegrityViolationException broken when isRemoved(broken) -> removed();
            default ->
                new Described(500, "internal", "Internal error", "The server failed. The failure has been logged.");
        };
    }

    /** Whether a row was written that belongs to one that somebody removed meanwhile (SQL state of a foreign key). */
    private static boolean isRemoved(DataIntegrityViolationException broken) {
        return broken.getMostSpecificCause() instanceof SQLException cause && "23503".equals(cause.getSQLState());
    }

    private static Described describe(Problem problem) {
        String detail = String.valueOf(problem.getMessage());
        return switch (problem) {
            case Problem.Malformed _ -> new Described(400, "malformed", "Malformed request", detail);
            case Problem.NotSignedIn _ -> new Described(401, "not-signed-in", "Not signed in", detail);
            case Problem.NotAllowed _ -> new Described(403, "not-allowed", "Not allowed", detail);
            case Problem.PasswordToChoose _ ->
                new Described(403, "password-to-choose", "Choose your own password first", detail);
            case Problem.NotFound _ -> new Described(404, "not-found", "Not found", detail);
            case Problem.Conflict _ -> new Described(409, "conflict", "Conflict", detail);
            case Problem.Limited limited ->
                new Described(409, limited.limit().code(), limited.limit().title(), detail);
            case Problem.Stale _ -> new Described(412, "changed", "Changed by somebody else", detail);
            case Problem.Encoded _ -> new Described(415, "unsupported-media-type", "Unsupported Media Type", detail);
            case Problem.Invalid invalid -> new Described(422, "invalid", "Invalid input", detail, invalid.errors());
            case Problem.Busy _ -> new Described(503, "busy", "The server is busy", detail);
            case Problem.TooMany _ -> new Described(429, "too-many", "Too many requests", detail);
        };
    }

    private static Optional<Duration> retryAfter(Throwable error, int status) {
        return switch (error) {
            case Problem.Later later -> Optional.of(later.retryAfter());
            default -> status == 503 ? Optional.of(Duration.ofSeconds(2)) : Optional.empty();
        };
    }

    private static Described describe(MissingRequestValueException missing) {
        return invalidField(missing.getName(), "is missing");
    }

    private static Described describe(ServerWebInputException input) {
        for (Throwable cause = input; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Problem problem -> {
                    return describe(problem);
                }
                case DataBufferLimitException _ -> {
                    return tooLarge();
                }
                case TypeMismatchException mismatch -> {
                    String field = mismatch.getPropertyName();
                    if (field == null && input.getMethodParameter() != null) {
                        field = input.getMethodParameter().getParameterName();
                    }
                    return invalidField(field == null ? "parameter" : field, "has the wrong type");
                }
                default -> {}
            }
        }
        if (input.getStatusCode().value() == 415 || input.getStatusCode().value() == 413) {
            return describe(input.getStatusCode());
        }
        return new Described(400, "malformed", "Malformed request", "The request cannot be read.");
    }

    private static Described describe(HttpStatusCode code) {
        if (code.value() == 413) {
            return tooLarge();
        }
        HttpStatus status = HttpStatus.resolve(code.value());
        String title = status == null ? "Error" : status.getReasonPhrase();
        String name = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        String detail = switch (code.value()) {
            case 400 -> "The request cannot be read.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take that method.";
            case 406 -> "This address answers with application/json.";
            case 426 -> "This address is for WebSockets, version 13.";
            case 415 -> "This address does not take that content type.";
            default -> title + ".";
        };
        return new Described(code.value(), name, title, detail);
    }

    private static Described invalidField(String field, String message) {
        return describe((Problem) new Problem.Invalid(JsonNames.snakeCase(field), message));
    }

    private static Described tooLarge() {
        return new Described(413, "too-large", "Too large", "The request is larger than this server takes.");
    }

    private static Described removed() {
        return new Described(
                409, "conflict", "Conflict", "What this belongs to was removed at this moment. Nothing was changed.");
    }

    private static Described unavailable() {
        return new Described(503, "unavailable", "Unavailable", "The database cannot be reached. Try again soon.");
    }
}
