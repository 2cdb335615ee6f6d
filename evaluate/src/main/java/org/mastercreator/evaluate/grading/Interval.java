package org.mastercreator.evaluate.grading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Where a figure would lie in 95 of 100 other draws of as many questions (bootstrap by question, Efron 1979). */
record Interval(double low, double high) {
    private static final int DRAWS = 500;

    static Interval of(List<Judged> all, ToDoubleFunction<List<Judged>> figure) {
        List<List<Judged>> questions = List.copyOf(all.stream()
                .collect(Collectors.groupingBy(one -> one.text().questionId(), LinkedHashMap::new, Collectors.toList()))
                .values());
        Random random = new Random(1);
        double[] drawn = new double[DRAWS];
        Arrays.setAll(drawn, _ -> {
            List<Judged> some = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                some.addAll(questions.get(random.nextInt(questions.size())));
            }
            return figure.applyAsDouble(some);
        });
        Arrays.sort(drawn);
        return new Interval(drawn[DRAWS / 40], drawn[DRAWS - 1 - DRAWS / 40]);
    }
}
