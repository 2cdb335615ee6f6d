package org.mastercreator.server.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as students give them: the right one, or a wrong one of the same form. */
final class SampleAnswers {
    private SampleAnswers() {}

    static JsonNode draw(JsonNode question, boolean right, Random random, JsonMapper json) {
        JsonNode correct = question.get("correct_answer");
        if (right) {
            return correct;
        }
        return switch (question.get("question_type").stringValue()) {
            case "true_false" -> json.valueToTree(!correct.booleanValue());
            case "numeric" -> json.valueToTree(String.valueOf(correct.doubleValue() * (1.5 + random.nextInt(3))));
            case "multiple_select" -> oneWrong(question, random, json);
            case "matching" -> turned(correct, json);
            default -> otherOption(question, correct.stringValue(), random, json);
        };
    }

    private static JsonNode otherOption(JsonNode question, String correct, Random random, JsonMapper json) {
        List<String> others = new ArrayList<>();
        question.get("options")
                .forEach(option -> others.add(option.get("option_id").stringValue()));
        others.remove(correct);
        return json.valueToTree(others.get(random.nextInt(others.size())));
    }

    private static JsonNode oneWrong(JsonNode question, Random random, JsonMapper json) {
        ArrayNode chosen = json.createArrayNode();
        chosen.add(question.get("correct_answer").get(0));
        List<String> right = new ArrayList<>();
        question.get("correct_answer").forEach(id -> right.add(id.stringValue()));
        List<String> wrong = new ArrayList<>();
        question.get("options")
                .forEach(option -> wrong.add(option.get("option_id").stringValue()));
        wrong.removeAll(right);
        return chosen.add(wrong.get(random.nextInt(wrong.size())));
    }

    /** Every left side gets the answer of the next one. */
    private static JsonNode turned(JsonNode correct, JsonMapper json) {
        List<String> left = new ArrayList<>(correct.propertyNames());
        ObjectNode pairs = json.createObjectNode();
        for (int i = 0; i < left.size(); i++) {
            pairs.set(left.get(i), correct.get(left.get((i + 1) % left.size())));
        }
        return pairs;
    }
}
