package org.mastercreator.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A student of the sample class had mastered concepts that build on what she did not know. */
class SampleReadinessTest {
    private static final List<String> CONCEPTS = List.of("last", "first", "second", "other", "third");
    private static final List<List<String>> REQUIRES =
            List.of(List.of("third", "other"), List.of(), List.of("first"), List.of(), List.of("second", "first"));

    @Test
    void who_knows_a_concept_knows_what_it_builds_on_and_as_many_are_known_as_were_drawn() {
        for (int seed = 0; seed < 500; seed++) {
            double[] drawn = new Random(seed).doubles(CONCEPTS.size()).toArray();
            double[] readiness = SampleReadiness.draw(CONCEPTS, REQUIRES, new Random(seed));
            for (int i = 0; i < CONCEPTS.size(); i++) {
                for (String required : REQUIRES.get(i)) {
                    assertThat(readiness[CONCEPTS.indexOf(required)]).isLessThan(readiness[i]);
                }
            }
            Arrays.sort(drawn);
            Arrays.sort(readiness);
            assertThat(readiness).containsExactly(drawn);
        }
    }
}
