package org.mastercreator.evaluate.recommend;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The fixed sequence: one concept after another, each until three answers in a row are right. */
final class ThreeInARow implements Policy {
    private static final int ENOUGH = 3;

    private final int[] rightInARow;

    ThreeInARow(Course course) {
        rightInARow = new int[course.size()];
    }

    @Override
    public OptionalInt next() {
        return IntStream.range(0, rightInARow.length).filter(i -> !declared(i)).findFirst();
    }

    @Override
    public void take(int concept, int question, boolean right) {
        rightInARow[concept] = right ? rightInARow[concept] + 1 : 0;
    }

    @Override
    public boolean declared(int concept) {
        return rightInARow[concept] >= ENOUGH;
    }
}
