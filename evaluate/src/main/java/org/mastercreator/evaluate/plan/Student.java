package org.mastercreator.evaluate.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.mastercreator.learning.recommend.ConceptState;
import org.mastercreator.learning.recommend.Learner;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.KnowledgeTracer;

/** A simulated student of six concepts, who answers and learns as Bayesian Knowledge Tracing supposes. */
final class Student {
    private static final int CONCEPTS = 6;
    private static final int ANSWERS_BEFORE = 3;
    private static final BktParameters USUAL = BktParameters.DEFAULT;

    private final String id;
    private final SplittableRandom random;
    private final boolean[] knows = new boolean[CONCEPTS];
    private final double[] mastery = new double[CONCEPTS];
    private final int[] answers = new int[CONCEPTS];

    Student(int number, SplittableRandom random) {
        id = "s" + number;
        this.random = random;
        double able = random.nextDouble(0.1, 0.7);
        for (int concept = 0; concept < CONCEPTS; concept++) {
            knows[concept] = random.nextDouble() < able;
            mastery[concept] = USUAL.pInit();
            for (int i = 0; i < ANSWERS_BEFORE; i++) {
                answer(concept);
            }
        }
    }

    void answer(String conceptId) {
        answer(Integer.parseInt(conceptId.substring(1)));
    }

    private void answer(int concept) {
        boolean right = random.nextDouble() < (knows[concept] ? 1 - USUAL.pSlip() : USUAL.pGuess());
        mastery[concept] = KnowledgeTracer.update(mastery[concept], USUAL, right ? 1 : 0);
        knows[concept] |= random.nextDouble() < USUAL.pLearn() / 3;
        answers[concept]++;
    }

    Learner learner(Instant now) {
        List<ConceptState> states = new ArrayList<>();
        for (int concept = 0; concept < CONCEPTS; concept++) {
            states.add(new ConceptState(
                    "c" + concept,
                    "Concept " + concept,
                    mastery[concept],
                    answers[concept],
                    Optional.of(now),
                    USUAL,
                    KnowledgeTracer.chanceOfRightAnswer(mastery[concept], USUAL),
                    List.of()));
        }
        return new Learner(id, "Student " + id, Set.of(), OptionalDouble.empty(), states);
    }
}
