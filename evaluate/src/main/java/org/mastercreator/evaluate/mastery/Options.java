package org.mastercreator.evaluate.mastery;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mastercreator.evaluate.WrongUse;

/**
 * What to evaluate.
 *
 * @param folds cross-validates within the training file where there is no test file
 * @param trainStudents learn from so many students only, drawn with the seed
 * @param online let the models learn from the test answers, each after it was predicted
 */
record Options(
        Optional<Path> train,
        Optional<Path> test,
        int folds,
        Optional<Integer> trainStudents,
        boolean online,
        boolean withoutItems,
        boolean json,
        long seed,
        int resamples) {

    private static final int MOST_RESAMPLES = 100_000;

    static final String HELP = """
            ./mc evaluate mastery --train FILE --test FILE [options]
            ./mc evaluate mastery --train FILE --folds 5 [options]

              --train FILE         learn from these answers; without it, the start parameters are measured
              --test FILE          predict these answers, each from the student's earlier ones only
              --folds K            no test file: predict each of K parts of the training students from the others
              --train-students N   learn from N students only
              --online             go on learning from the test answers in their order, each after its prediction
              --without-items      read the files as if they named no items
              --seed S             draws students, folds and intervals (default 1)
              --resamples N        bootstrap samples for the 95 % interval, at most 100000 (default 200)
              --json               print one JSON object instead of a table

            Files: separated by tabs, commas or semicolons, plain or gzipped, UTF-8, with a header that names user_id,
            skill_id, correct and, if known, item_id and timestamp, in any order and in small or large letters. Each row
            is one answer: correct is 0 or 1 (or false or true), an answer that needs several skills names them in one
            (a~~b), timestamp is a number in any unit or a date and time. A student's answers are taken in the order of
            their times, equal ones as in the file.
            What looks wrong with a file, but can be measured, is said on the error output.""";

    static Options parse(List<String> arguments) {
        Optional<Path> train = Optional.empty();
        Optional<Path> test = Optional.empty();
        int folds = 0;
        Optional<Integer> trainStudents = Optional.empty();
        boolean online = false;
        boolean withoutItems = false;
        boolean json = false;
        long seed = 1;
        int resamples = 200;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--train" -> train = file(value(option, rest));
                case "--test" -> test = file(value(option, rest));
                case "--folds" -> folds = Math.toIntExact(number(option, rest, 2));
                case "--train-students" -> trainStudents = Optional.of(Math.toIntExact(number(option, rest, 0)));
                case "--online" -> online = true;
                case "--without-items" -> withoutItems = true;
                case "--json" -> json = true;
                case "--seed" -> seed = number(option, rest, Integer.MIN_VALUE);
                case "--resamples" -> resamples = Math.min(MOST_RESAMPLES, Math.toIntExact(number(option, rest, 0)));
                default -> throw new WrongUse("evaluate mastery does not know '" + option + "'\n\n" + HELP);
            }
        }
        if (test.isEmpty() == (folds == 0)) {
            throw new WrongUse("give either --test FILE or --folds K\n\n" + HELP);
        }
        if (folds > 0 && train.isEmpty()) {
            throw new WrongUse("--folds needs --train FILE\n\n" + HELP);
        }
        if (trainStudents.isPresent() && train.isEmpty()) {
            throw new WrongUse("--train-students needs --train FILE\n\n" + HELP);
        }
        return new Options(train, test, folds, trainStudents, online, withoutItems, json, seed, resamples);
    }

    /** An empty name stands for no file, so that a script may pass an empty variable. */
    private static Optional<Path> file(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        return rest.next();
    }

    private static long number(String option, Iterator<String> rest, int least) {
        String value = value(option, rest);
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
}
