package org.mastercreator.evaluate.mastery;

import java.io.PrintStream;
import java.nio.file.Path;

/** What a person should know of the files before she believes the figures; said beside them, not instead. */
final class Notes {
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

    void nothingToLearn(Path train) {
        say(train + " holds no answers: the start parameters are measured.");
    }

    private void say(String what) {
        err.println("evaluate: note: " + what);
    }
}
