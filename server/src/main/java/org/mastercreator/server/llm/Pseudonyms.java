package org.mastercreator.server.llm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands names, ids, addresses and long numbers of persons in for by placeholders before a text leaves this machine,
 * and puts them back into what comes. One for one text and what belongs to it; not for use by several threads.
 */
final class Pseudonyms {
    private static final Pattern CONTACTS = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,255}|\\+?\\d[\\d ()/-]{7,20}\\d|@[\\p{L}\\p{N}_.]{2,40}");
    /** Words that are names too: these count only with a capital letter. */
    private static final Set<String> WORDS = Set.of(
            "will", "may", "mark", "grace", "rose", "hope", "art", "bill", "drew", "dawn", "june", "april", "summer",
            "iris", "ivy", "lily", "sky", "star", "sun", "young", "long", "short", "green", "brown", "white", "black",
            "stone", "woods", "field", "fields", "rivers", "banks", "the", "and", "ray", "rob", "pat", "chase");

    private final Pattern names;
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, String> originals = new LinkedHashMap<>();

    /** @param persons full names and ids; each word of a name of two letters or more counts alone too */
    Pseudonyms(Collection<String> persons) {
        List<String> all = persons.stream()
                .flatMap(person -> Stream.concat(Stream.of(person), Stream.of(person.split("[\\s,]+", -1))))
                .map(String::strip)
                .filter(name ->
                        name.codePoints().filter(Character::isLetterOrDigit).count() >= 2)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        List<String> choices = new ArrayList<>();
        for (String name : all) {
            String quoted =
                    Stream.of(name.split("\\s+", -1)).map(Pattern::quote).collect(Collectors.joining("\\s+"));
            choices.add(WORDS.contains(name.toLowerCase(Locale.ROOT)) ? quoted : "(?iu:" + quoted + ")");
        }
        names = Pattern.compile(
                choices.isEmpty()
                        ? "(?!)"
                        : "(?<![\\p{L}\\p{N}])(?:" + String.join("|", choices) + ")(?![\\p{L}\\p{N}])");
    }

    String hide(String text) {
        return replace(CONTACTS, "contact", replace(names, "name", text));
    }

    private String replace(Pattern pattern, String kind, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(match ->
                Matcher.quoteReplacement(placeholders.computeIfAbsent(match.group(), original -> {
                    String placeholder = "[" + kind + " " + (placeholders.size() + 1) + "]";
                    originals.put(placeholder, original);
                    return placeholder;
                })));
    }

    String restore(String text) {
        String restored = text;
        for (Map.Entry<String, String> one : originals.entrySet()) {
            restored = restored.replace(one.getKey(), one.getValue());
        }
        return restored;
    }
}
