package org.mastercreator.server.items;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What an item of QTI takes for right, as its response declaration and its response processing say. */
final class QtiResponse {
    private final Element item;
    private final Element declaration;

    private QtiResponse(Element item, Element declaration) {
        this.item = item;
        this.declaration = declaration;
    }

    static QtiResponse of(Element item, Element interaction) throws Reading.RefusedException {
        String identifier = interaction.getAttribute("response-identifier");
        return SafeXml.all(item, "qti-response-declaration").stream()
                .filter(declaration -> declaration.getAttribute("identifier").equals(identifier))
                .findFirst()
                .map(declaration -> new QtiResponse(item, declaration))
                .orElseThrow(() -> new Reading.RefusedException("does not declare the response of its interaction"));
    }

    boolean isSingle() {
        return declaration.getAttribute("cardinality").equals("single");
    }

    String baseType() {
        return declaration.getAttribute("base-type");
    }

    /** The right answers; of a mapping, which gives points to several, those with points, or the best one. */
    List<String> correct() throws Reading.RefusedException {
        List<String> given = given();
        if (given.isEmpty()) {
            throw new Reading.RefusedException("has no answer key");
        }
        return given;
    }

    /** The same, or nothing. */
    List<String> given() throws Reading.RefusedException {
        Set<String> values = new LinkedHashSet<>();
        for (Element correct : SafeXml.all(declaration, "qti-correct-response")) {
            for (Element value : SafeXml.all(correct, "qti-value")) {
                values.add(value.getTextContent().strip());
            }
        }
        boolean oneOfChoices = isSingle() && !baseType().equals("string");
        if (values.isEmpty() || (!oneOfChoices && baseType().equals("string"))) {
            values.addAll(mapped(oneOfChoices));
        }
        values.remove("");
        return List.copyOf(values);
    }

    private List<String> mapped(boolean onlyBest) throws Reading.RefusedException {
        double best = 0;
        List<String> keys = new ArrayList<>();
        for (Element entry : SafeXml.all(declaration, "qti-map-entry")) {
            double points = number(entry.getAttribute("mapped-value"), "a mapped value");
            if (onlyBest && points > best) {
                keys.clear();
            }
            if (points > 0 && (!onlyBest || points >= best)) {
                keys.add(entry.getAttribute("map-key"));
            }
            best = Math.max(best, points);
        }
        return keys;
    }

    double number() throws Reading.RefusedException {
        List<String> correct = given();
        if (correct.isEmpty()) {
            Optional<Element> value = equal().flatMap(equal ->
                    SafeXml.all(equal, "qti-base-value").stream().findFirst());
            correct = value.map(element -> List.of(element.getTextContent().strip()))
                    .orElse(List.of());
        }
        if (correct.size() != 1) {
            throw new Reading.RefusedException(correct.isEmpty() ? "has no answer key" : "has several right numbers");
        }
        return number(correct.getFirst(), "the right answer");
    }

    /** How far off still counts as right; null where nothing is said. */
    @Nullable
    Double tolerance(double correct) throws Reading.RefusedException {
        Optional<Element> rounded =
                SafeXml.all(item, "qti-equal-rounded").stream().findFirst();
        if (rounded.isPresent()) {
            if (!rounded.get().getAttribute("rounding-mode").equals("decimalPlaces")) {
                throw new Reading.RefusedException("rounds to significant figures, which the bank does not");
            }
            return 0.5 * Math.pow(10, -number(rounded.get().getAttribute("figures"), "the number of figures"));
        }
        Optional<Element> equal = equal();
        String mode =
                equal.map(element -> element.getAttribute("tolerance-mode")).orElse("exact");
        String given =
                equal.map(element -> element.getAttribute("tolerance").strip()).orElse("");
        if (given.isEmpty() || mode.isEmpty() || mode.equals("exact")) {
            return null;
        }
        String[] sides = given.split("\\s+", -1);
        double below = number(sides[0], "the tolerance");
        if (sides.length > 2 || (sides.length == 2 && number(sides[1], "the tolerance") != below)) {
            throw new Reading.RefusedException("has another tolerance above than below");
        }
        return mode.equals("relative") ? Math.abs(correct) * below / 100 : below;
    }

    private Optional<Element> equal() {
        return SafeXml.all(item, "qti-equal").stream().findFirst();
    }

    /** The most that can be earned, 1 where nothing is said. */
    double points() throws Reading.RefusedException {
        Optional<Double> most = Optional.empty();
        for (Element outcome : SafeXml.all(item, "qti-outcome-declaration")) {
            String said = outcome.getAttribute("identifier").equals("MAXSCORE")
                    ? SafeXml.all(outcome, "qti-value").stream()
                            .findFirst()
                            .map(value -> value.getTextContent().strip())
                            .orElse("")
                    : outcome.getAttribute("identifier").equals("SCORE") && most.isEmpty()
                            ? outcome.getAttribute("normal-maximum")
                            : "";
            if (!said.isEmpty()) {
                most = Optional.of(number(said, "the highest score"));
            }
        }
        return most.filter(points -> points > 0).orElse(1.0);
    }

    static double number(String text, String what) throws Reading.RefusedException {
        if (!text.strip().matches("[+-]?\\d{1,15}(\\.\\d{1,15})?([eE][+-]?\\d{1,2})?")) {
            throw new Reading.RefusedException(what + " is not a number");
        }
        return Double.parseDouble(text.strip());
    }
}
