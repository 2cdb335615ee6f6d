package org.mastercreator.evaluate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mastercreator.evaluate.WrongUse;

class PlanCommandTest {
    @Test
    void a_plan_made_from_the_one_before_keeps_more_students_where_they_are_and_never_breaks_the_limits() {
        Days.Kept scratch = new Days(7, false).run();
        Days.Kept before = new Days(7, true).run();
        assertThat(before.inLimits()).isEqualTo(before.groups());
        assertThat((double) before.kept() / before.seated()).isGreaterThan((double) scratch.kept() / scratch.seated());
        assertThat((double) before.keptOfFree() / before.free()).isGreaterThan(0.95);
    }

    @Test
    void the_command_prints_the_same_for_the_same_seed_and_refuses_what_it_does_not_know() {
        assertThat(printed("--seed", "3")).isEqualTo(printed("--seed", "3")).contains("from the plan before");
        assertThatThrownBy(() -> printed("--seed", "x")).isInstanceOf(WrongUse.class);
        assertThatThrownBy(() -> printed("--days", "3")).isInstanceOf(WrongUse.class);
    }

    private static String printed(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlanCommand.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
