package org.mastercreator.server.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which figures of a report stand for enough students, and leave enough beside them. */
class ReportGroupsTest {
    private final ReportGroups groups = new ReportGroups();
    private int students;

    /** One right answer each. */
    private ReportGroupsTest answered(String concept, int count, boolean hasIep) {
        for (int i = 0; i < count; i++) {
            Answered answer = new Answered(
                    "student_" + students++, concept, "g", "quiz:q", "", 1, 0.5, Instant.parse("2026-03-02T09:00:00Z"));
            groups.add(answer, 0.7, 0.7, hasIep);
        }
        return this;
    }

    @Test
    void what_would_leave_fewer_than_ten_by_subtraction_is_not_told_either() {
        answered("energy", 12, false).answered("cells", 9, false);
        assertThat(groups.large(true)).contains("success").doesNotContain("concept:energy", "concept:cells");
    }

    @Test
    void what_leaves_ten_is_told() {
        answered("energy", 12, false).answered("cells", 5, false).answered("light", 5, false);
        assertThat(groups.large(true)).contains("concept:energy").doesNotContain("concept:cells", "concept:light");
    }

    @Test
    void ieps_are_compared_over_all_classes_only_and_only_if_both_groups_are_ten() {
        answered("energy", 10, true).answered("energy", 9, false);
        assertThat(groups.large(true)).doesNotContain("iep:with", "iep:without");
        answered("energy", 1, false);
        assertThat(groups.large(true)).contains("iep:with", "iep:without");
        assertThat(groups.large(false)).doesNotContain("iep:with", "iep:without");
    }
}
