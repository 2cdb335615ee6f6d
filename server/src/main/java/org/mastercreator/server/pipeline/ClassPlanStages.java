package org.mastercreator.server.pipeline;

import java.util.List;
import org.mastercreator.learning.recommend.ClassPlan;
import org.mastercreator.learning.recommend.Learner;
import org.mastercreator.learning.recommend.LearningPath;
import org.mastercreator.server.adaptive.Plan;
import org.mastercreator.server.adaptive.Plans;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stages of a class plan. Each takes what the stages before it made and gives more of the same document, so that
 * a job that broke off goes on from its last finished stage.
 */
@Component
class ClassPlanStages {
    static final List<String> NAMES = List.of("gather", "trace", "paths", "groups", "store");
    private static final TypeReference<List<Learner>> LEARNERS = new TypeReference<>() {};
    private static final TypeReference<List<LearningPath>> PATHS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    private final Plans plans;
    private final JsonMapper json;

    ClassPlanStages(Plans plans, JsonMapper json) {
        this.plans = plans;
        this.json = json;
    }

    JsonNode prepare(String stage, String classId, JsonNode input, JsonNode work) {
        ObjectNode made = work.deepCopy().asObject();
        switch (stage) {
            case "gather" ->
                made.put("students", plans.gather(classId, concepts(input)).size());
            case "trace" -> made.set("learners", json.valueToTree(plans.gather(classId, concepts(input))));
            case "paths" -> made.set("paths", json.valueToTree(plans.paths(learners(work))));
            case "groups" -> made.set("plan", json.valueToTree(plans.groups(learners(work), paths(work))));
            default -> {}
        }
        return made;
    }

    /** Inside the transaction that ends the job. */
    ObjectNode store(String classId, JsonNode input, JsonNode work) {
        Plan plan = plans.store(classId, concepts(input), json.treeToValue(work.get("plan"), ClassPlan.class));
        return json.createObjectNode().put("plan_id", plan.planId());
    }

    private List<String> concepts(JsonNode input) {
        return json.treeToValue(input.get("concept_ids"), IDS);
    }

    private List<Learner> learners(JsonNode work) {
        return json.treeToValue(work.get("learners"), LEARNERS);
    }

    private List<LearningPath> paths(JsonNode work) {
        return json.treeToValue(work.get("paths"), PATHS);
    }
}
