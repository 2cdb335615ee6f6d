package org.mastercreator.learning.practice;

import org.mastercreator.learning.tracing.Percent;

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
     * The choice in a sentence that a teacher can check against the figures she sees.
     *
     * @param name of the concept asked
     * @param nameOfAfter of the concept whose answer led here
     */
    public String reason(String name, String nameOfAfter) {
        String stand = name + " is at " + Percent.of(mastery) + " after " + answers
                + (answers == 1 ? " answer. " : " answers. ");
        return switch (kind) {
            case PROBE -> "Nothing was asked about " + name + " yet: one answer tells whether to begin there.";
            case ADVANCE ->
                "What " + name + " builds on is known with " + Percent.of(ready) + ": time for something new.";
            case PRACTISE -> stand + "The next answer teaches it with a chance of " + Percent.of(expectedGain) + ".";
            case CONFIRM -> stand + "One more right answer may settle it.";
            case STEP_BACK ->
                "The answer on " + nameOfAfter + " was wrong, and it builds on " + name + ", which is at "
                        + Percent.of(mastery) + ".";
            case REVIEW -> name + " was mastered and has faded to " + Percent.of(mastery) + ".";
        };
    }
}
