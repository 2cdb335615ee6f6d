package org.mastercreator.evaluate.mastery;

import java.util.Arrays;
import java.util.function.Function;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.tracing.BktFit;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.ConceptBkt;
import org.mastercreator.learning.tracing.FittedBkt;

/** Bayesian Knowledge Tracing, with the default parameters or fitted ones. */
record BktTracer(String name, Function<AnswerLog, FittedBkt> fitting) implements Tracer {
    static final BktTracer FIXED =
            new BktTracer("bkt-fixed", log -> FittedBkt.everywhere(new ConceptBkt(BktParameters.DEFAULT, 0)));
    static final BktTracer PLAIN = new BktTracer("bkt", log -> BktFit.fit(log, false));
    static final BktTracer FORGETTING = new BktTracer("bkt-forget", log -> BktFit.fit(log, true));

    @Override
    public Fitted fit(AnswerLog log) {
        FittedBkt fitted = fitting.apply(log);
        return () -> new Masteries(fitted);
    }

    /** The masteries of the concepts answered so far, by ascending number. */
    private static final class Masteries implements Student {
        private final FittedBkt fitted;
        private int[] concepts = new int[8];
        private float[] masteries = new float[8];
        private int size;

        Masteries(FittedBkt fitted) {
            this.fitted = fitted;
        }

        @Override
        public double mastery(int concept) {
            int slot = Arrays.binarySearch(concepts, 0, size, concept);
            return slot < 0 ? fitted.of(concept).start() : masteries[slot];
        }

        @Override
        public double chance(int concept, int question, long time) {
            return fitted.of(concept).chanceOfRightAnswer(mastery(concept));
        }

        @Override
        public void take(int concept, int question, long time, boolean right) {
            int slot = Arrays.binarySearch(concepts, 0, size, concept);
            ConceptBkt bkt = fitted.of(concept);
            if (slot < 0) {
                slot = open(concept, -slot - 1, bkt);
            }
            masteries[slot] = (float) bkt.after(masteries[slot], right);
        }

        private int open(int concept, int slot, ConceptBkt bkt) {
            if (size == concepts.length) {
                concepts = Arrays.copyOf(concepts, size + 8);
                masteries = Arrays.copyOf(masteries, size + 8);
            }
            System.arraycopy(concepts, slot, concepts, slot + 1, size - slot);
            System.arraycopy(masteries, slot, masteries, slot + 1, size - slot);
            concepts[slot] = concept;
            masteries[slot] = (float) bkt.start();
            size++;
            return slot;
        }

        @Override
        public int bytes() {
            return concepts.length * 8 + 2 * 16 + 4;
        }
    }
}
