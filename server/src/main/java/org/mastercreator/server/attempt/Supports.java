package org.mastercreator.server.attempt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.Papers;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.library.WordBank;
import org.mastercreator.server.library.WordBanks;
import org.mastercreator.server.roster.Accommodation;
import org.mastercreator.server.roster.Ieps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a student's IEP does for an attempt. */
@Component
class Supports {
    private static final String EXTENDED_TIME = Accommodation.Code.EXTENDED_TIME.code();
    private static final String WORD_BANK = Accommodation.Code.WORD_BANK.code();
    private static final TypeReference<List<WordBank>> BANKS = new TypeReference<>() {};

    private final Ieps ieps;
    private final Papers papers;
    private final WordBanks wordBanks;
    private final JdbcClient db;
    private final JsonMapper json;

    Supports(Ieps ieps, Papers papers, WordBanks wordBanks, JdbcClient db, JsonMapper json) {
        this.ieps = ieps;
        this.papers = papers;
        this.wordBanks = wordBanks;
        this.db = db;
        this.json = json;
    }

    List<String> codesFor(String studentId) {
        return ieps.codesOf(studentId);
    }

    /** The time limit as her IEP makes it. */
    static @Nullable Integer limit(@Nullable Integer minutes, List<String> codes) {
        return minutes == null || !codes.contains(EXTENDED_TIME)
                ? minutes
                : Integer.valueOf(Accommodation.extended(minutes));
    }

    static boolean hasWordBank(Attempt attempt) {
        return attempt.accommodations().contains(WORD_BANK);
    }

    /** Lays words beside the questions of an attempt, once, if they are due; the library may change after that. */
    void layWords(Attempt attempt) {
        if (!hasWordBank(attempt)) {
            return;
        }
        List<QuestionBody> questions =
                papers.find(attempt.assessmentId()).orElseThrow().questions();
        String said = questions.stream().flatMap(Supports::said).collect(Collectors.joining("\n"));
        List<WordBank> banks =
                wordBanks
                        .of(questions.stream()
                                .map(question -> Objects.requireNonNull(question.conceptId()))
                                .toList())
                        .stream()
                        .map(bank -> bank.beside(said))
                        .toList();
        db.sql("update attempts set word_banks = :banks::jsonb where attempt_id = :id")
                .param("banks", json.writeValueAsString(banks))
                .param("id", attempt.attemptId())
                .update();
    }

    /** All that a question and its key say. */
    private static Stream<String> said(QuestionBody question) {
        return Stream.of(
                        Stream.ofNullable(question.questionText()),
                        Stream.ofNullable(question.options())
                                .flatMap(List::stream)
                                .map(QuestionBody.OptionBody::text),
                        Stream.ofNullable(question.left()).flatMap(List::stream),
                        Stream.ofNullable(question.right()).flatMap(List::stream),
                        Stream.ofNullable(question.correctAnswer()).map(Object::toString),
                        Stream.ofNullable(question.referenceAnswer()),
                        Stream.ofNullable(question.referenceAnswers()).flatMap(List::stream),
                        Stream.ofNullable(question.rubric()).map(Object::toString))
                .flatMap(texts -> texts)
                .filter(Objects::nonNull);
    }

    /** The words beside the questions, one entry for each concept of hers; none without that accommodation. */
    List<WordBank> words(Attempt attempt) {
        return !hasWordBank(attempt)
                ? List.of()
                : db.sql("select word_banks from attempts where attempt_id = :id")
                        .param("id", attempt.attemptId())
                        .query((row, _) -> json.readValue(row.getString("word_banks"), BANKS))
                        .single();
    }

    /** Her accommodations, and whether the page sees to them in this attempt. */
    static List<Accommodation> shown(Attempt attempt, List<WordBank> words) {
        return Accommodation.of(attempt.accommodations()).stream()
                .map(one -> words.isEmpty() ? one : one.whereWordsAreMissing(names(words, true)))
                .toList();
    }

    private static List<String> names(List<WordBank> words, boolean missing) {
        return words.stream()
                .filter(bank -> bank.hasNoWords() == missing)
                .map(WordBank::conceptName)
                .toList();
    }

    /** What was applied, for the ledger: the product's own doing, or what it told her and her teacher to do. */
    Map<String, String> applied(Attempt attempt) {
        List<WordBank> words = words(attempt);
        Map<String, String> details = new LinkedHashMap<>();
        for (Accommodation one : shown(attempt, words)) {
            if (!one.code().equals(EXTENDED_TIME)) {
                details.put(one.code(), done(one, names(words, false)) + " for " + attempt.title());
            } else if (attempt.timeLimitMinutes() != null) {
                details.put(
                        one.code(),
                        attempt.timeLimitMinutes() + " instead of "
                                + Accommodation.unextended(attempt.timeLimitMinutes()) + " minutes for "
                                + attempt.title());
            }
        }
        return details;
    }

    private static String done(Accommodation one, List<String> worded) {
        String due = "Said at the start that it is due: " + one.label();
        return switch (one.code()) {
            case "chunked_tasks" -> "One question at a time";
            case "text_to_speech" -> "A button that reads each question aloud";
            case "word_bank" ->
                Stream.of(
                                worded.isEmpty() ? "" : "Words beside the questions on " + String.join(", ", worded),
                                one.automatic() ? "" : due)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(". "));
            default -> one.automatic() ? one.label() : due;
        };
    }
}
