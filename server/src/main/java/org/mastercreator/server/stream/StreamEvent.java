package org.mastercreator.server.stream;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened and that windows show. {@code body} is a record or map; its JSON properties stand in the
 * event beside {@code type}, {@code timestamp}, {@code class_id} and {@code offset}, which the stream adds.
 *
 * @param type one of the contract's event types
 * @param studentId the student it is about: her channel shows it too
 * @param jobId the job it is about: its channel shows it too
 * @param latestOf names what the event shows the whole present state of, so that a later one supersedes it
 */
public record StreamEvent(
        String type, Optional<String> studentId, Optional<String> jobId, Optional<String> latestOf, Object body) {
    public static StreamEvent aboutStudent(String type, String studentId, Object body) {
        return new StreamEvent(type, Optional.of(studentId), Optional.empty(), Optional.empty(), body);
    }

    /** Shown on the class's dashboards alone. */
    public static StreamEvent aboutClass(String type, Object body) {
        return new StreamEvent(type, Optional.empty(), Optional.empty(), Optional.empty(), body);
    }

    /** Says only that the class is different: what its windows show of it, cells included, they read anew. */
    public static StreamEvent classUpdate(Instant at) {
        return aboutClass("class_update", new Updated(at));
    }

    private record Updated(Instant updatedAt) {}

    public static StreamEvent aboutJob(String type, String jobId, Object body) {
        return new StreamEvent(type, Optional.empty(), Optional.of(jobId), Optional.empty(), body);
    }

    public StreamEvent asLatestOf(String state) {
        return new StreamEvent(type, studentId, jobId, Optional.of(state), body);
    }
}
