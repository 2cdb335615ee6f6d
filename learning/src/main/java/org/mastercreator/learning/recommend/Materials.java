package org.mastercreator.learning.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mastercreator.learning.tracing.MasteryLevel;

/**
 * Chooses what to learn a concept with: the kind that helps at this mastery, text that the student can read, what
 * already offers her accommodations, and what fits in the time. Same input, same output.
 */
final class Materials {
    private static final int MOST = 3;
    private static final int MOST_OF_A_KIND = 2;
    private static final double TOO_HARD = 1;
    private static final double TOO_EASY = 0.25;
    private static final double OFFERS = 0.5;
    private static final double TOO_LONG = 2;

    private Materials() {}

    /** At most three, the best first, not all of one kind. */
    static List<Material> choose(List<Material> ofConcept, ConceptState state, Learner learner, int minutes) {
        List<String> kinds = kinds(state.level());
        List<Material> best = ofConcept.stream()
                .sorted(Comparator.comparingDouble((Material one) -> -worth(one, kinds, learner, minutes))
                        .thenComparing(Material::title)
                        .thenComparing(Material::contentId))
                .toList();
        List<Material> chosen = new ArrayList<>();
        for (Material one : best) {
            long alike = chosen.stream()
                    .filter(other -> other.kind().equals(one.kind()))
                    .count();
            if (chosen.size() < MOST && alike < MOST_OF_A_KIND) {
                chosen.add(one);
            }
        }
        return List.copyOf(chosen);
    }

    /** The most helpful first. */
    private static List<String> kinds(MasteryLevel level) {
        return switch (level) {
            case STRUGGLING -> List.of("lesson", "resource", "worksheet", "question", "unit");
            case DEVELOPING -> List.of("worksheet", "question", "lesson", "resource", "unit");
            case MASTERED -> List.of("question", "resource", "worksheet", "unit", "lesson");
        };
    }

    private static double worth(Material one, List<String> kinds, Learner learner, int minutes) {
        int place = kinds.indexOf(one.kind());
        double worth = place < 0 ? 0 : kinds.size() - place;
        if (learner.readingLevel().isPresent()) {
            double above = one.readingLevel() - learner.readingLevel().getAsDouble();
            worth -= above > 0 ? TOO_HARD * above : TOO_EASY * -above;
        }
        worth += OFFERS
                * learner.accommodations().stream()
                        .filter(one.accommodations()::contains)
                        .count();
        return one.minutes() > minutes ? worth - TOO_LONG : worth;
    }
}
