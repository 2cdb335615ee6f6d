package org.mastercreator.bench.load;

import java.util.HashSet;
import java.util.Set;

/** What one subscriber saw of the numbered events: each must come once and in order. */
final class Sequence {
    private long next;
    private long duplicated;
    private long reordered;
    private final Set<Long> skipped = new HashSet<>();

    Sequence(long first) {
        next = first;
    }

    void saw(long number) {
        if (number == next) {
            next++;
        } else if (number > next) {
            for (long missing = next; missing < number; missing++) {
                skipped.add(missing);
            }
            next = number + 1;
        } else if (skipped.remove(number)) {
            reordered++;
        } else {
            duplicated++;
        }
    }

    long next() {
        return next;
    }

    /** Events before {@code end} that never came. */
    long lost(long end) {
        return skipped.size() + Math.max(0, end - next);
    }

    long duplicated() {
        return duplicated;
    }

    long reordered() {
        return reordered;
    }
}
