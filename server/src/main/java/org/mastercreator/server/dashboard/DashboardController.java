package org.mastercreator.server.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.alert.Thresholds;
import org.mastercreator.learning.tracing.MasteryInterval;
import org.mastercreator.server.adaptive.Path;
import org.mastercreator.server.adaptive.Paths;
import org.mastercreator.server.alert.Alert;
import org.mastercreator.server.alert.Alerts;
import org.mastercreator.server.assessment.Results;
import org.mastercreator.server.database.Gathered;
import org.mastercreator.server.live.Watchers;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.mastery.MasteryRecord;
import org.mastercreator.server.roster.ClassSummary;
import org.mastercreator.server.roster.Classes;
import org.mastercreator.server.roster.ConceptSummary;
import org.mastercreator.server.roster.StudentProfile;
import org.mastercreator.server.roster.Students;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.mastercreator.server.stream.Streams;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole first picture of a class in one answer. All of it is read in one snapshot of the database together with
 * the stream's position, so the picture is true at exactly that position: a page that connects from there misses
 * nothing and sees nothing twice.
 */
@Tag(name = "Classes")
@RestController
class DashboardController {
    private static final int LATEST_ASSESSMENTS = 50;

    private final Classes classes;
    private final Students students;
    private final Masteries masteries;
    private final Alerts alerts;
    private final Results results;
    private final Paths paths;
    private final Streams streams;
    private final Watchers watchers;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate recorded;
    /** After a restart every window of a class loads at once: one reading and one encoding serve them all. */
    private final Map<String, Gathered<String, byte[]>> pictures = new ConcurrentHashMap<>();

    DashboardController(
            Classes classes,
            Students students,
            Masteries masteries,
            Alerts alerts,
            Results results,
            Paths paths,
            Streams streams,
            Watchers watchers,
            Audit audit,
            Clock clock,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.classes = classes;
        this.students = students;
        this.masteries = masteries;
        this.alerts = alerts;
        this.results = results;
        this.paths = paths;
        this.streams = streams;
        this.watchers = watchers;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        this.recorded = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    record Cell(
            String studentId,
            String conceptId,
            double mastery,

            @Schema(allowableValues = {"mastered", "developing", "struggling"})
            String level,

            int observations,
            MasteryInterval interval,
            @Nullable Instant lastUpdated) {
        static Cell of(MasteryRecord record) {
            return new Cell(
                    record.studentId(),
                    record.conceptId(),
                    record.mastery(),
                    record.level(),
                    record.observations(),
                    record.interval(),
                    record.lastUpdated());
        }
    }

    record DashboardAnswer(
            String status,
            Streams.Position cursor,
            Instant generatedAt,
            @JsonProperty("class") ClassSummary summary,
            Thresholds thresholds,
            List<ConceptSummary> concepts,
            List<StudentProfile> students,
            List<Cell> mastery,
            List<Results.Latest> latestAssessments,
            List<Path> latestRecommendations,
            List<Alert> alerts,
            Watchers.Presence presence) {}

    @Operation(summary = "Everything that a dashboard shows at first sight, and the stream position it is true at")
    @GetMapping("/api/students/classes/{class_id}/dashboard")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = DashboardAnswer.class)))
    ResponseEntity<byte[]> dashboard(Caller caller, @PathVariable("class_id") String classId) {
        recorded.executeWithoutResult(
                _ -> audit.record(caller, Audit.Action.READ, "class_dashboard", classId, Optional.of(classId)));
        byte[] picture = pictures.computeIfAbsent(classId, this::picturesOf).ask(classId);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(picture);
    }

    private Gathered<String, byte[]> picturesOf(String classId) {
        return new Gathered<>(
                Integer.MAX_VALUE, asking -> Collections.nCopies(asking.size(), json.writeValueAsBytes(read(classId))));
    }

    private DashboardAnswer read(String classId) {
        return snapshot.execute(_ -> {
            Streams.Position position = streams.position(classId);
            return new DashboardAnswer(
                    "success",
                    position,
                    clock.instant(),
                    classes.summary(classId),
                    alerts.thresholds(classId),
                    classes.concepts(classId),
                    students.ofClass(classId),
                    masteries.observedInClass(classId).stream().map(Cell::of).toList(),
                    results.latestOf(classId, LATEST_ASSESSMENTS),
                    paths.latestOf(classId),
                    alerts.shown(classId),
                    watchers.of(classId));
        });
    }
}
