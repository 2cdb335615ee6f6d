package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import org.w3c.dom.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rubric of a written answer: a rubric block that only scorers see. One of this program has a criterion a line, with
 * its points and levels in data attributes; of another program the words become one criterion for all the points.
 */
final class QtiRubric {
    private QtiRubric() {}

    static QuestionBody.@Nullable RubricBody read(JsonMapper json, Element body, double points)
            throws Reading.RefusedException {
        List<QuestionBody.CriterionBody> criteria = new ArrayList<>();
        for (Element block : SafeXml.all(body, "qti-rubric-block")) {
            if (!List.of(block.getAttribute("view").split("\\s+", -1)).contains("scorer")) {
                continue;
            }
            List<Element> lines = SafeXml.all(block, "li").stream()
                    .filter(line -> line.hasAttribute("data-points"))
                    .toList();
            for (Element line : lines) {
                criteria.add(criterion(json, line, criteria.size() + 1));
            }
            String words = lines.isEmpty() ? QtiText.of(block) : "";
            if (!words.isEmpty()) {
                criteria.add(new QuestionBody.CriterionBody("c" + (criteria.size() + 1), words, points, null));
            }
        }
        return criteria.isEmpty() ? null : new QuestionBody.RubricBody(criteria);
    }

    private static QuestionBody.CriterionBody criterion(JsonMapper json, Element line, int place)
            throws Reading.RefusedException {
        try {
            String levels = line.getAttribute("data-levels");
            return new QuestionBody.CriterionBody(
                    "c" + place,
                    QtiText.of(line),
                    QtiResponse.number(line.getAttribute("data-points"), "the points of a criterion"),
                    levels.isEmpty() ? null : List.of(json.readValue(levels, QuestionBody.LevelBody[].class)));
        } catch (JacksonException _) {
            throw new Reading.RefusedException("has levels of a criterion that are not readable");
        }
    }
}
