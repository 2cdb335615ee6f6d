package org.mastercreator.evaluate.grading;

import java.util.List;
import org.mastercreator.learning.grading.Grade;

/** What a grader made of an answer. */
record Judged(GradedText text, double fraction, double confidence, boolean needsReview) {
    static Judged of(GradedText text, Grade grade) {
        return new Judged(text, grade.verdict().fraction(), grade.confidence(), grade.needsReview());
    }

    boolean calledCorrect() {
        return fraction == 1;
    }

    boolean agrees() {
        return calledCorrect() == text.correct();
    }

    /**
     * The answers about which the grader is at least so sure.
     *
     * @param share of all
     * @param accuracy how often it agrees with people about these, not a number if there are none
     */
    record Sure(double share, double accuracy) {
        static Sure of(List<Judged> all, double least) {
            List<Judged> some =
                    all.stream().filter(one -> one.confidence() >= least).toList();
            return new Sure(some.size() / (double) all.size(), Figures.share(some));
        }
    }

    /**
     * Figures over many answers.
     *
     * @param macroF1 mean of the F1 of correct and of not correct
     * @param pearson correlation of the share of the points with that of the people's labels
     * @param review share that is sent to a teacher
     * @param accuracyOfRest how often the grader agrees with people where it sends nothing to a teacher
     * @param calibrationError mean distance between confidence and agreement over ten bins
     */
    record Figures(
            int answers,
            double accuracy,
            double macroF1,
            double pearson,
            double review,
            double accuracyOfRest,
            double calibrationError) {
        static Figures of(List<Judged> all) {
            return new Figures(
                    all.size(),
                    share(all),
                    (f1(all, true) + f1(all, false)) / 2,
                    pearson(all),
                    all.stream().filter(Judged::needsReview).count() / (double) all.size(),
                    share(all.stream().filter(one -> !one.needsReview()).toList()),
                    calibrationError(all));
        }

        private static double share(List<Judged> all) {
            return all.isEmpty()
                    ? Double.NaN
                    : all.stream().filter(Judged::agrees).count() / (double) all.size();
        }

        private static double f1(List<Judged> all, boolean correct) {
            long both = all.stream()
                    .filter(one -> one.calledCorrect() == correct && one.text().correct() == correct)
                    .count();
            long called =
                    all.stream().filter(one -> one.calledCorrect() == correct).count();
            long are =
                    all.stream().filter(one -> one.text().correct() == correct).count();
            return called + are == 0 ? 1 : 2.0 * both / (called + are);
        }

        private static double pearson(List<Judged> all) {
            double x = all.stream().mapToDouble(Judged::fraction).average().orElse(0);
            double y = all.stream()
                    .mapToDouble(one -> one.text().fraction())
                    .average()
                    .orElse(0);
            double xy = 0;
            double xx = 0;
            double yy = 0;
            for (Judged one : all) {
                double dx = one.fraction() - x;
                double dy = one.text().fraction() - y;
                xy += dx * dy;
                xx += dx * dx;
                yy += dy * dy;
            }
            return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
        }

        private static double calibrationError(List<Judged> all) {
            double[] confidence = new double[10];
            double[] agreed = new double[10];
            for (Judged one : all) {
                int bin = Math.min(9, (int) (one.confidence() * 10));
                confidence[bin] += one.confidence();
                agreed[bin] += one.agrees() ? 1 : 0;
            }
            double sum = 0;
            for (int bin = 0; bin < 10; bin++) {
                sum += Math.abs(confidence[bin] - agreed[bin]);
            }
            return sum / all.size();
        }
    }
}
