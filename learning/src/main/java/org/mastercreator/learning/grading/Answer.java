package org.mastercreator.learning.grading;

import java.util.Map;
import java.util.Set;

/** What a student gave. */
public sealed interface Answer {
    record None() implements Answer {}

    record Text(String text) implements Answer {}

    record Flag(boolean value) implements Answer {}

    record Choices(Set<String> chosen) implements Answer {}

    record Pairs(Map<String, String> pairs) implements Answer {}

    /** Whether nothing was given: no answer, blank text, nothing chosen, nothing matched. */
    default boolean isEmpty() {
        return switch (this) {
            case None _ -> true;
            case Text(String text) -> text.isBlank();
            case Flag _ -> false;
            case Choices(Set<String> chosen) -> chosen.isEmpty();
            case Pairs(Map<String, String> pairs) -> pairs.isEmpty();
        };
    }
}
