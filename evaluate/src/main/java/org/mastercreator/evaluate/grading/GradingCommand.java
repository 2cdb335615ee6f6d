package org.mastercreator.evaluate.grading;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastercreator.evaluate.WrongUse;
import org.mastercreator.learning.grading.ConstructedGrader;
import org.mastercreator.learning.grading.GradingFit;
import org.mastercreator.learning.grading.GradingWeights;

/** {@code evaluate grading}: grades written answers and puts that beside what people said about them. */
public final class GradingCommand {
    private GradingCommand() {}

    /** @throws WrongUse if an option or a file is wrong */
    public static void run(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.contains("--help")) {
            out.println(Options.HELP);
            return;
        }
        Options options = Options.parse(arguments);
        List<GradedText> train = options.train().isEmpty()
                ? List.of()
                : TextFile.read(options.train().get());
        LocalEmbedder embedder = new LocalEmbedder();
        if (options.fit()) {
            requireAnswers(train, options.train());
            print(GradingFit.fit(Trial.graded(train), embedder), out);
            return;
        }
        Report report = new Report(options, out);
        if (options.test().isPresent()) {
            List<GradedText> test = TextFile.read(options.test().get());
            requireAnswers(test, options.test());
            Trial trial = new Trial(new ConstructedGrader(embedder), train);
            report.add(judge(trial, test, options), misspelt(trial, test, options));
        } else {
            requireAnswers(train, options.train());
            List<Judged> judged = new ArrayList<>();
            List<Judged> misspelt = new ArrayList<>();
            for (int part = 0; part < options.folds(); part++) {
                int held = part;
                Map<Boolean, List<GradedText>> parts =
                        train.stream().collect(Collectors.partitioningBy(text -> options.part(text) == held));
                List<GradedText> learned = parts.getOrDefault(false, List.of());
                List<GradedText> left = parts.getOrDefault(true, List.of());
                Trial trial = new Trial(
                        new ConstructedGrader(embedder, GradingFit.fit(Trial.graded(learned), embedder)), learned);
                judged.addAll(judge(trial, left, options).judged());
                misspelt.addAll(misspelt(trial, left, options));
            }
            report.add(Trial.Run.untimed(judged), misspelt);
        }
    }

    private static Trial.Run judge(Trial trial, List<GradedText> texts, Options options) {
        return options.teacher().isPresent()
                ? Trial.Run.untimed(
                        trial.judgeBesideTeacher(texts, options.teacher().getAsInt()))
                : trial.judge(texts);
    }

    /** Beside a teacher other answers would be sent to her: nothing could be compared one by one. */
    private static List<Judged> misspelt(Trial trial, List<GradedText> texts, Options options) {
        return options.teacher().isPresent()
                ? List.of()
                : trial.judge(Misspelt.all(texts)).judged();
    }

    private static void requireAnswers(List<GradedText> texts, Optional<Path> file) {
        if (texts.isEmpty()) {
            throw new WrongUse(
                    "there are no answers in " + file.map(Path::toString).orElse("the file"));
        }
    }

    private static void print(GradingWeights weights, PrintStream out) {
        List.of(
                        weights.right(),
                        weights.partly(),
                        weights.rightByKin(),
                        weights.partlyByKin(),
                        weights.rightByPrecedent(),
                        weights.partlyByPrecedent())
                .forEach(one -> out.println(one.weights().stream()
                        .map(weight -> String.format(Locale.ROOT, "%.4f", weight))
                        .collect(Collectors.joining(", "))));
    }
}
