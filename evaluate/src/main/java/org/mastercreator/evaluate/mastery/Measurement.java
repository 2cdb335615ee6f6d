package org.mastercreator.evaluate.mastery;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.mastercreator.evaluate.mastery.MasteryCommand.Trial;
import org.mastercreator.learning.answers.AnswerLog;

/**
 * What one model reached on all the trials together.
 *
 * @param aucMargin half the width of the AUC's 95 % interval over students
 * @param fitSeconds wall clock, mean over the trials
 * @param nanos for predicting one answer and taking it
 * @param peakBytes the most of the heap that was in use while fitting and predicting, the files' answers and garbage
 *     included
 * @param stateBytes of a student, mean over the tested
 * @param words what the words for a mastery come to; without learning on the way
 */
record Measurement(
        String model,
        Scores scores,
        double aucMargin,
        double fitSeconds,
        double nanos,
        long peakBytes,
        double stateBytes,
        Words words) {
    private static final int TIMED_PASSES = 3;

    static Measurement of(Tracer tracer, List<Trial> trials, Options options) {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        AnswerLog tested = trials.size() == 1
                ? trials.getFirst().test()
                : AnswerLog.joined(trials.stream().map(Trial::test).toList());
        Predictions all = new Predictions(tested);
        double fitting = 0;
        double nanos = 0;
        double bytes = 0;
        Words words = new Words();
        int at = 0;
        for (Trial trial : trials) {
            long start = System.nanoTime();
            Tracer.Fitted model = tracer.fit(trial.train());
            fitting += (System.nanoTime() - start) / 1e9 / trials.size();
            double[] chances = new double[trial.test().size()];
            nanos += Math.max(0, timed(model, trial.test(), chances)) / trials.size();
            bytes += (double) Prequel.bytes(model, trial.test()) / Math.max(1, tested.students());
            words.take(model, trial.test());
            if (options.online()) {
                Prequel.online(tracer, trial.train(), trial.test(), chances);
            }
            System.arraycopy(chances, 0, all.chances, at, chances.length);
            at += chances.length;
        }
        long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        Ranked ranked = new Ranked(all);
        return new Measurement(
                tracer.name(),
                ranked.scores(),
                ranked.aucMargin(options.resamples(), new Random(options.seed())),
                fitting,
                nanos,
                peak,
                bytes,
                words);
    }

    private static double timed(Tracer.Fitted model, AnswerLog test, double[] chances) {
        double best = Double.MAX_VALUE;
        for (int pass = 0; pass < TIMED_PASSES; pass++) {
            long start = System.nanoTime();
            Prequel.offline(model, test, chances);
            best = Math.min(best, (double) (System.nanoTime() - start) / Math.max(1, test.size()));
        }
        return best;
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
