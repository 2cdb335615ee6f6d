package org.mastercreator.learning.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mastercreator.learning.tracing.BktParameters;

/** Held against the whole table of two concepts, of which the second builds on the first. */
class BeliefTest {
    private static final BktParameters GROUND = new BktParameters(0.4, 0.1, 0.25, 0.2);
    private static final BktParameters ABOVE = new BktParameters(0.3, 0.15, 0.2, 0.25);
    private static final double WITHOUT_GROUND = 0.2;
    private static final List<PracticeConcept> COURSE =
            List.of(new PracticeConcept(GROUND, 0, List.of()), new PracticeConcept(ABOVE, 0, List.of(0)));

    /** The chances of knowing the ground or not, and what stands on it or not. */
    private static final class Table {
        private final double[][] known = new double[2][2];

        Table() {
            double p = GROUND.pInit();
            double with = ABOVE.pInit() / (p + Ground.KNOWN_WITHOUT * (1 - p));
            known[1][1] = p * with;
            known[1][0] = p - known[1][1];
            known[0][1] = (1 - p) * Ground.KNOWN_WITHOUT * with;
            known[0][0] = 1 - p - known[0][1];
        }

        double mastery(int concept) {
            return known[1][1] + (concept == 0 ? known[1][0] : known[0][1]);
        }

        void take(int concept, boolean right) {
            BktParameters own = concept == 0 ? GROUND : ABOVE;
            double sum = 0;
            for (int ground = 0; ground < 2; ground++) {
                for (int above = 0; above < 2; above++) {
                    double chance = (concept == 0 ? ground : above) == 1 ? 1 - own.pSlip() : own.pGuess();
                    sum += known[ground][above] *= right ? chance : 1 - chance;
                }
            }
            for (double[] row : known) {
                row[0] /= sum;
                row[1] /= sum;
            }
            for (int other = 0; other < 2; other++) {
                if (concept == 0) {
                    double learned = known[0][other] * own.pLearn();
                    known[0][other] -= learned;
                    known[1][other] += learned;
                } else {
                    double learned = known[other][0] * own.pLearn() * (other == 1 ? 1 : WITHOUT_GROUND);
                    known[other][0] -= learned;
                    known[other][1] += learned;
                }
            }
        }
    }

    private static Belief belief() {
        return new Belief(
                new CourseMap(COURSE), List.of(GROUND, ABOVE), new double[2], new Profile(0, 0, WITHOUT_GROUND, 1));
    }

    @Property
    void it_is_exact_for_two_linked_concepts(@ForAll @Size(max = 4) List<Boolean> onTheSecond, @ForAll int answers) {
        Belief belief = belief();
        Table table = new Table();
        for (int i = 0; i < onTheSecond.size(); i++) {
            int concept = onTheSecond.get(i) ? 1 : 0;
            boolean right = (answers >> i & 1) == 1;
            belief.take(concept, 1, right);
            table.take(concept, right);
            assertThat(belief.mastery(0)).isCloseTo(table.mastery(0), within(1e-9));
            assertThat(belief.mastery(1)).isCloseTo(table.mastery(1), within(1e-9));
        }
    }

    @Test
    void who_does_not_know_the_ground_learns_what_stands_on_it_the_slower() {
        Table table = new Table();
        double ground = table.known[1][0] / (table.known[1][0] + table.known[0][0]);
        assertThat(belief().learning(0)).isEqualTo(GROUND.pLearn());
        assertThat(belief().learning(1))
                .isCloseTo(ABOVE.pLearn() * (ground + (1 - ground) * WITHOUT_GROUND), within(1e-12));
    }

    /** 0.8 : 0.2 and 0.25 : 0.75, each against twice the odds. */
    @Test
    void a_question_that_is_harder_has_so_many_times_the_odds_against_it() {
        assertThat(belief().rightIfKnown(0, 2)).isCloseTo(0.8 / 1.2, within(1e-12));
        assertThat(belief().rightIfUnknown(0, 2)).isCloseTo(0.25 / 1.75, within(1e-12));
    }
}
