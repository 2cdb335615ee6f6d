package org.mastercreator.evaluate.plan;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.mastercreator.evaluate.WrongUse;

/** The command {@code ./mc evaluate plan}. */
public final class PlanCommand {
    private static final String HELP = """
            ./mc evaluate plan [--seed S]

            Fifty simulated classes of 30 students and 6 concepts get a class plan on each of ten days; in between
            every student gives six answers on her next steps in turn. Printed is how many of those who sat in a small group, and
            whose band did not change, sit in the same one the day after (same concept, at least one companion), among
            all and among those who could stay, as its concept is still a next step for her and a companion; and how many groups had 2 to 5 students.""";

    private PlanCommand() {}

    /** @throws WrongUse if the arguments are wrong */
    public static void run(List<String> arguments, PrintStream out) {
        if (arguments.equals(List.of("--help"))) {
            out.println(HELP);
            return;
        }
        long seed = seed(arguments);
        out.println(
                String.format(Locale.ROOT, "%-26s%10s%22s%14s", "", "kept %", "kept, if she could %", "in limits %"));
        line("each plan from scratch", new Days(seed, false).run(), out);
        line("from the plan before", new Days(seed, true).run(), out);
    }

    private static void line(String title, Days.Kept kept, PrintStream out) {
        out.println(String.format(
                Locale.ROOT,
                "%-26s%10.1f%22.1f%14.1f",
                title,
                percent(kept.kept(), kept.seated()),
                percent(kept.keptOfFree(), kept.free()),
                percent(kept.inLimits(), kept.groups())));
    }

    private static double percent(int part, int all) {
        return all == 0 ? 0 : 100.0 * part / all;
    }

    private static long seed(List<String> arguments) {
        if (arguments.isEmpty()) {
            return 1;
        }
        try {
            if (arguments.size() == 2 && arguments.getFirst().equals("--seed")) {
                return Long.parseLong(arguments.getLast());
            }
        } catch (NumberFormatException notANumber) {
            throw new WrongUse("--seed needs a whole number, was '" + arguments.getLast() + "'");
        }
        throw new WrongUse(HELP);
    }
}
