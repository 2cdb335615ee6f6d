package org.mastercreator.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a caller can do something about, one type for each thing to do. {@link ProblemHandler} turns each into
 * {@code application/problem+json} (RFC 9457); nothing else in the server writes an error.
 */
public abstract sealed class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Problem(String detail) {
        super(detail, null, false, false);
    }

    /** A field of the input and what is wrong with it. {@code field} is a JSON path such as {@code questions[0].answer}. */
    public record FieldError(String field, String message) implements java.io.Serializable {}

    /** 400: the request cannot be read at all. */
    public static final class Malformed extends Problem {
        private static final long serialVersionUID = 1L;

        public Malformed(String detail) {
            super(detail);
        }
    }

    /** 401: sign in first. */
    public static final class NotSignedIn extends Problem {
        private static final long serialVersionUID = 1L;

        public NotSignedIn(String detail) {
            super(detail);
        }
    }

    /** 403: this role never may do this, whatever the target. */
    public static final class NotAllowed extends Problem {
        private static final long serialVersionUID = 1L;

        public NotAllowed(String detail) {
            super(detail);
        }
    }

    /** 403: choose a password first; the one that she signed in with was given to her by somebody else. */
    public static final class PasswordToChoose extends Problem {
        private static final long serialVersionUID = 1L;

        public PasswordToChoose() {
            super("Choose your own password first. Until then you can do nothing else but sign out.");
        }
    }

    /** 404: not there, or not for this caller to know of. */
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1L;

        public NotFound(String what) {
            super("No such " + what + ".");
        }
    }

    /** 409: not in the present state. */
    public static final class Conflict extends Problem {
        private static final long serialVersionUID = 1L;

        public Conflict(String detail) {
            super(detail);
        }
    }

    /** 409: a limit that a teacher set, or the clock, stands in the way. */
    public static final class Limited extends Problem {
        private static final long serialVersionUID = 1L;

        /** Which limit: the name of the problem, and its title. */
        public enum Limit {
            NOT_ASSIGNED("Not assigned to you"),
            NOT_YET_OPEN("Not open yet"),
            WINDOW_CLOSED("Closed"),
            ATTEMPTS_USED_UP("No attempts left"),
            TIME_OVER("Time is over"),
            HANDED_IN("Handed in already"),
            CLASS_ARCHIVED("The class is archived");

            private final String title;

            Limit(String title) {
                this.title = title;
            }

            String code() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }

            String title() {
                return title;
            }
        }

        private final Limit limit;

        public Limited(Limit limit, String detail) {
            super(detail);
            this.limit = limit;
        }

        public Limit limit() {
            return limit;
        }
    }

    /** 412: somebody else changed it since the caller read it; nothing was done. */
    public static final class Stale extends Problem {
        private static final long serialVersionUID = 1L;

        public Stale() {
            super("This was changed by somebody else since you read it. Read it again, then change it.");
        }
    }

    /** 415: the body is compressed, or coded in another way, and no body is decoded here. */
    public static final class Encoded extends Problem {
        private static final long serialVersionUID = 1L;

        public Encoded() {
            super("Send the body as it is: not compressed, and without Content-Encoding.");
        }
    }

    /** 422: read, but not valid; names every bad field at once. */
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final List<FieldError> errors;

        public Invalid(List<FieldError> errors) {
            super(errors.size() == 1 ? "One field is not valid." : errors.size() + " fields are not valid.");
            this.errors = List.copyOf(errors);
        }

        public Invalid(String field, String message) {
            this(List.of(new FieldError(field, message)));
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** The same request may do well after the time given. */
    public abstract static sealed class Later extends Problem {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        private Later(String detail, Duration retryAfter) {
            super(detail);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 503: more is under way than can be done. */
    public static final class Busy extends Later {
        private static final long serialVersionUID = 1L;

        public Busy(String detail, Duration retryAfter) {
            super(detail, retryAfter);
        }
    }

    /** 429: this user or address asks for too much. */
    public static final class TooMany extends Later {
        private static final long serialVersionUID = 1L;

        public TooMany(String detail, Duration retryAfter) {
            super(detail, retryAfter);
        }
    }
}
