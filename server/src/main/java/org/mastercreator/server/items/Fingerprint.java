package org.mastercreator.server.items;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import tools.jackson.databind.JsonNode;

/**
 * What two questions have in common if they ask the same and take the same for right: words, options, key, rubric.
 * The ids of options and criteria, and the points, do not matter, for each format of files has its own.
 */
final class Fingerprint {
    private Fingerprint() {}

    /** @param question one that was checked */
    static String of(QuestionBody question) {
        List<Object> said = new ArrayList<>();
        said.add(question.questionType());
        said.add(question.conceptId());
        said.add(words(question.questionText()));
        List<QuestionBody.OptionBody> options = orEmpty(question.options());
        Map<String, String> byId = new LinkedHashMap<>();
        options.forEach(option -> byId.put(option.optionId(), words(option.text())));
        said.add(byId.values());
        said.add(key(question.correctAnswer(), byId));
        said.add(question.tolerance() == null || question.tolerance() == 0 ? "" : question.tolerance());
        said.add(words(question.unit()));
        said.add(words(question.referenceAnswer()));
        said.add(orEmpty(question.referenceAnswers()).stream()
                .map(Fingerprint::words)
                .toList());
        if (question.rubric() != null) {
            for (QuestionBody.CriterionBody criterion :
                    orEmpty(question.rubric().criteria())) {
                said.add(words(criterion.description()));
                said.add(criterion.points());
                for (QuestionBody.LevelBody level : orEmpty(criterion.levels())) {
                    said.add(level.points());
                    said.add(words(level.description()));
                }
            }
        }
        said.add(orEmpty(question.left()).stream().map(Fingerprint::words).toList());
        said.add(orEmpty(question.right()).stream().map(Fingerprint::words).toList());
        return hash(said);
    }

    private static Object key(@Nullable JsonNode correct, Map<String, String> options) {
        if (correct == null || correct.isNull()) {
            return "";
        }
        if (correct.isNumber()) {
            return correct.doubleValue();
        }
        if (correct.isString()) {
            return options.getOrDefault(correct.stringValue(), correct.stringValue());
        }
        if (correct.isArray()) {
            TreeSet<String> texts = new TreeSet<>();
            correct.forEach(id -> texts.add(options.getOrDefault(id.stringValue(), id.stringValue())));
            return texts;
        }
        if (correct.isObject()) {
            TreeMap<String, String> pairs = new TreeMap<>();
            correct.properties()
                    .forEach(pair -> pairs.put(
                            words(pair.getKey()), words(pair.getValue().stringValue())));
            return pairs;
        }
        return correct.toString();
    }

    /** A text without what files and editors change in passing: spaces at its ends, and how lines end. */
    private static String words(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").replaceAll("\\s+", " ").strip();
    }

    private static String hash(List<Object> said) {
        StringBuilder text = new StringBuilder();
        for (Object one : said) {
            String part = String.valueOf(one);
            text.append(part.length()).append(':').append(part);
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
