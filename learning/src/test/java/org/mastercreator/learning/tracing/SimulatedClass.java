package org.mastercreator.learning.tracing;

import java.util.Random;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;

/** Students who learn, forget, guess and slip exactly as the model says. */
final class SimulatedClass {
    private SimulatedClass() {}

    /** Every student answers the one concept 0 equally often. */
    static AnswerLog of(ConceptBkt truth, int students, int answers, long seed) {
        Random random = new Random(seed);
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int student = 0; student < students; student++) {
            boolean known = random.nextDouble() < truth.known().pInit();
            for (int i = 0; i < answers; i++) {
                double chance =
                        known ? 1 - truth.known().pSlip() : truth.known().pGuess();
                log.add(student, 0, AnswerLog.NO_QUESTION, random.nextDouble() < chance, 0);
                double flip = known ? truth.pForget() : truth.known().pLearn();
                known ^= random.nextDouble() < flip;
            }
        }
        return log.build();
    }
}
