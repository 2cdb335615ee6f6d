package org.mastercreator.server.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes one student out of a document that names others too. In lists she is left out, as an object with her
 * {@code student_id} or as her bare id; elsewhere such an object becomes null. In sentences her name becomes "a former
 * student"; the names of others stay, also where they are the same.
 */
record Redaction(String studentId, String studentName) {
    private static final String FORMER = "a former student";

    /** Changes the document in place. */
    void from(JsonNode document) {
        switch (document) {
            case ObjectNode object -> fromObject(object);
            case ArrayNode array -> fromArray(array);
            default -> {}
        }
    }

    private void fromObject(ObjectNode object) {
        object.remove(studentId);
        for (Map.Entry<String, JsonNode> property : List.copyOf(object.properties())) {
            JsonNode value = property.getValue();
            if (isHer(value)) {
                object.putNull(property.getKey());
            } else if (value.isString() && !property.getKey().equals("student_name")) {
                object.put(property.getKey(), without(value.stringValue()));
            } else {
                from(value);
            }
        }
    }

    private void fromArray(ArrayNode array) {
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode element : array) {
            if (element.isString()) {
                if (!element.stringValue().equals(studentId)) {
                    kept.add(StringNode.valueOf(without(element.stringValue())));
                }
            } else if (!isHer(element)) {
                from(element);
                kept.add(element);
            }
        }
        array.removeAll();
        array.addAll(kept);
    }

    private boolean isHer(JsonNode node) {
        return node.path("student_id").asString("").equals(studentId);
    }

    private String without(String sentence) {
        return sentence.replace(studentName, FORMER);
    }
}
