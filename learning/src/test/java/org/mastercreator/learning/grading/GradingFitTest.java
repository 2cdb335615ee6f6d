package org.mastercreator.learning.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradingFitTest {
    @Test
    void a_logistic_fit_finds_the_weights_that_made_the_answers() {
        Random random = new Random(5);
        Logistic truth = new Logistic(List.of(-0.5, 2.0, -1.0));
        List<double[]> rows = new ArrayList<>();
        double[] targets = new double[20_000];
        for (int i = 0; i < targets.length; i++) {
            double[] row = {random.nextGaussian(), 3 + random.nextGaussian()};
            rows.add(row);
            targets[i] = random.nextDouble() < truth.chance(row) ? 1 : 0;
        }
        Logistic found = Logistic.fit(rows, targets, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(found.weights().get(i))
                    .isCloseTo(truth.weights().get(i), org.assertj.core.data.Offset.offset(0.15));
        }
    }

    @Test
    void a_symmetric_system_is_solved() {
        double[] x = new Cholesky(new double[][] {{4, 2}, {2, 3}}).solve(new double[] {10, 8});
        assertThat(x[0]).isCloseTo(1.75, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(x[1]).isCloseTo(1.5, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void nothing_to_learn_from_is_refused() {
        assertThatThrownBy(() -> GradingFit.fit(List.of(), _ -> new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
