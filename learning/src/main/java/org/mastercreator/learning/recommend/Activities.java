package org.mastercreator.learning.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to do about a concept at a given mastery, and how an IEP changes it. */
final class Activities {
    private static final Map<String, String> SUPPORTS = Map.of(
            "visual_supports", "with a labelled diagram beside the task",
            "text_to_speech", "with the text read aloud",
            "chunked_tasks", "in parts of two or three questions",
            "word_bank", "with the word list of the topic",
            "reduced_distraction", "in a quiet place",
            "frequent_breaks", "with a short break in the middle",
            "speech_to_text", "with answers spoken instead of written",
            "simplified_language", "with instructions in plain language");

    private Activities() {}

    /** @param materials what the library has for it; without any, what can be done without */
    static List<String> forStudent(ConceptState state, Set<String> accommodations, List<Material> materials) {
        List<String> activities = new ArrayList<>(materials.stream()
                .map(one -> one.title() + " (" + one.kind() + ", " + one.minutes() + " min)")
                .toList());
        if (activities.isEmpty()) {
            activities.addAll(withoutMaterials(state));
        }
        accommodations.stream()
                .sorted()
                .filter(SUPPORTS::containsKey)
                .forEach(code -> activities.add("Do it " + SUPPORTS.get(code)));
        return List.copyOf(activities);
    }

    private static List<String> withoutMaterials(ConceptState state) {
        return switch (state.level()) {
            case STRUGGLING ->
                List.of("Worked example together with the teacher", "Sort and label key terms", "Two guided questions");
            case DEVELOPING ->
                List.of("Guided practice with feedback after each question", "Explain one step to a partner");
            case MASTERED -> List.of("Challenge problem", "Explain the concept to a classmate");
        };
    }

    /** Extended time makes it half as long again, rounded up to 5 minutes. */
    static int minutes(int minutes, Set<String> accommodations) {
        double needed = accommodations.contains("extended_time") ? minutes * 1.5 : minutes;
        return (int) Math.ceil(needed / 5) * 5;
    }
}
