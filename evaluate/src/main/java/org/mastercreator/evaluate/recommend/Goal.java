package org.mastercreator.evaluate.recommend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What the product's policy is meant to reach in every world, with parameters right or wrong. */
enum Goal {
    GAIN_WITH_120("at least 60 % of the oracle's gain with 120 answers", 120) {
        @Override
        OptionalDouble shortBy(Map<Measure, Estimate> figures) {
            return over(60, figures, Measure.GAIN, -1);
        }
    },
    GAIN_WITH_240("at least 80 % of the oracle's gain with 240 answers", 240) {
        @Override
        OptionalDouble shortBy(Map<Measure, Estimate> figures) {
            return over(80, figures, Measure.GAIN, -1);
        }
    },
    WEAKEST("the weakest quarter at most 10 points behind all") {
        @Override
        OptionalDouble shortBy(Map<Measure, Estimate> figures) {
            Estimate all = figures.get(Measure.GAIN);
            Estimate weakest = figures.get(Measure.WEAKEST);
            return all == null || weakest == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(all.value() - weakest.value() - 10);
        }
    },
    FALSE_MASTERY("false mastery at most 5 %") {
        @Override
        OptionalDouble shortBy(Map<Measure, Estimate> figures) {
            return over(5, figures, Measure.FALSE_NOW, 1);
        }
    },
    OVER_PRACTICE("over-practice at most 30 %") {
        @Override
        OptionalDouble shortBy(Map<Measure, Estimate> figures) {
            return over(30, figures, Measure.OVER, 1);
        }
    };

    private final String text;
    private final OptionalInt budget;

    Goal(String text, int budget) {
        this.text = text;
        this.budget = OptionalInt.of(budget);
    }

    Goal(String text) {
        this.text = text;
        this.budget = OptionalInt.empty();
    }

    /** By how many points the goal is missed, 0 or less if it is reached; empty if there is nothing to measure. */
    abstract OptionalDouble shortBy(Map<Measure, Estimate> figures);

    /** One line a goal: in how many of the cases it is reached, and by how much it is missed in the others. */
    static List<String> judge(List<Row> rows) {
        return Arrays.stream(values()).map(goal -> goal.judged(rows)).toList();
    }

    private String judged(List<Row> rows) {
        List<Row> cases = rows.stream()
                .filter(row -> row.policy().ours() && budget.orElse(row.budget()) == row.budget())
                .toList();
        List<String> missed = cases.stream()
                .filter(row -> shortBy(row.figures()).orElse(0) > 0)
                .map(row -> String.format(
                        Locale.ROOT,
                        "%s, %s, %d answers: by %.1f",
                        row.world().title(),
                        row.policy().title(),
                        row.budget(),
                        shortBy(row.figures()).orElse(0)))
                .toList();
        String reached = text + ": reached in " + (cases.size() - missed.size()) + " of " + cases.size();
        return missed.isEmpty() ? reached : reached + ", missed in\n    " + String.join("\n    ", missed);
    }

    private static OptionalDouble over(double bound, Map<Measure, Estimate> figures, Measure measure, int sign) {
        Estimate figure = figures.get(measure);
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(sign * (figure.value() - bound));
    }
}
