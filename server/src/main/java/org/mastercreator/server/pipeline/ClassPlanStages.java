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

/** Makes a class plan. */
@Component
class ClassPlanStages implements Stages {
    static final String KIND = "class_plan";

    private static final TypeReference<List<Learner>> LEARNERS = new TypeReference<>() {};
    private static final TypeReference<List<LearningPath>> PATHS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    private final Plans plans;
    private final JsonMapper json;

    ClassPlanStages(Plans plans, JsonMapper json) {
        this.plans = plans;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> names() {
        return List.of("gather", "trace", "paths", "groups", "store");
    }

    @Override
    public ObjectNode prepare(String stage, Job job, JsonNode input, ObjectNode made) {
        switch (stage) {
            case "gather" -> made.put("students", plans.students(job.classId()));
            case "trace" -> made.set("learners", json.valueToTree(plans.gather(job.classId())));
            case "paths" -> made.set("paths", json.valueToTree(plans.paths(learners(made), concepts(input))));
            case "groups" ->
                made.set(
                        "plan",
                        json.valueToTree(plans.groups(job.classId(), concepts(input), learners(made), paths(made))));
            default -> {}
        }
        return made;
    }

    @Override
    public Outcome store(Job job, JsonNode input, JsonNode made) {
        Plan plan = plans.store(job.classId(), concepts(input), json.treeToValue(made.get("plan"), ClassPlan.class));
        return new Outcome(json.createObjectNode().put("plan_id", plan.planId()), "The plan is ready.");
    }

    private List<String> concepts(JsonNode input) {
        return json.treeToValue(input.get("concept_ids"), IDS);
    }

    private List<Learner> learners(JsonNode made) {
        return json.treeToValue(made.get("learners"), LEARNERS);
    }

    private List<LearningPath> paths(JsonNode made) {
        return json.treeToValue(made.get("paths"), PATHS);
    }
}
