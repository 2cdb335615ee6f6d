package org.mastercreator.evaluate.mastery;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    public static void run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(Options.HELP);
            return;
        }
        Options options = Options.parse(arguments);
        List<Trial> trials = trials(options, err);
        Report report = new Report(options, out);
        report.begin(trials);
        for (Tracer tracer : TRACERS) {
            report.add(Measurement.of(tracer, trials, options));
        }
        report.end();
    }

    private static List<Trial> trials(Options options, PrintStream err) throws IOException {
        Vocabulary names = new Vocabulary();
        Notes notes = new Notes(err);
        AnswerFile.Content train = read(options.train(), names, options);
        options.train().ifPresent(file -> notes.about(file, train));
        if (options.folds() > 0) {
            if (train.log().students() < options.folds()) {
                throw new WrongUse("--folds " + options.folds() + " needs as many students, "
                        + options.train().orElseThrow() + " has "
                        + train.log().students());
            }
            return folds(train.log(), options);
        }
        int known = names.skills();
        AnswerFile.Content test = read(options.test(), names, options);
        Path file = options.test().orElseThrow();
        if (test.log().size() == 0) {
            throw new WrongUse(file + " holds no answers to predict");
        }
        notes.about(file, test);
        notes.both(file, train, test);
        notes.units(file, train.log(), test.log());
        if (options.train().isPresent()) {
            if (train.log().size() == 0) {
                notes.nothingToLearn(options.train().get());
            } else {
                notes.unseen(file, test.log(), known);
            }
        }
        return List.of(new Trial(some(train.log(), options), test.log()));
    }

    /** Learn from these, predict those. */
    record Trial(AnswerLog train, AnswerLog test) {}

    private static AnswerFile.Content read(Optional<Path> file, Vocabulary names, Options options) throws IOException {
        return file.isEmpty() ? AnswerFile.Content.NOTHING : AnswerFile.read(file.get(), names, options.withoutItems());
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
