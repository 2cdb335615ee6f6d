package org.mastercreator.server.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void one_sentence_says_who_got_half_and_how_many_got_nothing() {
        int[] acts = new int[20];
        acts[0] = 12;
        acts[1] = 6;
        acts[2] = 6;
        assertThat(Spread.sentence(acts, 28))
                .isEqualTo(
                        "Half of your attention in the last 28 days went to 1 of 20 students; 17 got none, where chance "
                                + "alone would leave out 3 to 9.");
        assertThat(Spread.sentence(new int[5], 1)).startsWith("Nothing is noted in the last day");
        assertThat(Spread.sentence(new int[0], 7)).isEqualTo("The class has no students.");
    }

    @Test
    void what_chance_leaves_out_is_what_throwing_at_random_leaves_out() {
        Random random = new Random(3);
        for (int[] each : new int[][] {{30, 20}, {30, 60}, {12, 40}, {30, 300}, {1, 5}, {2, 1}}) {
            Spread.Range range = Spread.leftOutByChance(each[0], each[1]);
            long inside = IntStream.range(0, 2000)
                    .filter(_ -> {
                        boolean[] hit = new boolean[each[0]];
                        for (int i = 0; i < each[1]; i++) {
                            hit[random.nextInt(each[0])] = true;
                        }
                        int none = (int) IntStream.range(0, hit.length)
                                .filter(i -> !hit[i])
                                .count();
                        return none >= range.low() && none <= range.high();
                    })
                    .count();
            assertThat(inside).as(Arrays.toString(each)).isGreaterThan(1860);
        }
    }

    @Test
    void groups_are_compared_only_from_ten_students_each_on() {
        int[] nine = new int[9];
        int[] many = new int[20];
        assertThat(Spread.compared(nine, many)).isEmpty();
        assertThat(Spread.compared(many, nine)).isEmpty();
        int[] ten = {3, 3, 3, 3, 3, 5, 5, 5, 5, 5};
        Attention.IepSpread compared = Spread.compared(ten, many).orElseThrow();
        assertThat(compared.difference()).isCloseTo(4, within(1e-9));
        assertThat(compared.low()).isCloseTo(4 - 1.959964 * Math.sqrt(10.0 / 9 / 10), within(1e-6));
        assertThat(compared.sentence())
                .isEqualTo("Students with an IEP got 4.0 more acts each than the others (95% interval +3.3 to +4.7).");
        assertThat(Spread.compared(many, ten).orElseThrow().sentence()).contains("4.0 fewer acts each", "−4.7 to −3.3");
        assertThat(Spread.compared(ten, ten).orElseThrow().sentence()).endsWith("may be chance.");
    }
}
