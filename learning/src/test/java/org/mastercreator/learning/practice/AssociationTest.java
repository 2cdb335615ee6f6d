package org.mastercreator.learning.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class AssociationTest {
    @Property
    void a_table_is_found_again_from_its_margins_and_its_odds_ratio(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double one,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double other,
            @ForAll @DoubleRange(min = 1.5, max = 100) double ratio) {
        double both = Association.both(one, other, ratio);
        assertThat(both).isBetween(Math.max(0, one + other - 1) - 1e-12, Math.min(one, other) + 1e-12);
        assertThat(Association.ratio(both, one - both, other - both, 1 - one - other + both))
                .isCloseTo(ratio, within(ratio * 1e-6));
    }

    @Property
    void an_answer_leaves_the_odds_ratio_as_it_is(
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double one,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double other,
            @ForAll @DoubleRange(min = 0.1, max = 10) double evidence) {
        double both = Association.both(one, other, 7);
        double sum = one * evidence + 1 - one;
        assertThat(Association.ratio(
                        both * evidence / sum,
                        (one - both) * evidence / sum,
                        (other - both) / sum,
                        (1 - one - other + both) / sum))
                .isCloseTo(7, within(1e-5));
    }
}
