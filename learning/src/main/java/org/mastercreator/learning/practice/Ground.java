package org.mastercreator.learning.practice;

import java.util.Arrays;

/**
 * What a course's map alone lets expect: who does not know what a concept builds on seldom knows the concept, so that
 * the further up it stands the fewer know it (a noisy AND gate; Pearl 1988, section 4.3).
 */
final class Ground {
    /** How many times less often a concept is known without one of its prerequisites than with it. */
    static final double KNOWN_WITHOUT = 0.17;

    private static final int HALVINGS = 30;
    private static final double NOT_YET = -1;

    private Ground() {}

    /**
     * The chance that each concept is known at the start, if all are alike but for what they build on.
     *
     * @param mean of the course, 0..1
     */
    static double[] knownAtStart(CourseMap map, double mean) {
        double[] known = new double[map.size()];
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double withGround = (low + high) / 2;
            Arrays.fill(known, NOT_YET);
            for (int concept = 0; concept < known.length; concept++) {
                known(map, concept, withGround, known);
            }
            if (Arrays.stream(known).sum() < mean * known.length) {
                low = withGround;
            } else {
                high = withGround;
            }
        }
        return known;
    }

    private static double known(CourseMap map, int concept, double withGround, double[] known) {
        if (known[concept] == NOT_YET) {
            double chance = withGround;
            for (int prerequisite : map.below(concept)) {
                double ground = known(map, prerequisite, withGround, known);
                chance *= ground + (1 - ground) * KNOWN_WITHOUT;
            }
            known[concept] = chance;
        }
        return known[concept];
    }
}
