package org.mastercreator.evaluate.recommend;

import java.util.List;
import java.util.OptionalInt;
import org.mastercreator.learning.practice.Choice;
import org.mastercreator.learning.practice.Practice;
import org.mastercreator.learning.practice.PracticeConcept;

/** Ours: the policy of the product. */
final class Guided implements Policy {
    private final Practice practice;

    Guided(List<PracticeConcept> concepts) {
        practice = new Practice(concepts);
    }

    @Override
    public OptionalInt next() {
        return practice.next().map(Choice::concept).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public void take(int concept, boolean right) {
        practice.take(concept, right);
    }

    @Override
    public boolean declared(int concept) {
        return practice.declared(concept);
    }
}
