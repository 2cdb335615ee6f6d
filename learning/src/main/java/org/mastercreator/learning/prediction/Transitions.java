package org.mastercreator.learning.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.mastercreator.learning.answers.AnswerLog;

/**
 * The pairs of concepts that students went between, numbered from 0. Which concept was practised before another tells
 * where in a course a student is.
 */
final class Transitions {
    static final Transitions NONE = new Transitions(LongStream.empty());

    /** Ascending: the concept in the upper half, the one before in the lower. */
    private final long[] pairs;

    /** @param pairs as {@link #pair} makes them, in any order */
    Transitions(LongStream pairs) {
        this.pairs = pairs.sorted().distinct().toArray();
    }

    /** @param before the concept before, by row of the log; negative for none */
    static Transitions of(AnswerLog log, int[] before) {
        return new Transitions(IntStream.range(0, log.size())
                .filter(row -> before[row] >= 0)
                .mapToLong(row -> pair(log.concept(row), before[row])));
    }

    static long pair(int concept, int before) {
        return (long) concept << Integer.SIZE | before;
    }

    /** In the order of their numbers. */
    LongStream pairs() {
        return Arrays.stream(pairs);
    }

    int count() {
        return pairs.length;
    }

    int concept(int number) {
        return (int) (pairs[number] >> Integer.SIZE);
    }

    int before(int number) {
        return (int) pairs[number];
    }

    /** The number of a pair, negative if nobody was seen to go there. */
    int number(int concept, int before) {
        return before < 0 ? -1 : Arrays.binarySearch(pairs, pair(concept, before));
    }
}
