package org.mastercreator.server.operation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mastercreator.server.bus.Bus;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server lives and can do its work. */
@Tag(name = "Operation")
@RestController
class HealthController {
    private final JdbcClient db;
    private final ApplicationAvailability availability;
    private final Bus bus;
    private final Clock clock;

    HealthController(JdbcClient db, ApplicationAvailability availability, Bus bus, Clock clock) {
        this.bus = bus;
        this.db = db;
        this.availability = availability;
        this.clock = clock;
    }

    @Operation(
            summary = "healthy; degraded while other nodes cannot be reached; 503 and unhealthy without the database")
    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        boolean database = databaseAnswers();
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("database", database ? "up" : "down");
        components.put("bus", bus.state().name().toLowerCase(Locale.ROOT));
        return answer(database, components);
    }

    @Operation(summary = "The process lives")
    @GetMapping("/health/live")
    ResponseEntity<Map<String, Object>> live() {
        return answer(true, Map.of());
    }

    @Operation(summary = "Requests may be sent here: not while starting, shutting down or without a database")
    @GetMapping("/health/ready")
    ResponseEntity<Map<String, Object>> ready() {
        return answer(
                availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && databaseAnswers(), Map.of());
    }

    private ResponseEntity<Map<String, Object>> answer(boolean well, Map<String, Object> components) {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean degraded = well && "down".equals(components.get("bus"));
        body.put("status", degraded ? "degraded" : well ? "healthy" : "unhealthy");
        body.put("timestamp", clock.instant());
        if (!components.isEmpty()) {
            body.put("components", components);
        }
        return ResponseEntity.status(well ? 200 : 503).body(body);
    }

    private boolean databaseAnswers() {
        try {
            return db.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException _) {
            return false;
        }
    }
}
