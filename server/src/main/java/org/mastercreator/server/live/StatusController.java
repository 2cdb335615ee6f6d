package org.mastercreator.server.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many sockets are open, on all nodes. */
@Tag(name = "Live")
@RestController
class StatusController {
    private final Watchers watchers;

    StatusController(Watchers watchers) {
        this.watchers = watchers;
    }

    @Operation(summary = "Open sockets by kind; `status` is `online`, `connections` is the form of older clients")
    @GetMapping("/api/ws/status")
    Map<String, Object> status() {
        Map<String, Integer> open = new LinkedHashMap<>();
        Map<String, Integer> counted = watchers.connections();
        for (String kind : new String[] {"dashboard", "student", "pipeline"}) {
            open.put(kind, counted.getOrDefault(kind, 0));
        }
        int total = open.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> older = new LinkedHashMap<>(open);
        older.put("total", total);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", "online");
        answer.put("active_connections", open);
        answer.put("total_connections", total);
        answer.put("connections", older);
        return answer;
    }
}
