package org.mastercreator.server.roster;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An accommodation of an IEP as one operational line: what it is, and whether the product applies it by itself or an
 * adult has to.
 *
 * @param code its name in the API and the database
 * @param automatic true if nobody needs to do anything for it on this page
 */
public record Accommodation(
        @Schema(example = "extended_time") String code, String label, boolean automatic, String detail) {
    private static final double EXTENDED_TIME = 1.5;
    private static final int NAMED = 3;

    /** The accommodations that the product knows. */
    public enum Code {
        EXTENDED_TIME("Extended time (×1.5)", true, "Quiz timers run half as long again."),
        CHUNKED_TASKS("Tasks in small parts", true, "Quizzes show one question at a time."),
        SIMPLIFIED_LANGUAGE("Plain language", true, "Feedback is kept short and plain."),
        TEXT_TO_SPEECH("Read aloud", false, "Read the questions aloud or start the reader."),
        VISUAL_SUPPORTS("Visual supports", false, "Put a diagram or picture beside the task."),
        WORD_BANK("Word bank", false, "Hand out the word list of the topic."),
        SPEECH_TO_TEXT("Answers by voice", false, "Let her dictate, or write down what she says."),
        FREQUENT_BREAKS("Frequent breaks", false, "Offer a short break about every 15 minutes."),
        PREFERENTIAL_SEATING("Seat near the front", false, "Keep the agreed seat."),
        REDUCED_DISTRACTION("Quiet place for tests", false, "Offer the quiet room or headphones.");

        private final String label;
        private final boolean automatic;
        private final String detail;

        Code(String label, boolean automatic, String detail) {
            this.label = label;
            this.automatic = automatic;
            this.detail = detail;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Code> of(String code) {
            return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
        }

        static String known() {
            return String.join(", ", Arrays.stream(values()).map(Code::code).toList());
        }
    }

    /** As it is where these concepts have no words that the page could show, if it is the word bank. */
    public Accommodation whereWordsAreMissing(Collection<String> conceptNames) {
        if (!code.equals(Code.WORD_BANK.code())) {
            return this;
        }
        if (conceptNames.isEmpty()) {
            return new Accommodation(code, label, true, "Quizzes show the words of the topic beside each question.");
        }
        String missing =
                conceptNames.size() <= NAMED ? String.join(", ", conceptNames) : conceptNames.size() + " topics";
        return new Accommodation(
                code,
                label + " for " + missing,
                false,
                "Hand out the word list of " + String.join(", ", conceptNames)
                        + ". The library has none; beside other questions the page shows one.");
    }

    /** A time limit with extended time: half as long again, in whole minutes. */
    public static int extended(int minutes) {
        return (int) Math.ceil(minutes * EXTENDED_TIME);
    }

    /** The time limit that was extended to this one. */
    public static int unextended(int minutes) {
        return (int) (minutes / EXTENDED_TIME);
    }

    /** The codes of the accommodations that the product knows. */
    public static Set<String> codes() {
        return Arrays.stream(Code.values()).map(Code::code).collect(Collectors.toUnmodifiableSet());
    }

    public static List<Accommodation> of(List<String> codes) {
        return codes.stream()
                .flatMap(code -> Code.of(code).stream())
                .map(c -> new Accommodation(c.code(), c.label, c.automatic, c.detail))
                .toList();
    }
}
