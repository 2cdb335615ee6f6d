package org.mastercreator.evaluate.mastery;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.prediction.PredictionErrors;

/** Predictions in the order of their chances, so that scores of many samples of students need one sort. */
final class Ranked {
    private static final int LEAST_STUDENTS = 10;
    private static final int DRAWN_TOGETHER = 50;

    private final Predictions predicted;
    private final int[] rows;
    private final int[] students;

    Ranked(Predictions predicted) {
        this.predicted = predicted;
        AnswerLog log = predicted.log;
        long[] keyed = IntStream.range(0, log.size())
                .mapToLong(row -> (long) Float.floatToIntBits((float) predicted.chances[row]) << 32 | row)
                .sorted()
                .toArray();
        rows = IntStream.range(0, keyed.length).map(i -> (int) keyed[i]).toArray();
        students = new int[log.size()];
        for (int student = 0; student < log.students(); student++) {
            for (int row = log.from(student); row < log.to(student); row++) {
                students[row] = student;
            }
        }
    }

    /** The scores of all answers. */
    Scores scores() {
        int[] once = new int[predicted.log.students()];
        Arrays.fill(once, 1);
        return scores(once);
    }

    /** The scores where each student's answers count so many times. */
    Scores scores(int[] times) {
        PredictionErrors errors = new PredictionErrors();
        for (int row = 0; row < students.length; row++) {
            if (times[students[row]] > 0) {
                errors.add(predicted.chances[row], predicted.log.right(row), times[students[row]]);
            }
        }
        return Scores.of(errors, auc(times, false), auc(times, true));
    }

    private double auc(int[] times, boolean firstOnly) {
        double wrongBelow = 0;
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < rows.length; ) {
            double wrongHere = 0;
            double rightHere = 0;
            float chance = (float) predicted.chances[rows[i]];
            for (; i < rows.length && (float) predicted.chances[rows[i]] == chance; i++) {
                int count = firstOnly && !predicted.first[rows[i]] ? 0 : times[students[rows[i]]];
                if (predicted.log.right(rows[i])) {
                    rightHere += count;
                } else {
                    wrongHere += count;
                }
            }
            pairs += rightHere * (wrongBelow + wrongHere / 2);
            wrongBelow += wrongHere;
            right += rightHere;
        }
        return pairs / (right * wrongBelow);
    }

    /**
     * Half the width of the 95 % interval of the AUC, by drawing students with replacement (Efron 1979); NaN where fewer
     * than ten students were tested, of whom nothing can be drawn.
     */
    double aucMargin(int resamples, RandomGenerator random) {
        if (predicted.log.students() < LEAST_STUDENTS) {
            return Double.NaN;
        }
        double[] aucs = IntStream.iterate(0, i -> i < resamples, i -> i + DRAWN_TOGETHER)
                .boxed()
                .flatMapToDouble(i -> aucs(Math.min(DRAWN_TOGETHER, resamples - i), random))
                .filter(auc -> !Double.isNaN(auc))
                .sorted()
                .toArray();
        return aucs.length == 0
                ? Double.NaN
                : (aucs[(int) (0.975 * (aucs.length - 1))] - aucs[(int) (0.025 * (aucs.length - 1))]) / 2;
    }

    private DoubleStream aucs(int resamples, RandomGenerator random) {
        int count = predicted.log.students();
        int[][] draws = new int[resamples][count];
        for (int[] draw : draws) {
            for (int i = 0; i < count; i++) {
                draw[random.nextInt(count)]++;
            }
        }
        return Arrays.stream(IntStream.range(0, resamples)
                .parallel()
                .mapToDouble(i -> auc(draws[i], false))
                .toArray());
    }
}
