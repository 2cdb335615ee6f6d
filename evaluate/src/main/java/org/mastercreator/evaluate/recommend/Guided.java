package org.mastercreator.evaluate.recommend;

import java.util.List;
import java.util.OptionalInt;
import org.mastercreator.learning.practice.Choice;
import org.mastercreator.learning.practice.Practice;
import org.mastercreator.learning.practice.PracticeConcept;
import org.mastercreator.learning.recommend.Zone;

/** Ours: the policy of the product. */
final class Guided implements Policy {
    private final Practice practice;
    private final List<double[]> difficulties;

    /** @param difficulties of the questions of each concept, as far as they are known */
    Guided(List<PracticeConcept> concepts, List<double[]> difficulties) {
        practice = new Practice(concepts);
        this.difficulties = difficulties;
    }

    @Override
    public OptionalInt next() {
        return practice.next().map(Choice::concept).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public double suits(int concept, int question) {
        return practice.suits(concept, difficulties.get(concept)[question], Zone.DEFAULT);
    }

    @Override
    public void take(int concept, int question, boolean right) {
        practice.take(concept, difficulties.get(concept)[question], right);
    }

    @Override
    public boolean declared(int concept) {
        return practice.declared(concept);
    }
}
