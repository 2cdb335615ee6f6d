package org.mastercreator.evaluate.recommend;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.mastercreator.learning.tracing.ConceptBkt;

/** The simple rules that look at mastery as plain Bayesian Knowledge Tracing gives it, each with its own choice. */
abstract class Traced implements Policy {
    private static final double MASTERED = 0.95;

    private final List<ConceptBkt> concepts;
    private final double[] mastery;
    private final double declareFrom;

    Traced(Course course, double declareFrom) {
        this.concepts = course.concepts().stream()
                .map(concept -> new ConceptBkt(concept.parameters(), 0))
                .toList();
        this.mastery = concepts.stream().mapToDouble(ConceptBkt::start).toArray();
        this.declareFrom = declareFrom;
    }

    /** Forever the concept of the lowest mastery. */
    static Policy lowestFirst(Course course) {
        return new Traced(course, MASTERED) {
            @Override
            public OptionalInt next() {
                return least(this::open, this::mastery);
            }
        };
    }

    /** One concept after another, each until its mastery is 0.95. */
    static Policy inOrder(Course course) {
        return new Traced(course, MASTERED) {
            @Override
            public OptionalInt next() {
                return least(this::open, i -> i);
            }
        };
    }

    /** Of the concepts whose prerequisites are all at 0.95, the one nearest to it. */
    static Policy gate(Course course) {
        return new Traced(course, MASTERED) {
            @Override
            public OptionalInt next() {
                return least(
                        i -> open(i) && course.prerequisitesOf(i).stream().allMatch(this::declared), i -> -mastery(i));
            }
        };
    }

    /** What lies in the band 0.40..0.60, else what lies nearest to it; stops at 0.75. */
    static Policy band(Course course) {
        return new Traced(course, 0.75) {
            @Override
            public OptionalInt next() {
                return least(this::open, i -> Math.max(0.1, Math.abs(mastery(i) - 0.5)));
            }
        };
    }

    final double mastery(int concept) {
        return mastery[concept];
    }

    final boolean open(int concept) {
        return !declared(concept);
    }

    final OptionalInt least(IntPredicate among, IntToDoubleFunction by) {
        return IntStream.range(0, mastery.length)
                .filter(among)
                .reduce((one, other) -> by.applyAsDouble(other) < by.applyAsDouble(one) ? other : one);
    }

    @Override
    public final void take(int concept, int question, boolean right) {
        mastery[concept] = concepts.get(concept).after(mastery[concept], right);
    }

    @Override
    public final boolean declared(int concept) {
        return mastery[concept] >= declareFrom;
    }
}
