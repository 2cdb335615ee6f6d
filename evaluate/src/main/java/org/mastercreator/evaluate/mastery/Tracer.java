package org.mastercreator.evaluate.mastery;

import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.tracing.MasteryLevel;

/** A model of mastery under evaluation. */
interface Tracer {
    String name();

    /** A fitted model that goes on from these answers. */
    Fitted fit(AnswerLog log);

    /** Can be asked for predictions; a student is begun once and then moved by each answer. */
    interface Fitted {
        Student begin();

        /** Lets what holds for all students learn from one answer; it has been predicted, but not taken yet. */
        default void learn(Student student, int concept, int question, boolean right) {}
    }

    interface Student {
        double chance(int concept, int question, long time);

        void take(int concept, int question, long time, boolean right);

        /** The probability that she knows the concept now, 0..1. */
        double mastery(int concept);

        /** Whether the model would call the concept mastered. */
        default boolean isMastered(int concept, long time) {
            return MasteryLevel.of(mastery(concept)) == MasteryLevel.MASTERED;
        }

        /** The memory that the student's state takes. */
        int bytes();
    }
}
