package org.mastercreator.evaluate.recommend;

import java.util.Arrays;
import java.util.OptionalInt;

/** Sees the hidden mastery: asks what is not mastered yet and is learned soonest, first what opens the way to more. */
final class Oracle implements Policy {
    private static final double FOR_EACH_OPENED = 0.1;

    private final Course course;
    private final Pupil pupil;
    private final int[] opens;

    Oracle(Course course, Pupil pupil) {
        this.course = course;
        this.pupil = pupil;
        opens = new int[course.size()];
    }

    @Override
    public OptionalInt next() {
        countOpened();
        int best = -1;
        double most = -1;
        for (int i = 0; i < course.size(); i++) {
            double worth = pupil.learning(i) * (1 + FOR_EACH_OPENED * opens[i]);
            if (!pupil.mastered(i) && worth > most) {
                most = worth;
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    @Override
    public void take(int concept, int question, boolean right) {}

    @Override
    public boolean declared(int concept) {
        return pupil.mastered(concept);
    }

    private void countOpened() {
        Arrays.fill(opens, 0);
        for (int i = 0; i < course.size(); i++) {
            if (!pupil.mastered(i)) {
                course.prerequisitesOf(i).forEach(prerequisite -> opens[prerequisite]++);
            }
        }
    }
}
