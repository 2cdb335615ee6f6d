package org.mastercreator.learning.recommend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a whole class does next.
 *
 * @param classMastery concept id to mean mastery of those of the class who answered on it, 0..1; if nobody did, what is
 *     assumed of everyone
 * @param reteach concepts whose class mastery is below 0.5
 * @param extend concepts whose class mastery is above 0.8
 * @param askFirst whose next step nobody has asked them about yet; null in plans that were made before it was told
 */
public record ClassPlan(
        Map<String, Double> classMastery,
        List<Group> groups,
        List<SmallGroup> smallGroups,
        List<ConceptNote> reteach,
        List<ConceptNote> extend,
        List<LearningPath> paths,
        @Nullable List<AskFirst> askFirst) {
    /** Every student is in exactly one. {@code group}: advanced, on_track or needs_support. */
    public record Group(String group, List<Member> students) {}

    /** @param answered on how many of the concepts she has; null in plans that were made before it was counted */
    public record Member(
            String studentId, String studentName, @Nullable Integer answered, String reason) {}

    public record Person(String studentId, String studentName) {}

    /** Two to five students who need the same concept, and a classmate who could help them. */
    public record SmallGroup(
            String conceptId, String conceptName, List<Person> students, Optional<Person> helper, String reason) {}

    /** Students who sit in no small group, since their next step is a concept that they never answered on. */
    public record AskFirst(String conceptId, String conceptName, List<Person> students, String reason) {}

    /**
     * A concept that concerns everyone.
     *
     * @param classMastery of those who answered on it; if nobody did, what is assumed of everyone
     * @param answered how many did; null in plans that were made before it was counted
     */
    public record ConceptNote(
            String conceptId,
            String conceptName,
            double classMastery,
            @Nullable Integer answered,
            String reason) {}
}
