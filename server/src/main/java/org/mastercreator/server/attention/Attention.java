package org.mastercreator.server.attention;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one teacher's attention was spread over the students of a class. An act is an alert that she answered with help
 * or dismissed, an answer that she graded with a comment, a quarter of an hour in which she looked at a student's own
 * pages, or recommendations that she had made.
 *
 * @param students of the class now
 * @param acts all together
 * @param sentence what it comes to
 * @param byStudent the one with the fewest acts first
 * @param byIep null unless at least ten students have an IEP and at least ten have none
 */
record Attention(
        int days,
        int students,
        int acts,
        String sentence,
        List<StudentAttention> byStudent,
        @Nullable IepSpread byIep) {

    record StudentAttention(
            String studentId, String studentName, int alerts, int reviews, int visits, int recommendations, int acts) {}

    record GroupAttention(int students, double actsPerStudent) {}

    /**
     * Students with and without an IEP.
     *
     * @param difference how many acts more one with an IEP got on average
     * @param low where its 95 % interval begins
     * @param high where it ends
     */
    record IepSpread(
            GroupAttention with, GroupAttention without, double difference, double low, double high, String sentence) {}
}
