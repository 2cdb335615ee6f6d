package org.mastercreator.evaluate.mastery;

import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.prediction.Secure;
import org.mastercreator.learning.prediction.StudentState;
import org.mastercreator.learning.prediction.SuccessModel;

/** The project's own prediction. */
record BestTracer() implements Tracer {
    @Override
    public String name() {
        return "best";
    }

    @Override
    public Fitted fit(AnswerLog log) {
        return new Model(SuccessModel.fit(log));
    }

    private record Model(SuccessModel model) implements Fitted {
        @Override
        public Student begin() {
            return new Predicted(model, new StudentState());
        }

        @Override
        public void learn(Student student, int concept, int question, boolean right) {
            model.learn(((Predicted) student).state(), concept, question, right);
        }
    }

    private record Predicted(SuccessModel model, StudentState state) implements Student {
        @Override
        public double chance(int concept, int question, long time) {
            return model.chance(state, concept, question, time);
        }

        @Override
        public double mastery(int concept) {
            return model.mastery(state, concept);
        }

        @Override
        public boolean isMastered(int concept, long time) {
            return Secure.is(mastery(concept), chance(concept, AnswerLog.NO_QUESTION, time));
        }

        @Override
        public void take(int concept, int question, long time, boolean right) {
            model.take(state, concept, question, time, right);
        }

        @Override
        public int bytes() {
            return state.bytes();
        }
    }
}
