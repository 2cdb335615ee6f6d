package org.mastercreator.evaluate.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void the_mean_is_the_ratio_to_one_and_its_interval_the_usual_one() {
        Estimate mean = Estimate.ratio(new double[] {1, 2, 3, 4}, new double[] {1, 1, 1, 1})
                .orElseThrow();
        assertThat(mean.value()).isEqualTo(2.5);
        assertThat(mean.within()).isCloseTo(1.96 * Math.sqrt(5.0 / 3 / 4), within(1e-3));
    }

    @Test
    void nothing_to_divide_by_gives_nothing() {
        assertThat(Estimate.ratio(new double[] {0, 0}, new double[] {0, 0})).isEmpty();
    }

    @Test
    void nineteen_of_twenty_intervals_hold_the_truth() {
        Random random = new Random(1);
        int held = 0;
        for (int trial = 0; trial < 1000; trial++) {
            double[] above = new double[80];
            double[] below = new double[80];
            for (int i = 0; i < 80; i++) {
                below[i] = 1 + random.nextInt(20);
                for (int k = 0; k < below[i]; k++) {
                    above[i] += random.nextInt(10) < 3 ? 1 : 0;
                }
            }
            Estimate share = Estimate.ratio(above, below).orElseThrow();
            held += Math.abs(share.value() - 0.3) <= share.within() ? 1 : 0;
        }
        assertThat(held).isBetween(930, 970);
    }
}
