package org.mastercreator.learning.prediction;

/** What a prediction can rest on. */
public enum Evidence {
    CONCEPT("how hard this concept is for most"),
    QUESTION("how hard this question is for most"),
    MASTERY("the mastery of this concept"),
    RECENT("the latest answers to this concept"),
    PRACTICE("how much this concept was practised"),
    ELSEWHERE("how this student does on other concepts"),
    LATELY("the latest answers to anything"),
    TIME_AWAY("the time since this concept was practised"),
    CAME_FROM("what was practised before this concept"),
    SEEN_BEFORE("this very question was answered before");

    private final String words;

    Evidence(String words) {
        this.words = words;
    }

    /** A phrase that names it, for a sentence: "the latest answers to this concept". */
    public String words() {
        return words;
    }
}
