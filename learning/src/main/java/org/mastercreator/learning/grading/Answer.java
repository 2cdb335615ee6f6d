package org.mastercreator.learning.grading;

import java.util.Map;
import java.util.Set;

/** What a student gave. {@link None} also stands for an empty text or list. */
public sealed interface Answer {
    record None() implements Answer {}

    record Text(String text) implements Answer {}

    record Flag(boolean value) implements Answer {}

    record Choices(Set<String> chosen) implements Answer {}

    record Pairs(Map<String, String> pairs) implements Answer {}
}
