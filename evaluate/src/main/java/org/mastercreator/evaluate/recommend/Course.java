package org.mastercreator.evaluate.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.mastercreator.learning.practice.PracticeConcept;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * Forty concepts, each but the first five built on one or two of the ten before it. Every student gets a course drawn
 * anew, so that the intervals hold for other courses too. Each concept has a dozen questions.
 *
 * @param concepts with their true parameters; P(L0) is the share of students who know the concept at the start
 * @param difficulties of the questions of each concept: what is taken from the log-odds of a right answer
 */
record Course(World world, List<PracticeConcept> concepts, List<double[]> difficulties) {
    static final int CONCEPTS = 40;

    private static final int QUESTIONS = 12;

    private static final int WITHOUT_PREREQUISITES = 5;
    private static final int REACH = 10;
    private static final int MOST_PREREQUISITES = 2;
    private static final double KNOWN_WITHOUT_GROUND = 0.2;
    private static final double MOST_KNOWN = 0.99;

    static Course draw(World world, RandomGenerator random) {
        List<PracticeConcept> concepts = new ArrayList<>();
        for (int i = 0; i < CONCEPTS; i++) {
            List<Integer> prerequisites = prerequisites(i, random);
            double start = random.nextDouble(0.5, 0.95);
            for (int prerequisite : prerequisites) {
                start *= knownByGround(concepts.get(prerequisite));
            }
            BktParameters parameters = new BktParameters(
                    start, random.nextDouble(0.1, 0.3), random.nextDouble(0.1, 0.3), random.nextDouble(0.05, 0.15));
            concepts.add(new PracticeConcept(parameters, world.fade(), prerequisites));
        }
        List<double[]> difficulties = concepts.stream()
                .map(_ -> DoubleStream.generate(random::nextGaussian)
                        .limit(QUESTIONS)
                        .map(difficulty -> difficulty * world.itemSpread())
                        .toArray())
                .toList();
        return new Course(world, List.copyOf(concepts), difficulties);
    }

    int size() {
        return concepts.size();
    }

    BktParameters parametersOf(int concept) {
        return concepts.get(concept).parameters();
    }

    List<Integer> prerequisitesOf(int concept) {
        return concepts.get(concept).prerequisites();
    }

    /** The chance to know a concept at the start, once it is drawn what is known of its prerequisites. */
    double startOf(int concept, boolean[] known) {
        double start = parametersOf(concept).pInit();
        for (int prerequisite : prerequisitesOf(concept)) {
            start *= (known[prerequisite] ? 1 : KNOWN_WITHOUT_GROUND) / knownByGround(concepts.get(prerequisite));
        }
        return Math.min(start, MOST_KNOWN);
    }

    private static double knownByGround(PracticeConcept prerequisite) {
        double known = prerequisite.parameters().pInit();
        return known + (1 - known) * KNOWN_WITHOUT_GROUND;
    }

    private static List<Integer> prerequisites(int concept, RandomGenerator random) {
        if (concept < WITHOUT_PREREQUISITES) {
            return List.of();
        }
        int count = 1 + random.nextInt(MOST_PREREQUISITES);
        return random.ints(count, Math.max(0, concept - REACH), concept)
                .distinct()
                .boxed()
                .toList();
    }
}
