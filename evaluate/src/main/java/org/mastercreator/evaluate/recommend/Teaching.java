package org.mastercreator.evaluate.recommend;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** The policies that are compared, in the order in which they are printed. */
enum Teaching {
    ORACLE("oracle (sees the truth)"),
    RANDOM("random"),
    FIXED("in order to 3 in a row"),
    THRESHOLD("band 0.40..0.60, to 0.75"),
    LOWEST("lowest mastery first"),
    IN_ORDER("in order to 0.95"),
    GATE("gate, nearest to 0.95"),
    OURS("ours"),
    OURS_WRONG("ours, wrong parameters"),
    OURS_START("ours, start parameters");

    private final String title;

    Teaching(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean ours() {
        return this == OURS || this == OURS_WRONG || this == OURS_START;
    }

    Policy begin(Course course, Pupil pupil, RandomGenerator random) {
        return switch (this) {
            case ORACLE -> new Oracle(course, pupil);
            case RANDOM -> randomly(course, random);
            case FIXED -> new ThreeInARow(course);
            case THRESHOLD -> Traced.band(course);
            case LOWEST -> Traced.lowestFirst(course);
            case IN_ORDER -> Traced.inOrder(course);
            case GATE -> Traced.gate(course);
            case OURS -> new Guided(course.concepts(), course.difficulties());
            case OURS_WRONG -> new Guided(Wrong.perturbed(course, random), Wrong.difficulties(course, random));
            case OURS_START -> new Guided(Wrong.start(course), Wrong.unknown(course));
        };
    }

    private static Policy randomly(Course course, RandomGenerator random) {
        return new Policy() {
            @Override
            public OptionalInt next() {
                return OptionalInt.of(random.nextInt(course.size()));
            }

            @Override
            public void take(int concept, int question, boolean right) {}

            @Override
            public boolean declared(int concept) {
                return false;
            }
        };
    }
}
