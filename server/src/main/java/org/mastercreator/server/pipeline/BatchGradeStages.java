package org.mastercreator.server.pipeline;

import java.util.List;
import org.mastercreator.server.assessment.BatchGrading;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Grades a batch a twentieth at a time. What was graded stands, whatever becomes of the job. */
@Component
class BatchGradeStages implements Stages {
    static final String KIND = "batch_grade";

    private static final int PARTS = 20;
    private static final List<String> NAMES = Stages.parts(PARTS);

    private final BatchGrading grading;
    private final JsonMapper json;

    BatchGradeStages(BatchGrading grading, JsonMapper json) {
        this.grading = grading;
        this.json = json;
    }

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
        grading.grade(job.jobId(), grading.task(input), NAMES.indexOf(stage), PARTS);
        return made;
    }

    @Override
    public Outcome store(Job job, JsonNode input, JsonNode made) {
        BatchGrading.Tally tally = grading.tally(job.jobId());
        return new Outcome(
                json.createObjectNode()
                        .put("graded", tally.graded())
                        .put("unchanged", tally.unchanged())
                        .put("failed", tally.failed()),
                tally.graded() + " graded, "
                        + (tally.unchanged() == 0 ? "" : tally.unchanged() + " graded before and unchanged, ")
                        + tally.failed() + " failed.");
    }

    @Override
    public void giveUp(String jobId) {
        grading.giveUp(jobId);
    }
}
