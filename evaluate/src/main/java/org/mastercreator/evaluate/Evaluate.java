package org.mastercreator.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.mastercreator.evaluate.grading.GradingCommand;
import org.mastercreator.evaluate.mastery.MasteryCommand;
import org.mastercreator.evaluate.plan.PlanCommand;
import org.mastercreator.evaluate.recommend.RecommendCommand;

/** The command {@code ./mc evaluate}. */
public final class Evaluate {
    private static final String HELP = """
            ./mc evaluate mastery ...      how well each model of mastery predicts answers in a file; --help has more
            ./mc evaluate grading ...      how well written answers are graded beside people's grades; --help has more
            ./mc evaluate recommend ...    how much simulated students learn under each policy; --help has more
            ./mc evaluate plan ...         how many students keep their small group from day to day; --help has more""";

    private Evaluate() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            switch (command) {
                case "mastery" -> MasteryCommand.run(rest, out, err);
                case "grading" -> GradingCommand.run(rest, out);
                case "recommend" -> RecommendCommand.run(rest, out, err);
                case "plan" -> PlanCommand.run(rest, out);
                case "--help", "-h", "help" -> out.println(HELP);
                default -> throw new WrongUse(HELP);
            }
            return 0;
        } catch (WrongUse wrong) {
            err.println(wrong.getMessage());
            return 2;
        } catch (OutOfMemoryError full) {
            err.println("evaluate: the " + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MB of memory that it may use are not enough: give it fewer answers, students or skills");
            return 2;
        } catch (IOException unreadable) {
            err.println("evaluate: cannot read " + unreadable.getMessage());
            return 2;
        }
    }
}
