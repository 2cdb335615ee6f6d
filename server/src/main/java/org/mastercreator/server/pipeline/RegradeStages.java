package org.mastercreator.server.pipeline;

import java.util.List;
import org.mastercreator.server.assessment.KeyCorrections;
import org.mastercreator.server.assessment.Regrading;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Grades the answers to a question again a tenth at a time; the last stage takes whatever is left. */
@Component
class RegradeStages implements Stages {
    static final String KIND = "regrade";

    private static final int PARTS = 10;
    private static final List<String> NAMES = Stages.parts(PARTS);

    private final Regrading regrading;
    private final JsonMapper json;

    RegradeStages(Regrading regrading, JsonMapper json) {
        this.regrading = regrading;
        this.json = json;
    }

    /** What a job keeps in mind. */
    record Task(String correctionId) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public ObjectNode prepare(String stage, Job job, JsonNode input, ObjectNode made) {
        boolean last = stage.equals(NAMES.getLast());
        regrading.regrade(correctionId(input), last ? 0 : NAMES.indexOf(stage), last ? 1 : PARTS);
        return made;
    }

    private static String correctionId(JsonNode input) {
        return input.path("correction_id").asString("");
    }

    @Override
    public Outcome store(Job job, JsonNode input, JsonNode made) {
        KeyCorrections.RegradeTally tally = regrading.tally(correctionId(input));
        return new Outcome(
                json.createObjectNode()
                        .put("correction_id", correctionId(input))
                        .put("gained", tally.gained())
                        .put("lost", tally.lost())
                        .put("same", tally.same())
                        .put("kept", tally.kept()),
                tally.words());
    }
}
