package org.mastercreator.evaluate.mastery;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mastercreator.learning.answers.AnswerLog;

/** What a person should know of the files before she believes the figures; said beside them, not instead. */
final class Notes {
    /** Seconds and milliseconds, or days and seconds, are further apart than two courses. */
    private static final double UNALIKE = 300;

    private final PrintStream err;

    Notes(PrintStream err) {
        this.err = err;
    }

    void about(Path file, AnswerFile.Content content) {
        if (content.repeats() > 0) {
            say(file + ": " + content.repeats() + " of " + content.log().size()
                    + " answers repeat the one before, of the same student to the same item, under another skill or in"
                    + " all. If such rows are one answer, each gives away the next and the figures are too good: keep"
                    + " one row an answer, with its skills in one name.");
        }
    }

    void both(Path test, AnswerFile.Content train, AnswerFile.Content tested) {
        long both =
                tested.students().stream().filter(train.students()::contains).count();
        if (both > 0) {
            say(test + ": " + both + " of " + tested.log().students()
                    + " students have the name of one in the training file. If they are the same, the models know their"
                    + " answers or what came after them, and the figures are too good.");
        }
    }

    /** @param known how many skills the training file names; theirs are the first numbers */
    void unseen(Path test, AnswerLog tested, int known) {
        long unseen = IntStream.range(0, tested.size())
                .filter(row -> tested.concept(row) >= known)
                .count();
        if (unseen > tested.size() / 2) {
            say(test + ": " + unseen + " of " + tested.size() + " answers are to skills that the training file does not"
                    + " name. Are they written alike in both (7 is not 7.0)?");
        }
    }

    /** A pause of an hour must not look like one of a year because one file counts seconds and the other milliseconds. */
    void units(Path test, AnswerLog train, AnswerLog tested) {
        double ratio = usualPause(tested) / usualPause(train);
        if (ratio > UNALIKE || ratio < 1 / UNALIKE) {
            say(test + ": the usual time between two answers is "
                    + String.format(Locale.ROOT, "%.4g", ratio)
                    + " times that of the training file. Are their timestamps in the same unit?");
        }
    }

    /** The median; NaN where no time passes. */
    private static double usualPause(AnswerLog log) {
        long[] pauses = IntStream.range(0, log.students())
                .flatMap(student ->
                        IntStream.range(log.from(student) + 1, Math.max(log.to(student), log.from(student) + 1)))
                .mapToLong(row -> log.time(row) - log.time(row - 1))
                .filter(pause -> pause > 0)
                .sorted()
                .toArray();
        return pauses.length == 0 ? Double.NaN : pauses[pauses.length / 2];
    }

    void nothingToLearn(Path train) {
        say(train + " holds no answers: the start parameters are measured.");
    }

    private void say(String what) {
        err.println("evaluate: note: " + what);
    }
}
