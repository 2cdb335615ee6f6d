package org.mastercreator.evaluate.grading;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mastercreator.evaluate.WrongUse;

/**
 * What to evaluate.
 *
 * @param byQuestion whether folds leave out whole questions, not single answers
 */
record Options(Optional<Path> train, Optional<Path> test, int folds, boolean byQuestion, boolean fit, boolean json) {
    static final String HELP = """
            ./mc evaluate grading --train FILE --test FILE [--json]
            ./mc evaluate grading --train FILE --leave-out answers|questions [--folds K] [--json]
            ./mc evaluate grading --train FILE --fit

              --train FILE       answers that people graded: precedents for the same question in the test file
              --test FILE        grade these, with the weights that ship
              --leave-out WHAT   no test file: grade each of K parts with weights and precedents from the others,
                                 parted by answers (same question known) or by whole questions
              --folds K          how many parts (default 10)
              --fit              print the weights that these answers give
              --json             print one JSON object a line instead of a table

            Files: tab separated, plain or gzipped, with a header that names question_id, question, reference_answer,
            student_answer and label, in any order. Label correct is right, partially_correct_incomplete half right, a
            number from 0 to 1 that share of the points, any other word not right.""";

    static Options parse(List<String> arguments) {
        Optional<Path> train = Optional.empty();
        Optional<Path> test = Optional.empty();
        Optional<String> leaveOut = Optional.empty();
        int folds = 10;
        boolean fit = false;
        boolean json = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--train" -> train = file(value(option, rest));
                case "--test" -> test = file(value(option, rest));
                case "--leave-out" -> leaveOut = Optional.of(value(option, rest));
                case "--folds" -> folds = number(value(option, rest));
                case "--fit" -> fit = true;
                case "--json" -> json = true;
                default -> throw new WrongUse("evaluate grading does not know '" + option + "'\n\n" + HELP);
            }
        }
        if (leaveOut.isPresent() && !List.of("answers", "questions").contains(leaveOut.get())) {
            throw new WrongUse("--leave-out needs answers or questions, was '" + leaveOut.get() + "'");
        }
        if ((test.isPresent() ? 1 : 0) + (leaveOut.isPresent() ? 1 : 0) + (fit ? 1 : 0) != 1) {
            throw new WrongUse("give one of --test FILE, --leave-out answers|questions and --fit\n\n" + HELP);
        }
        if (test.isEmpty() && train.isEmpty()) {
            throw new WrongUse("--leave-out and --fit need --train FILE\n\n" + HELP);
        }
        return new Options(train, test, folds, leaveOut.equals(Optional.of("questions")), fit, json);
    }

    private static Optional<Path> file(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 2) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new WrongUse("--folds needs a whole number, was '" + value + "'");
        }
        throw new WrongUse("--folds must be at least 2, was " + value);
    }

    /** The part that an answer is left out with, 0..folds − 1. */
    int part(GradedText text) {
        return Math.floorMod(group(text).hashCode() * 31 + 7, folds);
    }

    /** What stays together when answers are left out: the same answer to the same question, or the whole question. */
    private String group(GradedText text) {
        return byQuestion
                ? text.questionId()
                : text.questionId()
                        + " "
                        + text.answer()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                                .strip();
    }
}
