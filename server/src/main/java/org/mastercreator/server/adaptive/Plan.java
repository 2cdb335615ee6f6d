package org.mastercreator.server.adaptive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.recommend.ClassPlan;

/**
 * A stored plan of a class.
 *
 * @param askFirst null in plans that were made before it was told
 */
public record Plan(
        String planId,
        String classId,
        String className,
        Instant generatedAt,
        List<String> conceptIds,
        Map<String, Double> classMastery,
        List<ClassPlan.Group> groups,
        List<ClassPlan.SmallGroup> smallGroups,
        List<ClassPlan.ConceptNote> reteach,
        List<ClassPlan.ConceptNote> extend,
        List<Path> paths,
        @Nullable List<ClassPlan.AskFirst> askFirst) {}
