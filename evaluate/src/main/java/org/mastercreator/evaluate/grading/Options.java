package org.mastercreator.evaluate.grading;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.mastercreator.evaluate.WrongUse;

/**
 * What to evaluate.
 *
 * @param byQuestion whether folds leave out whole questions, not single answers
 * @param teacher how many answers to a question a teacher gets together, if she grades what is sent to her
 */
record Options(
        Optional<Path> train,
        Optional<Path> test,
        int folds,
        boolean byQuestion,
        OptionalInt teacher,
        boolean fit,
        boolean json) {
    static final String HELP = """
            ./mc evaluate grading --train FILE --test FILE [--teacher N] [--json]
            ./mc evaluate grading --train FILE --leave-out answers|questions [--folds K] [--teacher N] [--json]
            ./mc evaluate grading --train FILE --fit

              --train FILE       answers that people graded: precedents for the same question in the test file
              --test FILE        grade these, with the weights that ship
              --leave-out WHAT   no test file: grade each of K parts with weights and precedents from the others,
                                 parted by answers (same question known) or by whole questions
              --folds K          how many parts (default 10)
              --teacher N        answers to a question come N at a time, and a teacher grades what is sent to her: after
                                 each answer the others that wait are graded again, and review_share is what she graded
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
        OptionalInt teacher = OptionalInt.empty();
        boolean fit = false;
        boolean json = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--train" -> train = file(value(option, rest));
                case "--test" -> test = file(value(option, rest));
                case "--leave-out" -> leaveOut = Optional.of(value(option, rest));
                case "--folds" -> folds = number(option, value(option, rest), 2);
                case "--teacher" -> teacher = OptionalInt.of(number(option, value(option, rest), 1));
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
        return new Options(train, test, folds, leaveOut.equals(Optional.of("questions")), teacher, fit, json);
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

    private static int number(String option, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new WrongUse(option + " needs a whole number, was '" + value + "'");
        }
        throw new WrongUse(option + " must be at least " + least + ", was " + value);
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
