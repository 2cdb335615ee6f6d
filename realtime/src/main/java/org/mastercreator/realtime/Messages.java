package org.mastercreator.realtime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts that the hub itself sends, and the few that it reads. */
final class Messages {
    static final byte[] PONG = "{\"type\":\"pong\"}".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private Messages() {}

    /** What a client said. */
    sealed interface FromClient {
        record Ping() implements FromClient {}

        record Refresh(String token) implements FromClient {}

        record Unknown(String code, String detail) implements FromClient {}
    }

    static FromClient read(String text) {
        if (text.equals("ping")) {
            return new FromClient.Ping();
        }
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException _) {
            return new FromClient.Unknown("malformed", "The message is neither ping nor JSON.");
        }
        String type = message.path("type").asString("");
        if (type.equals("ping")) {
            return new FromClient.Ping();
        }
        if (type.equals("refresh") && message.path("token").isString()) {
            return new FromClient.Refresh(message.path("token").stringValue());
        }
        return new FromClient.Unknown("unknown_type", "The server knows the messages ping and refresh.");
    }

    static byte[] confirmed(
            ConnectionInfo connection,
            Instant now,
            StreamPosition cursor,
            long head,
            boolean resumed,
            long replayed,
            HubOptions options) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "connection_confirmed");
        message.put("connection_type", connection.channel().kind());
        message.put("resource_id", connection.channel().resourceId());
        message.put("timestamp", now.toString());
        message.put("cursor", cursor(cursor));
        message.put("connection_id", connection.connectionId());
        message.put("resumed", resumed);
        message.put("replayed", replayed);
        message.put("head", head);
        message.put("ping_interval_ms", options.pingEvery().toMillis());
        Map<String, Object> reconnect = new LinkedHashMap<>();
        reconnect.put("first_jitter_ms", options.firstJitter().toMillis());
        reconnect.put("max_ms", options.maxBackoff().toMillis());
        message.put("reconnect", reconnect);
        return json(message);
    }

    static byte[] resyncRequired(String reason, StreamPosition head) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "resync_required");
        message.put("reason", reason);
        message.put("cursor", cursor(head));
        return json(message);
    }

    static byte[] error(String code, String detail) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "error");
        message.put("code", code);
        message.put("detail", detail);
        return json(message);
    }

    static byte[] refreshed(Instant expiresAt) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "refreshed");
        message.put("expires_at", expiresAt.toString());
        return json(message);
    }

    static byte[] draining(long reconnectInMs) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "server_draining");
        message.put("reconnect_in_ms", reconnectInMs);
        return json(message);
    }

    private static Map<String, Object> cursor(StreamPosition position) {
        Map<String, Object> cursor = new LinkedHashMap<>();
        cursor.put("epoch", position.epoch());
        cursor.put("offset", position.offset());
        return cursor;
    }

    private static byte[] json(Map<String, Object> message) {
        return JSON.writeValueAsBytes(message);
    }
}
