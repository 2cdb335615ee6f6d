package org.mastercreator.server.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says in sentences. */
class FindingsTest {
    private static final Figures ALL = new Figures(0.6, 0.6, 0.4, 0.5, 0.02);

    @Test
    void a_first_report_that_leaves_figures_out_does_not_speak_of_an_earlier_one() {
        assertThat(Findings.of(ALL, List.of(), null, true, true).getLast())
                .startsWith("Some figures are left out")
                .doesNotContain("earlier");
        assertThat(Findings.of(ALL, List.of(), null, true, false).getLast()).contains("as in an earlier report");
        assertThat(Findings.of(ALL, List.of(), null, false, true)).hasSize(1);
    }
}
