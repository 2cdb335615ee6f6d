package org.mastercreator.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.mastercreator.evaluate.mastery.MasteryCommand;

/** The command {@code ./mc evaluate}. */
public final class Evaluate {
    private static final String HELP = "./mc evaluate mastery ...    see ./mc evaluate mastery --help";

    private Evaluate() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            if (List.of("--help").equals(arguments)) {
                out.println(HELP);
                return 0;
            }
            if (arguments.isEmpty() || !arguments.getFirst().equals("mastery")) {
                throw new WrongUse(HELP);
            }
            MasteryCommand.run(arguments.subList(1, arguments.size()), out);
            return 0;
        } catch (WrongUse wrong) {
            err.println(wrong.getMessage());
            return 2;
        } catch (IOException unreadable) {
            err.println("evaluate: cannot read " + unreadable.getMessage());
            return 2;
        }
    }
}
