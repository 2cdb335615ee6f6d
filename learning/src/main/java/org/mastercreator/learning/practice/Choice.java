package org.mastercreator.learning.practice;

/**
 * The concept to ask next, and what speaks for it.
 *
 * @param concept its place in the course
 * @param mastery the chance that it is known now, 0..1
 * @param ready the chance that a student who does not know it knows all that it builds on, 0..1; 1 if it builds on
 *     nothing
 * @param chanceOfRightAnswer 0..1
 * @param expectedGain the chance that this answer teaches it, 0..1
 * @param answers given to it so far
 * @param after the place of the concept whose answer led here; its own place if none did
 */
public record Choice(
        int concept,
        ChoiceKind kind,
        double mastery,
        double ready,
        double chanceOfRightAnswer,
        double expectedGain,
        int answers,
        int after) {

    /**
     * The choice in a sentence. It names no figure: what practice believes is not the mastery that a teacher sees.
     *
     * @param name of the concept asked
     * @param nameOfAfter of the concept whose answer led here
     */
    public String reason(String name, String nameOfAfter) {
        return switch (kind) {
            case PROBE -> "Nothing was asked about " + name + " yet: one answer tells whether to begin there.";
            case ADVANCE -> "What " + name + " builds on is there: time for something new.";
            case PRACTISE -> name + " was begun and is not settled: here the next answer teaches most.";
            case CONFIRM -> name + " is nearly sure: one more right answer may settle it.";
            case STEP_BACK -> "The last answer on " + nameOfAfter + " was wrong, and it builds on " + name + ".";
            case REVIEW -> name + " was mastered, and that is no longer sure.";
        };
    }
}
