package org.mastercreator.server.llm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastercreator.learning.grading.Doubt;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.learning.grading.Key;
import org.mastercreator.learning.grading.Verdict;
import org.mastercreator.server.http.Text;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a model recorded, and believes none of it unseen: each line of the rubric once, points within its bounds
 * or at its levels, and for every point words that stand in the answer.
 */
final class GradingReply {
    private static final int LONGEST_FEEDBACK = 600;
    private static final double UNSURE = 0.6;
    private static final double SURE = 0.85;

    private GradingReply() {}

    /** Not a grade of this question. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String why) {
            super(why);
        }
    }

    /**
     * @param answer what was graded, with its names
     * @throws Malformed if it does not follow the schema or leaves the bounds
     */
    static Grade read(
            JsonNode reply,
            List<Key.Criterion> lines,
            boolean byRubric,
            String answer,
            Pseudonyms names,
            String gradedBy)
            throws Malformed {
        Map<String, JsonNode> byId = new HashMap<>();
        for (JsonNode one : member(reply, "criteria", reply.path("criteria").isArray())) {
            String id = text(one, "criterion_id");
            if (byId.put(id, one) != null) {
                throw new Malformed("criterion twice");
            }
        }
        if (byId.size() != lines.size()) {
            throw new Malformed("criteria missing or unknown");
        }
        List<Grade.CriterionGrade> criteria = new ArrayList<>();
        boolean unfounded = false;
        for (Key.Criterion line : lines) {
            JsonNode one = Optional.ofNullable(byId.get(line.criterionId()))
                    .orElseThrow(() -> new Malformed("criteria missing or unknown"));
            double points = points(one, line);
            Optional<String> evidence = Optional.of(names.restore(text(one, "evidence")))
                    .filter(Text::storable)
                    .flatMap(quoted -> Quotation.find(answer, quoted));
            boolean founded = points == 0 || evidence.isPresent();
            unfounded |= !founded;
            criteria.add(new Grade.CriterionGrade(
                    line.criterionId(),
                    founded ? points : 0,
                    line.points(),
                    founded ? feedback(text(one, "feedback"), names) : "Your teacher will look at this part.",
                    founded && points > 0 ? evidence : Optional.empty()));
        }
        boolean sure = member(reply, "sure", reply.path("sure").isBoolean()).booleanValue() && !unfounded;
        double earned =
                criteria.stream().mapToDouble(Grade.CriterionGrade::points).sum();
        double possible = lines.stream().mapToDouble(Key.Criterion::points).sum();
        String feedback = feedback(text(reply, "feedback"), names);
        return new Grade(
                Verdict.ofFraction(Math.min(1, earned / possible)),
                unfounded ? "Your teacher will look at this answer." : feedback,
                gradedBy,
                sure ? SURE : UNSURE,
                sure ? Optional.empty() : Optional.of(Doubt.LOW_CONFIDENCE),
                byRubric ? criteria : List.of());
    }

    private static double points(JsonNode one, Key.Criterion line) throws Malformed {
        double points = member(one, "points", one.path("points").isNumber()).doubleValue();
        if (!(points >= 0 && points <= line.points())) {
            throw new Malformed("points out of bounds");
        }
        if (line.levels().isEmpty() || points == line.points()) {
            return points;
        }
        return line.levels().stream()
                .mapToDouble(Key.Level::points)
                .filter(level -> level <= points)
                .max()
                .orElse(0);
    }

    private static JsonNode member(JsonNode of, String name, boolean asExpected) throws Malformed {
        if (!asExpected) {
            throw new Malformed(name + " missing or of the wrong kind");
        }
        return of.path(name);
    }

    private static String text(JsonNode of, String name) throws Malformed {
        return member(of, name, of.path(name).isString()).stringValue();
    }

    private static String feedback(String said, Pseudonyms names) {
        // Halves of pairs last: cutting may make one.
        String plain = names.restore(said.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip());
        return plain.substring(0, Math.min(plain.length(), LONGEST_FEEDBACK)).replaceAll("\\p{Cs}", "");
    }
}
