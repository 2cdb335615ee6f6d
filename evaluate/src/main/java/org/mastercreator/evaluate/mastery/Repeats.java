package org.mastercreator.evaluate.mastery;

import java.util.Arrays;
import org.mastercreator.learning.answers.AnswerLog;

/**
 * Counts answers that look like the student's answer before them in another row: to the same question, under another
 * skill, or the same in everything at a known moment. Where one answer stands in several rows, each gives away the next.
 */
final class Repeats {
    private int[] skills = new int[0];
    private int[] questions = new int[0];
    private boolean[] right = new boolean[0];
    private long[] times = new long[0];
    private int count;

    /** @param time 0 if unknown */
    void see(int student, int skill, int question, boolean isRight, long time) {
        if (student >= questions.length) {
            grow(Math.max(1024, student * 2));
        }
        boolean same = question != AnswerLog.NO_QUESTION
                && questions[student] == question
                && right[student] == isRight
                && times[student] == time;
        if (same && (skills[student] != skill || time != 0)) {
            count++;
        }
        skills[student] = skill;
        questions[student] = question;
        right[student] = isRight;
        times[student] = time;
    }

    private void grow(int capacity) {
        int before = questions.length;
        skills = Arrays.copyOf(skills, capacity);
        questions = Arrays.copyOf(questions, capacity);
        Arrays.fill(questions, before, capacity, AnswerLog.NO_QUESTION);
        right = Arrays.copyOf(right, capacity);
        times = Arrays.copyOf(times, capacity);
    }

    int count() {
        return count;
    }
}
