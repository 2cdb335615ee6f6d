package org.mastercreator.learning.prediction;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.tracing.FittedBkt;

/**
 * Walks through all training students, each from her first answer, and shows every answer's signals as they were just
 * before it. The signals are computed anew on each walk: that is cheaper than the memory to keep them. Students are
 * split into a fixed number of parts whose results are handed back in order, so a fit gives the same on any machine.
 */
final class TrainingWalk {
    private static final int PARTS = 4;

    private final AnswerLog log;
    private final FittedBkt bkt;
    private final Difficulty difficulty;
    private final double longPause;

    TrainingWalk(AnswerLog log, FittedBkt bkt, Difficulty difficulty, double longPause) {
        this.log = log;
        this.bkt = bkt;
        this.difficulty = difficulty;
        this.longPause = longPause;
    }

    /** Is shown each answer, by row of the log. */
    @FunctionalInterface
    interface Visitor<T> {
        void visit(T collected, int row, double[] signals);
    }

    <T> List<T> collect(Supplier<T> empty, Visitor<T> visitor) {
        return IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> {
                    T collected = empty.get();
                    part(part, collected, visitor);
                    return collected;
                })
                .toList();
    }

    private <T> void part(int part, T collected, Visitor<T> visitor) {
        LeaveOneOut others = new LeaveOneOut(log, difficulty);
        double[] signals = new double[Signal.COUNT];
        int to = (int) ((long) log.students() * (part + 1) / PARTS);
        for (int student = (int) ((long) log.students() * part / PARTS); student < to; student++) {
            others.leaveOut(student);
            StudentState state = new StudentState();
            for (int row = log.from(student); row < log.to(student); row++) {
                Signals.Asked asked = asked(row, others);
                Signals.read(state, asked, signals);
                visitor.visit(collected, row, signals);
                Signals.move(state, asked, log.right(row));
            }
            others.takeBack(student);
        }
    }

    private Signals.Asked asked(int row, LeaveOneOut others) {
        int concept = log.concept(row);
        int question = log.question(row);
        return new Signals.Asked(
                concept,
                question,
                log.time(row),
                difficulty.level,
                others.concept(concept),
                others.question(question),
                longPause,
                bkt.of(concept));
    }
}
