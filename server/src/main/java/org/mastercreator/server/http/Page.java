package org.mastercreator.server.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: at most {@code limit} items after an opaque cursor.
 *
 * @param items the items of this page, in order
 * @param nextCursor where the next page starts, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /**
     * What a client asked for.
     *
     * @param limit 1..200
     * @param after the keys of the last item seen, in sort order; empty for the first page
     */
    public record Request(int limit, List<String> after) {
        private static final String FOREIGN = "was not given out by this route";
        private static final char SEPARATOR = '\u001f';

        /**
         * Reads what a client sent.
         *
         * @param keys how many sort keys a cursor of this list has
         * @throws Problem.Invalid naming {@code limit} and {@code cursor} as far as they are wrong
         */
        public static Request of(@Nullable Integer limit, @Nullable String cursor, int defaultLimit, int keys) {
            List<Problem.FieldError> errors = new ArrayList<>();
            if (limit != null && (limit < 1 || limit > 200)) {
                errors.add(new Problem.FieldError("limit", "must be between 1 and 200"));
            }
            List<String> after = List.of();
            if (cursor != null) {
                after = decode(cursor);
                if (after.size() != keys) {
                    errors.add(new Problem.FieldError("cursor", FOREIGN));
                }
            }
            if (!errors.isEmpty()) {
                throw new Problem.Invalid(errors);
            }
            return new Request(limit == null ? defaultLimit : limit, after);
        }

        private static List<String> decode(String cursor) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                return Text.storable(text) ? List.of(text.split(String.valueOf(SEPARATOR), -1)) : List.of();
            } catch (IllegalArgumentException _) {
                return List.of();
            }
        }

        /** The {@code i}-th key of the cursor as a time. */
        public Instant time(int i) {
            try {
                return Instant.parse(after.get(i));
            } catch (DateTimeParseException _) {
                throw foreignCursor();
            }
        }

        /** The {@code i}-th key of the cursor as a number. */
        public long number(int i) {
            try {
                return Long.parseLong(after.get(i));
            } catch (NumberFormatException _) {
                throw foreignCursor();
            }
        }

        private static Problem.Invalid foreignCursor() {
            return new Problem.Invalid("cursor", FOREIGN);
        }

        /** Cuts what was read (up to {@code limit + 1} rows) into a page. */
        public <T> Page<T> page(List<T> rows, Function<T, List<String>> keys) {
            if (rows.size() <= limit) {
                return new Page<>(rows, null);
            }
            List<T> items = rows.subList(0, limit);
            String text = String.join(String.valueOf(SEPARATOR), keys.apply(items.getLast()));
            return new Page<>(
                    items,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
