package org.mastercreator.evaluate.mastery;

import java.util.Arrays;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;

/** Predicts every answer of a test from what came before it. */
final class Prequel {
    private static final int FIRST_REFIT = 100;
    private static final double GROWTH = 1.4;

    private Prequel() {}

    /** Fills in the chances of the test's answers at the given places of the predictions. */
    static void offline(Tracer.Fitted model, AnswerLog test, double[] chances) {
        for (int student = 0; student < test.students(); student++) {
            Tracer.Student state = model.begin();
            for (int row = test.from(student); row < test.to(student); row++) {
                chances[row] = state.chance(test.concept(row), test.question(row), test.time(row));
                state.take(test.concept(row), test.question(row), test.time(row), test.right(row));
            }
        }
    }

    /** The memory of all the students' states after their last answers. */
    static long bytes(Tracer.Fitted model, AnswerLog test) {
        long bytes = 0;
        for (int student = 0; student < test.students(); student++) {
            bytes += replayed(model, test, student, test.to(student) - test.from(student))
                    .bytes();
        }
        return bytes;
    }

    /**
     * The same in the order of arrival across students, learning on the way: what a model can learn from one answer it
     * learns at once, and whenever the test answers seen have grown by two fifths it is fitted anew to the training
     * answers and all of these, as a school would do by night. No answer is learned before it is predicted.
     */
    static void online(Tracer tracer, AnswerLog training, AnswerLog test, double[] chances) {
        Tracer.Fitted model = tracer.fit(training);
        Tracer.Student[] students = new Tracer.Student[test.students()];
        int[] next = new int[test.students()];
        int refitAt = FIRST_REFIT;
        for (int arrived = 0; arrived < test.size(); arrived++) {
            if (arrived == refitAt) {
                model = tracer.fit(seen(training, test, arrived));
                Arrays.fill(students, null);
                refitAt = (int) (refitAt * GROWTH);
            }
            int student = test.arrival(arrived);
            Tracer.Student state = students[student];
            if (state == null) {
                state = replayed(model, test, student, next[student]);
                students[student] = state;
            }
            int row = test.from(student) + next[student]++;
            chances[row] = state.chance(test.concept(row), test.question(row), test.time(row));
            model.learn(state, test.concept(row), test.question(row), test.right(row));
            state.take(test.concept(row), test.question(row), test.time(row), test.right(row));
        }
    }

    private static Tracer.Student replayed(Tracer.Fitted model, AnswerLog test, int student, int answers) {
        Tracer.Student state = model.begin();
        for (int row = test.from(student); row < test.from(student) + answers; row++) {
            state.take(test.concept(row), test.question(row), test.time(row), test.right(row));
        }
        return state;
    }

    private static AnswerLog seen(AnswerLog training, AnswerLog test, int arrived) {
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int student = 0; student < training.students(); student++) {
            for (int row = training.from(student); row < training.to(student); row++) {
                add(log, student, training, row);
            }
        }
        int[] next = new int[test.students()];
        for (int i = 0; i < arrived; i++) {
            int student = test.arrival(i);
            add(log, training.students() + student, test, test.from(student) + next[student]++);
        }
        return log.build();
    }

    private static void add(AnswerLogBuilder log, int student, AnswerLog from, int row) {
        log.add(student, from.concept(row), from.question(row), from.right(row), from.time(row));
    }
}
