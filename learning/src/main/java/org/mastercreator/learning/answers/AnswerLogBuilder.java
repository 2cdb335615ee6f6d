package org.mastercreator.learning.answers;

import java.util.Arrays;

/** Collects answers in the order in which they arrived and puts them together by student and time. */
public final class AnswerLogBuilder {
    private int[] students = new int[1024];
    private int[] concepts = new int[1024];
    private int[] questions = new int[1024];
    private boolean[] right = new boolean[1024];
    private long[] times = new long[1024];
    private int size;
    private int studentCount;

    /**
     * Adds one answer.
     *
     * @param question its number, or {@link AnswerLog#NO_QUESTION}
     * @param time in any unit that grows, 0 if unknown
     * @throws IllegalArgumentException if a number is negative
     */
    public AnswerLogBuilder add(int student, int concept, int question, boolean isRight, long time) {
        if (student < 0 || concept < 0 || question < AnswerLog.NO_QUESTION) {
            throw new IllegalArgumentException(
                    "numbers start at 0, were student " + student + ", concept " + concept + ", question " + question);
        }
        if (size == students.length) {
            grow(size + size / 2);
        }
        students[size] = student;
        concepts[size] = concept;
        questions[size] = question;
        right[size] = isRight;
        times[size] = time;
        size++;
        studentCount = Math.max(studentCount, student + 1);
        return this;
    }

    private void grow(int capacity) {
        students = Arrays.copyOf(students, capacity);
        concepts = Arrays.copyOf(concepts, capacity);
        questions = Arrays.copyOf(questions, capacity);
        right = Arrays.copyOf(right, capacity);
        times = Arrays.copyOf(times, capacity);
    }

    /** The log: by student, a student's answers by time, equal times in the order of arrival. */
    public AnswerLog build() {
        int[] starts = new int[studentCount + 1];
        for (int row = 0; row < size; row++) {
            starts[students[row] + 1]++;
        }
        for (int student = 0; student < studentCount; student++) {
            starts[student + 1] += starts[student];
        }
        int[] order = ordered(starts);
        int[] sortedConcepts = new int[size];
        int[] sortedQuestions = new int[size];
        boolean[] sortedRight = new boolean[size];
        long[] sortedTimes = new long[size];
        for (int i = 0; i < size; i++) {
            sortedConcepts[i] = concepts[order[i]];
            sortedQuestions[i] = questions[order[i]];
            sortedRight[i] = right[order[i]];
            sortedTimes[i] = times[order[i]];
        }
        return new AnswerLog(
                starts, sortedConcepts, sortedQuestions, sortedRight, sortedTimes, Arrays.copyOf(students, size));
    }

    private int[] ordered(int[] starts) {
        int[] next = starts.clone();
        int[] order = new int[size];
        for (int row = 0; row < size; row++) {
            order[next[students[row]]++] = row;
        }
        for (int student = 0; student < studentCount; student++) {
            sortByTime(order, starts[student], starts[student + 1]);
        }
        return order;
    }

    private void sortByTime(int[] order, int from, int to) {
        boolean sorted = true;
        for (int i = from + 1; i < to && sorted; i++) {
            sorted = times[order[i - 1]] <= times[order[i]];
        }
        if (!sorted) {
            Integer[] rows = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
            Arrays.sort(rows, (one, other) -> Long.compare(times[one], times[other]));
            for (int i = from; i < to; i++) {
                order[i] = rows[i - from];
            }
        }
    }
}
