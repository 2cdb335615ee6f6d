package org.mastercreator.learning.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NeighboursTest {
    @Property(tries = 200)
    void they_are_those_that_comparing_everyone_with_everyone_finds(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int students) {
        List<Learner> all = Classes.random(seed, students, 4);
        Neighbours neighbours = new Neighbours(all);
        for (Learner one : all) {
            List<String> nearest = all.stream()
                    .filter(other -> !other.equals(one))
                    .sorted(Comparator.comparingDouble((Learner other) -> distance(one, other))
                            .thenComparing(Learner::studentId))
                    .limit(3)
                    .map(Learner::studentId)
                    .toList();
            assertThat(neighbours.nearest(one, 3)).isEqualTo(nearest);
        }
    }

    private static double distance(Learner one, Learner other) {
        double sum = 0;
        for (int i = 0; i < one.states().size(); i++) {
            sum += Math.abs(
                    one.states().get(i).mastery() - other.states().get(i).mastery());
        }
        return sum;
    }
}
