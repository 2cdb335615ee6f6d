package org.mastercreator.evaluate.recommend;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.mastercreator.evaluate.WrongUse;

/** The command {@code ./mc evaluate recommend}. */
public final class RecommendCommand {
    private RecommendCommand() {}

    /**
     * Simulates and prints.
     *
     * @param err says how long it took, so that the output depends on nothing but the options
     * @throws WrongUse if the arguments are wrong
     */
    public static void run(List<String> arguments, PrintStream out, PrintStream err) {
        Options options = Options.parse(arguments);
        if (options.help()) {
            out.println(Options.HELP);
            return;
        }
        long begin = System.nanoTime();
        List<Row> rows = new Simulation(options.students(), options.seed(), options.threads()).run();
        if (options.json()) {
            Report.json(rows, out);
        } else {
            Report.tables(rows, out);
        }
        err.println(String.format(Locale.ROOT, "evaluate: took %.1f s", (System.nanoTime() - begin) / 1e9));
    }
}
