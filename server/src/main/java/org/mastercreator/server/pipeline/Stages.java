package org.mastercreator.server.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one kind of job does, in stages. Each takes what the stages before it made and gives more of the same document,
 * so that a job that broke off goes on from its last finished stage.
 */
interface Stages {
    String kind();

    /** In order; never empty. */
    List<String> names();

    /** The names of grading that is done in so many equal parts. */
    static List<String> parts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(part -> "grade " + part * 100 / count + " %")
                .toList();
    }

    /** What was made before, with what this stage makes. Outside any transaction. */
    ObjectNode prepare(String stage, Job job, JsonNode input, ObjectNode made);

    /** Stores what was made, inside the transaction that ends the job. */
    Outcome store(Job job, JsonNode input, JsonNode made);

    /** A job ended before its time: gives up what waits for it, inside the transaction that ends it. */
    default void giveUp(String jobId) {}

    /** What a complete job says of itself. */
    record Outcome(ObjectNode result, String message) {}
}
