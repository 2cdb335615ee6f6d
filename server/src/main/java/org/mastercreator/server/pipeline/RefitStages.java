package org.mastercreator.server.pipeline;

import java.util.List;
import org.mastercreator.server.prediction.ModelVersion;
import org.mastercreator.server.prediction.Refit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Learns from all answers anew. The stages after the first do nothing where there is too little to learn from. */
@Component
class RefitStages implements Stages {
    private final Refit refit;
    private final JsonMapper json;

    RefitStages(Refit refit, JsonMapper json) {
        this.refit = refit;
        this.json = json;
    }

    @Override
    public String kind() {
        return "refit";
    }

    @Override
    public List<String> names() {
        return List.of("gather", "fit", "compare", "store");
    }

    @Override
    public ObjectNode prepare(String stage, Job job, JsonNode input, ObjectNode made) {
        if (stage.equals("gather")) {
            return made.set("material", json.valueToTree(refit.gather())).asObject();
        }
        if (!material(made).verdict().isEmpty()) {
            return made;
        }
        return switch (stage) {
            case "fit" -> made.set("fitted", refit.fit()).asObject();
            case "compare" ->
                made.set("comparison", json.valueToTree(refit.compare(made.get("fitted"))))
                        .asObject();
            default -> made;
        };
    }

    private Refit.Material material(JsonNode made) {
        return json.treeToValue(made.get("material"), Refit.Material.class);
    }

    @Override
    public Outcome store(Job job, JsonNode input, JsonNode made) {
        Refit.Material material = material(made);
        ObjectNode result = json.createObjectNode();
        if (!material.verdict().isEmpty()) {
            return new Outcome(result, material.verdict());
        }
        ModelVersion.Comparison comparison = json.treeToValue(made.get("comparison"), ModelVersion.Comparison.class);
        ModelVersion version = refit.store(job.jobId(), material, made.get("fitted"), comparison);
        return new Outcome(result.put("model_version", version.version()), comparison.verdict());
    }
}
