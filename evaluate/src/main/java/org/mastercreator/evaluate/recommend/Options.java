package org.mastercreator.evaluate.recommend;

import java.util.Iterator;
import java.util.List;
import org.mastercreator.evaluate.WrongUse;

/**
 * What to simulate.
 *
 * @param threads how many students at a time; changes nothing but the time it takes
 */
record Options(int students, long seed, int threads, boolean json, boolean help) {
    private static final int MOST_STUDENTS = 100_000;
    private static final int MOST_THREADS = 256;

    static final String HELP = """
            ./mc evaluate recommend [options]

              --students N    students in each world, 4..100000 (default 1000)
              --seed S        draws courses, students and their answers (default 1)
              --threads N     how many students at a time; the result is the same (default: one a processor)
              --json          print one JSON object a line instead of tables

            Simulated students with hidden mastery are taught 40 concepts by several policies, which see right and wrong
            answers only; the oracle alone sees the truth. Each figure is followed by half the width of its 95 % interval.

              gain %      concepts truly mastered beyond those at the start, as a share of what the oracle gains
              weakest %   the same for the quarter of the students with the lowest ability, or who start lowest
              until all   answers until every concept is truly mastered at once; 360 where that is never
              over %      answers given to a concept that was already truly mastered, of all answers: with those that it
                          takes to find that out, which nobody who sees answers only can do without
              settled %   those of them given when plain tracing with the true parameters already stood at 0.95
              false %     of the concepts that stand as mastered when the budget is used up, those that are not
              at once %   of all declarations of mastery, those that were wrong at that moment
              declared    concepts that stand as mastered
              in zone %   answers whose true chance to be right was 0.40 to 0.85. Where all questions are alike, a
                          student either knows (0.85 to 0.95) or guesses (0.10 to 0.30), and the zone stays empty.""";

    static Options parse(List<String> arguments) {
        int students = 1000;
        long seed = 1;
        int threads = Runtime.getRuntime().availableProcessors();
        boolean json = false;
        boolean help = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--students" -> students = (int) number(option, rest, 4, MOST_STUDENTS);
                case "--seed" -> seed = number(option, rest, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--threads" -> threads = (int) number(option, rest, 1, MOST_THREADS);
                case "--json" -> json = true;
                case "--help", "-h" -> help = true;
                default -> throw new WrongUse("evaluate recommend does not know '" + option + "'\n\n" + HELP);
            }
        }
        return new Options(students, seed, threads, json, help);
    }

    private static long number(String option, Iterator<String> rest, long least, long most) {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        String value = rest.next();
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new WrongUse(option + " needs a whole number, was '" + value + "'");
        }
        throw new WrongUse(option + " must be from " + least + " to " + most + ", was " + value);
    }
}
