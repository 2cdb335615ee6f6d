package org.mastercreator.learning.grading;

import java.util.Optional;
import java.util.Set;

/**
 * What counts when two graders of different kinds looked at an answer: a language model, which understands more, and
 * {@link ConstructedGrader}, which cannot be talked to. Where the second is fairly sure of much less than the first saw,
 * the lower grade stands until a teacher has looked; so also where it could not read the answer at all, or not tell what
 * is meant by it.
 */
public final class SecondOpinion {
    /** Share of the points from which on two grades disagree. */
    private static final double APART = 0.5;

    /** How sure the second must be to object to a higher grade, and to a lower one. */
    private static final double OBJECTS_TO_MORE = 0.6;

    private static final double OBJECTS_TO_LESS = 0.8;
    private static final double COULD_NOT_READ = 0.2;

    /** What a person must look at, whatever another grader thinks. */
    private static final Set<Doubt> FOR_A_TEACHER = Set.of(Doubt.SUSPICIOUS, Doubt.UNCLEAR);

    private static final double AGREED = 0.95;
    private static final double NEARLY = 0.85;
    private static final double DISPUTED = 0.5;

    private SecondOpinion() {}

    /** @return the first with a confidence, or the lower of the two with a doubt */
    public static Grade join(Grade first, Grade second) {
        double more = first.verdict().fraction() - second.verdict().fraction();
        Optional<Doubt> seen = second.doubt().filter(FOR_A_TEACHER::contains);
        boolean unread = second.confidence() < COULD_NOT_READ;
        boolean disputed = (more >= APART && second.confidence() >= OBJECTS_TO_MORE)
                || (more <= -APART && second.confidence() >= OBJECTS_TO_LESS);
        if (seen.isPresent() || unread || disputed) {
            Doubt doubt = seen.orElse(unread ? Doubt.NOT_READ : Doubt.GRADERS_DISAGREE);
            return (more <= 0 ? first : second).doubted(doubt, DISPUTED);
        }
        return first.doubt().isPresent() ? first : first.withConfidence(Math.abs(more) <= APART / 2 ? AGREED : NEARLY);
    }
}
