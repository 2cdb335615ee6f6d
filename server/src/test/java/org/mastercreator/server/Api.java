package org.mastercreator.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The API document as tests walk through it. */
public final class Api {
    private Api() {}

    /** One operation: its method, its path and the schema of its JSON body. */
    public record Operation(String method, String path, JsonNode node, Optional<JsonNode> body) {
        public boolean isMultipart() {
            return node.at("/requestBody/content").has("multipart/form-data");
        }

        /** The path with its variables filled in. */
        public String at(Map<String, String> ids) {
            String filled = path;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            }
            return filled;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static List<Operation> operations(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Operation(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue(),
                        schema(document, method.getValue().at("/requestBody/content/application~1json/schema"))));
            }
        }
        return operations;
    }

    private static Optional<JsonNode> schema(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        JsonNode resolved = reference.isEmpty() ? schema : document.at(reference.substring(1));
        return resolved.isMissingNode() ? Optional.empty() : Optional.of(resolved);
    }
}
