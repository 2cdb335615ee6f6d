package org.mastercreator.evaluate.mastery;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mastercreator.evaluate.WrongUse;
import org.mastercreator.learning.answers.AnswerLog;

/** {@code evaluate mastery}: fits every model on some answers and scores it on others. */
public final class MasteryCommand {
    private static final List<Tracer> TRACERS =
            List.of(BktTracer.FIXED, BktTracer.PLAIN, BktTracer.FORGETTING, new BestTracer());

    private MasteryCommand() {}

    /** @throws WrongUse if an option or a file is wrong */
    public static void run(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.contains("--help")) {
            out.println(Options.HELP);
            return;
        }
        Options options = Options.parse(arguments);
        Vocabulary names = new Vocabulary();
        AnswerLog train = read(options.train().stream().toList(), names, options);
        List<Trial> trials = options.folds() > 0
                ? folds(train, options)
                : List.of(new Trial(
                        some(train, options), read(options.test().stream().toList(), names, options)));
        if (trials.stream().allMatch(trial -> trial.test().size() == 0)) {
            throw new WrongUse("there are no answers to predict");
        }
        Report report = new Report(options, out);
        report.begin(trials);
        for (Tracer tracer : TRACERS) {
            report.add(Measurement.of(tracer, trials, options));
        }
        report.end();
    }

    /** Learn from these, predict those. */
    record Trial(AnswerLog train, AnswerLog test) {}

    private static AnswerLog read(List<Path> file, Vocabulary names, Options options) throws IOException {
        return file.isEmpty() ? AnswerLog.empty() : AnswerFile.read(file.getFirst(), names, options.withoutItems());
    }

    private static List<Trial> folds(AnswerLog all, Options options) {
        int[] shuffled = shuffled(all.students(), options.seed());
        List<Trial> trials = new ArrayList<>();
        for (int fold = 0; fold < options.folds(); fold++) {
            int part = fold;
            int[] inside = IntStream.range(0, shuffled.length)
                    .filter(i -> i % options.folds() == part)
                    .map(i -> shuffled[i])
                    .sorted()
                    .toArray();
            int[] outside = IntStream.range(0, shuffled.length)
                    .filter(i -> i % options.folds() != part)
                    .map(i -> shuffled[i])
                    .toArray();
            trials.add(new Trial(some(all.of(outside), options), all.of(inside)));
        }
        return trials;
    }

    private static AnswerLog some(AnswerLog log, Options options) {
        if (options.trainStudents().isEmpty() || options.trainStudents().get() >= log.students()) {
            return log;
        }
        int[] chosen = IntStream.of(shuffled(log.students(), options.seed()))
                .limit(options.trainStudents().get())
                .sorted()
                .toArray();
        return log.of(chosen);
    }

    private static int[] shuffled(int count, long seed) {
        int[] all = IntStream.range(0, count).toArray();
        Random random = new Random(seed);
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return all;
    }
}
