package org.mastercreator.evaluate.mastery;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mastercreator.evaluate.mastery.MasteryCommand.Trial;
import org.mastercreator.learning.prediction.PredictionErrors;
import org.mastercreator.learning.tracing.MasteryLevel;
import tools.jackson.databind.json.JsonMapper;

/** Prints a line for each model as soon as it is measured: a table, or JSON. */
final class Report {
    private static final String ROW = "%-11s %13s %9s %8s %7s %8s %7s %7s %9s %8s %9s%n";

    private static final String WORDS_ROW = "%-11s %13s %13s %13s %13s %11s %10s %13s %12s %6s%n";

    private final List<Measurement> all = new ArrayList<>();
    private final Options options;
    private final PrintStream out;
    private int learnedAnswers;
    private int learnedStudents;
    private int answers;
    private int students;

    Report(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void begin(List<Trial> trials) {
        learnedAnswers = trials.stream().mapToInt(trial -> trial.train().size()).sum() / trials.size();
        learnedStudents =
                trials.stream().mapToInt(trial -> trial.train().students()).sum() / trials.size();
        answers = trials.stream().mapToInt(trial -> trial.test().size()).sum();
        students = trials.stream().mapToInt(trial -> trial.test().students()).sum();
        if (options.json()) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "learned from %d answers of %d students%s; predicted %d answers of %d students%s%n",
                learnedAnswers,
                learnedStudents,
                trials.size() > 1 ? " (mean of the folds)" : "",
                answers,
                students,
                options.online() ? ", learning on the way" : "");
        out.printf(
                ROW,
                "model",
                "AUC ± 95 %",
                "AUC first",
                "accuracy",
                "RMSE",
                "log loss",
                "ECE",
                "fit s",
                "ns/answer",
                "peak MB",
                "B/student");
    }

    /** A second table: what the words for a mastery come to. */
    void end() {
        if (options.json()) {
            return;
        }
        out.printf(
                "%nanswers under each word, predicted and observed right; and once a skill is first called mastered, or wheel-spinning%nforeseen after seven answers:%n");
        out.printf(
                WORDS_ROW,
                "model",
                "struggling",
                "developing",
                "mastered",
                "called after",
                "next three",
                "all after",
                "of deserving",
                "stuck found",
                "true");
        for (Measurement measured : all) {
            Words words = measured.words();
            out.printf(
                    WORDS_ROW,
                    measured.model(),
                    bothSides(words.level(MasteryLevel.STRUGGLING)),
                    bothSides(words.level(MasteryLevel.DEVELOPING)),
                    bothSides(words.level(MasteryLevel.MASTERED)),
                    decimals(2, words.answersBefore()),
                    decimals(3, words.rightOfNextThree()),
                    decimals(3, words.rightAfter()),
                    decimals(3, words.deservingCalled()),
                    decimals(3, words.stuckForeseen()),
                    decimals(3, words.foreseenStuck()));
        }
    }

    private static String bothSides(PredictionErrors errors) {
        return decimals(3, errors.predicted()) + " " + decimals(3, errors.observed());
    }

    void add(Measurement measured) {
        all.add(measured);
        Scores scores = measured.scores();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(line(measured)));
        } else {
            out.printf(
                    ROW,
                    measured.model(),
                    decimals(4, scores.auc()) + " " + decimals(4, measured.aucMargin()),
                    decimals(4, scores.aucFirst()),
                    decimals(4, scores.accuracy()),
                    decimals(4, scores.rmse()),
                    decimals(4, scores.logLoss()),
                    decimals(4, scores.calibrationError()),
                    decimals(2, measured.fitSeconds()),
                    decimals(0, measured.nanos()),
                    decimals(0, measured.peakBytes() / 1048576.0),
                    decimals(0, measured.stateBytes()));
        }
        out.flush();
    }

    private static String decimals(int count, double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%." + count + "f", number);
    }

    private Map<String, @Nullable Object> line(Measurement measured) {
        Scores scores = measured.scores();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("model", measured.model());
        line.put("online", options.online());
        line.put("learned_answers", learnedAnswers);
        line.put("learned_students", learnedStudents);
        line.put("answers", answers);
        line.put("students", students);
        line.put("auc", known(scores.auc()));
        line.put("auc_margin_95", known(measured.aucMargin()));
        line.put("auc_first", known(scores.aucFirst()));
        line.put("accuracy", scores.accuracy());
        line.put("rmse", scores.rmse());
        line.put("log_loss", scores.logLoss());
        line.put("ece", scores.calibrationError());
        line.put("fit_seconds", measured.fitSeconds());
        line.put("ns_per_answer", measured.nanos());
        line.put("peak_mb", measured.peakBytes() / 1048576.0);
        line.put("bytes_per_student", measured.stateBytes());
        Words words = measured.words();
        for (MasteryLevel level : MasteryLevel.values()) {
            String name = level.name().toLowerCase(Locale.ROOT);
            line.put(name + "_predicted", known(words.level(level).predicted()));
            line.put(name + "_observed", known(words.level(level).observed()));
        }
        line.put("mastered_after_answers", known(words.answersBefore()));
        line.put("mastered_right_after", known(words.rightAfter()));
        line.put("mastered_next_three", known(words.rightOfNextThree()));
        line.put("mastered_of_deserving", known(words.deservingCalled()));
        line.put("wheel_spinning_recall", known(words.stuckForeseen()));
        line.put("wheel_spinning_precision", known(words.foreseenStuck()));
        return line;
    }

    /** JSON has no NaN: an AUC of answers that are all alike is left null. */
    private static @Nullable Double known(double number) {
        return Double.isNaN(number) ? null : number;
    }
}
