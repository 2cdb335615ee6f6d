package org.mastercreator.learning.answers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many students' answers in columns, so that a million of them fit into a few megabytes and a fit can run over them
 * again and again. Students, concepts and questions are small numbers from 0. The answers of a student stand together,
 * oldest first: rows {@code from(s)} to {@code to(s) − 1} belong to student s.
 */
public final class AnswerLog {
    /** Stands for the question where none is known. */
    public static final int NO_QUESTION = -1;

    private final int[] starts;
    private final int[] concepts;
    private final int[] questions;
    private final boolean[] right;
    private final long[] times;
    private final int[] arrivals;
    private final int conceptCount;
    private final int questionCount;

    AnswerLog(int[] starts, int[] concepts, int[] questions, boolean[] right, long[] times, int[] arrivals) {
        this.starts = starts;
        this.concepts = concepts;
        this.questions = questions;
        this.right = right;
        this.times = times;
        this.arrivals = arrivals;
        conceptCount = Arrays.stream(concepts).max().orElse(-1) + 1;
        questionCount = Arrays.stream(questions).max().orElse(-1) + 1;
    }

    public static AnswerLog empty() {
        return new AnswerLogBuilder().build();
    }

    /** The students of all the logs, one log after the other. */
    public static AnswerLog joined(List<AnswerLog> logs) {
        AnswerLogBuilder joined = new AnswerLogBuilder();
        int before = 0;
        for (AnswerLog log : logs) {
            for (int student = 0; student < log.students(); student++) {
                for (int row = log.from(student); row < log.to(student); row++) {
                    joined.add(before + student, log.concept(row), log.question(row), log.right(row), log.time(row));
                }
            }
            before += log.students();
        }
        return joined.build();
    }

    /** How many answers. */
    public int size() {
        return concepts.length;
    }

    public int students() {
        return starts.length - 1;
    }

    /** One more than the highest number of a concept that occurs. */
    public int conceptCount() {
        return conceptCount;
    }

    /** One more than the highest number of a question that occurs; 0 if no answer names its question. */
    public int questionCount() {
        return questionCount;
    }

    public int from(int student) {
        return starts[student];
    }

    public int to(int student) {
        return starts[student + 1];
    }

    public int concept(int row) {
        return concepts[row];
    }

    /** The question's number, or {@link #NO_QUESTION}. */
    public int question(int row) {
        return questions[row];
    }

    public boolean right(int row) {
        return right[row];
    }

    /** When it was given, in any unit that only grows; 0 where unknown. */
    public long time(int row) {
        return times[row];
    }

    /**
     * The student of the n-th answer in the order of arrival. A student's own answers arrive in their order, so this
     * is enough to walk through everything as it happened.
     */
    public int arrival(int n) {
        return arrivals[n];
    }

    /** The answers of these students only; they are numbered anew from 0 in the order given. */
    public AnswerLog of(int... chosen) {
        int[] renumbered = new int[students()];
        Arrays.fill(renumbered, -1);
        int[] newStarts = new int[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            renumbered[chosen[i]] = i;
            newStarts[i + 1] = newStarts[i] + to(chosen[i]) - from(chosen[i]);
        }
        int[] rows = Arrays.stream(chosen)
                .flatMap(student -> IntStream.range(from(student), to(student)))
                .toArray();
        boolean[] newRight = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            newRight[i] = right[rows[i]];
        }
        return new AnswerLog(
                newStarts,
                Arrays.stream(rows).map(row -> concepts[row]).toArray(),
                Arrays.stream(rows).map(row -> questions[row]).toArray(),
                newRight,
                Arrays.stream(rows).mapToLong(row -> times[row]).toArray(),
                Arrays.stream(arrivals)
                        .map(student -> renumbered[student])
                        .filter(student -> student >= 0)
                        .toArray());
    }
}
