package org.mastercreator.server.operation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server lives and can do its work. */
@Tag(name = "Operation")
@RestController
class HealthController {
    private final Health health;
    private final ApplicationAvailability availability;
    private final Clock clock;

    HealthController(Health health, ApplicationAvailability availability, Clock clock) {
        this.health = health;
        this.availability = availability;
        this.clock = clock;
    }

    @Operation(
            summary = "healthy; degraded while other nodes cannot be reached; 503 and unhealthy without the database")
    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        Health.State now = health.now();
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("database", now.database() ? "up" : "down");
        components.put("bus", now.bus().name().toLowerCase(Locale.ROOT));
        return answer(now.database(), now.code(), Map.of("components", components));
    }

    @Operation(summary = "The process lives")
    @GetMapping("/health/live")
    ResponseEntity<Map<String, Object>> live() {
        return answer(true, "healthy", Map.of());
    }

    @Operation(summary = "Requests may be sent here: not while starting, shutting down or without a database")
    @GetMapping("/health/ready")
    ResponseEntity<Map<String, Object>> ready() {
        boolean ready =
                availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && health.databaseAnswers();
        return answer(ready, ready ? "healthy" : "unhealthy", Map.of());
    }

    private ResponseEntity<Map<String, Object>> answer(boolean well, String status, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("timestamp", clock.instant());
        body.putAll(more);
        return ResponseEntity.status(well ? 200 : 503).body(body);
    }
}
