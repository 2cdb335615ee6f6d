package org.mastercreator.bench.peer;

/** Classes that submissions come from. Ids follow a rule, so that server and load generator need not talk about them. */
public enum Roster {
    /** Whose dashboards are open. */
    BENCH,
    /** For the bare loop: nobody watches. */
    BARE;

    public static final int CLASSES = 30;
    public static final int STUDENTS_OF_A_CLASS = 20;
    public static final String CONCEPT = "concept_bench";

    /** @param number 0..{@value #CLASSES}-1 */
    public String classId(int number) {
        return "class_" + code() + twoDigits(number);
    }

    /** @param seat 0..{@value #STUDENTS_OF_A_CLASS}-1 */
    public String studentId(int classNumber, int seat) {
        return "student_" + code() + twoDigits(classNumber) + "_" + twoDigits(seat);
    }

    private String code() {
        return this == BENCH ? "bench_" : "bare_";
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
