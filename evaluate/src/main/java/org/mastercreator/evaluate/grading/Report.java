package org.mastercreator.evaluate.grading;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Prints how grading did, and whether it is fair: a table, or a line of JSON. */
final class Report {
    private final Options options;
    private final PrintStream out;

    Report(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * @param run with times if these mean something: in folds much was read before
     * @param misspelt the same answers in the same order, with slips of the pen; empty if these were not judged
     */
    void add(Trial.Run run, List<Judged> misspelt) {
        List<Judged> judged = run.judged();
        Judged.Figures figures = Judged.Figures.of(judged);
        Map<String, Double> line = new LinkedHashMap<>();
        line.put("answers", (double) figures.answers());
        line.put("answers_in_train", run.known());
        line.put("accuracy", figures.accuracy());
        line.put("macro_f1", figures.macroF1());
        Interval interval = Interval.of(judged, some -> Judged.Figures.of(some).macroF1());
        line.put("macro_f1_from", interval.low());
        line.put("macro_f1_to", interval.high());
        line.put("pearson", figures.pearson());
        line.put("review_share", figures.review());
        line.put("accuracy_of_rest", figures.accuracyOfRest());
        line.put("calibration_error", figures.calibrationError());
        for (int least : new int[] {60, 70, 80, 90}) {
            Judged.Sure sure = Judged.Sure.of(judged, least / 100.0);
            line.put("share_sure_" + least, sure.share());
            line.put("accuracy_sure_" + least, sure.accuracy());
        }
        if (run.grading() > 0) {
            line.put("ms_per_answer", run.grading() / 1e6 / judged.size());
            line.put("ms_to_prepare_all", run.preparing() / 1e6);
        }
        List<Judged> byLength = judged.stream()
                .sorted(Comparator.comparingInt(one -> one.text().answer().length()))
                .toList();
        line.put("too_much_short", excess(byLength.subList(0, judged.size() / 3)));
        line.put("too_much_middle", excess(byLength.subList(judged.size() / 3, judged.size() * 2 / 3)));
        line.put("too_much_long", excess(byLength.subList(judged.size() * 2 / 3, judged.size())));
        if (!misspelt.isEmpty()) {
            line.put("misspelt_score_change", mean(misspelt) - mean(judged));
            line.put("misspelt_verdicts_changed", changed(judged, misspelt));
        }
        if (options.json()) {
            line.values().removeIf(value -> value.isNaN());
            out.println(JsonMapper.shared().writeValueAsString(line));
            return;
        }
        line.forEach((name, value) -> {
            if (!value.isNaN()) {
                out.printf(Locale.ROOT, name.equals("answers") ? "%-28s%8.0f%n" : "%-28s%8.3f%n", name, value);
            }
        });
    }

    /** By how much these earn more than people gave, in shares of the points. */
    private static double excess(List<Judged> some) {
        return some.stream()
                .mapToDouble(one -> one.fraction() - one.text().fraction())
                .average()
                .orElse(0);
    }

    private static double mean(List<Judged> all) {
        return all.stream().mapToDouble(Judged::fraction).average().orElse(0);
    }

    private static double changed(List<Judged> judged, List<Judged> misspelt) {
        long changed = 0;
        for (int i = 0; i < judged.size(); i++) {
            changed += judged.get(i).calledCorrect() == misspelt.get(i).calledCorrect() ? 0 : 1;
        }
        return changed / (double) judged.size();
    }
}
