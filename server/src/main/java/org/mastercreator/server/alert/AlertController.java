package org.mastercreator.server.alert;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.alert.Thresholds;
import org.mastercreator.server.http.Etag;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.security.Access;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts and when they are raised. */
@Tag(name = "Alerts")
@RestController
@RequestMapping("/api/students")
class AlertController {
    private static final Set<String> STATES = Set.of("raised", "dismissed", "resolved");

    private final Alerts alerts;
    private final Rehearsals rehearsals;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;

    AlertController(Alerts alerts, Rehearsals rehearsals, Access access, Audit audit, TransactionTemplate transaction) {
        this.alerts = alerts;
        this.rehearsals = rehearsals;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
    }

    record AlertsAnswer(
            String status, List<Alert> alerts, @Nullable String nextCursor) {}

    @Operation(summary = "A class's alerts, newest first; open ones unless another state is asked for")
    @GetMapping("/classes/{class_id}/alerts")
    AlertsAnswer list(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (state != null && !STATES.contains(state)) {
            throw new Problem.Invalid("state", "must be raised, dismissed or resolved");
        }
        Page.Request request = Page.Request.of(limit, cursor, 50, 2);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "class_alerts", classId, Optional.of(classId));
            Page<Alert> page = alerts.list(classId, state, request);
            return new AlertsAnswer("success", page.items(), page.nextCursor());
        });
    }

    record ActionBody(
            @Nullable
            @Pattern(regexp = "dismiss|snooze|helped|undo", message = "must be dismiss, snooze, helped or undo")
            String action,

            @Nullable @Size(max = 1000) String note,
            @Nullable @Min(1) @Max(10_080) Integer snoozeMinutes) {
        static final ActionBody DISMISS = new ActionBody(null, null, null);
    }

    record AlertAnswer(String status, Alert alert) {}

    @Operation(summary = "A teacher has seen to an alert: dismiss, snooze, helped, or undo; without a body: dismiss")
    @PostMapping("/alerts/{alert_id}/dismiss")
    ResponseEntity<AlertAnswer> act(
            Caller caller,
            @PathVariable("alert_id") String alertId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable ActionBody given) {
        ActionBody body = given == null ? ActionBody.DISMISS : given;
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.CHANGE, "alert", alertId, Optional.empty());
            access.holdInUse(Access.Owned.ALERT, alertId);
            Alert alert = alerts.act(
                    caller,
                    alertId,
                    ifMatch,
                    Objects.requireNonNullElse(body.action(), "dismiss"),
                    Optional.ofNullable(body.note()),
                    Duration.ofMinutes(Objects.requireNonNullElse(body.snoozeMinutes(), 30)));
            return Etag.on(new AlertAnswer("success", alert), alert.version());
        });
    }

    record ThresholdsBody(
            @Nullable @NotNull @Min(3) @Max(50) Integer wheelSpinningOpportunities,

            @Nullable @NotNull @DecimalMin("0.05") @DecimalMax("0.9")
            Double suddenDrop,

            @Nullable @NotNull @DecimalMin("1") @DecimalMax("60")
            Double rapidSeconds,

            @Nullable @NotNull @Min(1) @Max(120) Integer idleMinutes) {
        Thresholds thresholds() {
            return new Thresholds(
                    Objects.requireNonNull(wheelSpinningOpportunities),
                    Objects.requireNonNull(suddenDrop),
                    Objects.requireNonNull(rapidSeconds),
                    Objects.requireNonNull(idleMinutes));
        }
    }

    record ThresholdsAnswer(String status, Thresholds thresholds) {}

    @Operation(summary = "When alerts of this class are raised")
    @GetMapping("/classes/{class_id}/thresholds")
    ResponseEntity<ThresholdsAnswer> thresholds(@PathVariable("class_id") String classId) {
        return transaction.execute(_ -> tagged(classId));
    }

    /** The tag is read first: thresholds that are set in between are told with a tag that is refused, not overwritten. */
    private ResponseEntity<ThresholdsAnswer> tagged(String classId) {
        Instant setAt = alerts.thresholdsSetAt(classId);
        return Etag.on(new ThresholdsAnswer("success", alerts.thresholds(classId)), setAt);
    }

    @Operation(summary = "Set when alerts of this class are raised")
    @PutMapping("/classes/{class_id}/thresholds")
    ResponseEntity<ThresholdsAnswer> setThresholds(
            Caller caller,
            @PathVariable("class_id") String classId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ThresholdsBody body) {
        return transaction.execute(_ -> {
            Etag.require(ifMatch, Optional.of(alerts.lockThresholds(classId)));
            access.requireInUse(classId);
            alerts.setThresholds(classId, body.thresholds());
            audit.record(caller, Audit.Action.CHANGE, "class", classId, Optional.of(classId));
            return tagged(classId);
        });
    }

    record RehearsalAnswer(String status, Rehearsal rehearsal) {}

    @Operation(
            summary =
                    "What such thresholds would have raised in the last lesson, and how useful alerts were; sets nothing",
            description =
                    "The last lesson is the last day on which anything was graded, in the time zone that is given.")
    @PostMapping("/classes/{class_id}/thresholds/rehearse")
    RehearsalAnswer rehearse(
            @PathVariable("class_id") String classId,
            @RequestParam(name = "time_zone", defaultValue = "UTC") String timeZone,
            @RequestBody ThresholdsBody body) {
        return new RehearsalAnswer("success", rehearsals.of(classId, body.thresholds(), zone(timeZone)));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new Problem.Invalid("time_zone", "must be a time zone such as Europe/Vienna");
        }
    }
}
