package org.mastercreator.learning.practice;

import java.util.Arrays;
import java.util.List;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * What the answers say about each concept if the student is of one profile. The concept asked is traced by Bayesian
 * Knowledge Tracing, with less learning the less likely its prerequisites are known. From there the evidence spreads
 * along the links: a wrong answer speaks against what the concept builds on and what builds on it, a right one for
 * both, and the less the further away. It is exact for two linked concepts, and for many as long as no two ways lead
 * from one to another. An answer visits each concept at most once.
 */
final class Belief {
    private static final double LOWEST = 0.002;
    private static final double HIGHEST = 0.998;
    private static final double TOO_LITTLE_TO_SPREAD = 0.004;

    private final CourseMap map;
    private final double withoutGround;
    private final double[] mastery;
    private final double[] learn;
    private final double[] guess;
    private final double[] slip;
    private final double[] kept;
    private final double[] ratio;
    private final int[] queue;
    private final double[] before;
    private final boolean[] reached;

    Belief(CourseMap map, List<BktParameters> parameters, double[] fade, Profile profile) {
        this.map = map;
        int n = map.size();
        withoutGround = profile.withoutGround();
        mastery = new double[n];
        learn = new double[n];
        guess = new double[n];
        slip = new double[n];
        kept = Arrays.stream(fade).map(chance -> 1 - chance).toArray();
        ratio = new double[map.links()];
        queue = new int[n];
        before = new double[n];
        reached = new boolean[n];
        for (int i = 0; i < n; i++) {
            BktParameters own = profile.of(parameters.get(i));
            mastery[i] = bounded(own.pInit());
            learn[i] = own.pLearn();
            guess[i] = own.pGuess();
            slip[i] = own.pSlip();
        }
        for (int i = 0; i < n; i++) {
            int[] below = map.below(i);
            for (int k = 0; k < below.length; k++) {
                ratio[map.linksBelow(i)[k]] = Association.atStart(mastery[i], mastery[below[k]], Ground.KNOWN_WITHOUT);
            }
        }
    }

    double mastery(int concept) {
        return mastery[concept];
    }

    /** @param harder how many times the odds are against the student, compared with the concept's usual question */
    double rightIfKnown(int concept, double harder) {
        double right = 1 - slip[concept];
        return right / (right + slip[concept] * harder);
    }

    double rightIfUnknown(int concept, double harder) {
        double right = guess[concept];
        return right / (right + (1 - right) * harder);
    }

    double chanceOfRightAnswer(int concept, double known, double harder) {
        return known * rightIfKnown(concept, harder) + (1 - known) * rightIfUnknown(concept, harder);
    }

    /** The chance to know the concept once the answer is seen, before any learning. */
    private double seen(int concept, double known, double harder, boolean right) {
        double ifKnown = known * chance(rightIfKnown(concept, harder), right);
        double ifUnknown = (1 - known) * chance(rightIfUnknown(concept, harder), right);
        return ifKnown / (ifKnown + ifUnknown);
    }

    private static double chance(double ofRight, boolean right) {
        return right ? ofRight : 1 - ofRight;
    }

    /** The chance that one answer teaches the concept to a student who does not know it. */
    double learning(int concept) {
        double left = learn[concept];
        int[] below = map.below(concept);
        for (int k = 0; k < below.length; k++) {
            left *= left(ground(concept, below[k], map.linksBelow(concept)[k]));
        }
        return left;
    }

    void take(int concept, double harder, boolean right) {
        double old = mastery[concept];
        mastery[concept] = bounded(seen(concept, old, harder, right));
        spread(concept, old);
        learnOnce(concept);
        for (int i = 0; i < mastery.length; i++) {
            mastery[i] = Math.max(LOWEST, mastery[i] * kept[i]);
        }
    }

    /** The chance to know the prerequisite for those who do not know the concept. */
    private double ground(int concept, int prerequisite, int link) {
        double both = Association.both(mastery[concept], mastery[prerequisite], ratio[link]);
        return (mastery[prerequisite] - both) / (1 - mastery[concept]);
    }

    private double left(double ground) {
        return ground + (1 - ground) * withoutGround;
    }

    /** Going on without learning speaks against the prerequisites: that is what the links remember. */
    private void learnOnce(int concept) {
        double learning = learning(concept);
        int[] below = map.below(concept);
        for (int k = 0; k < below.length; k++) {
            int link = map.linksBelow(concept)[k];
            double withGround = learning / left(ground(concept, below[k], link));
            relink(link, mastery[concept], mastery[below[k]], withGround, withGround * withoutGround, 0, 0);
        }
        int[] above = map.above(concept);
        for (int k = 0; k < above.length; k++) {
            int link = map.linksAbove(concept)[k];
            relink(link, mastery[above[k]], mastery[concept], 0, 0, learning, learning);
        }
        mastery[concept] = bounded(mastery[concept] + (1 - mastery[concept]) * learning);
    }

    /** Moves those of the table who learn one of its two concepts, each by whether they know the other. */
    private void relink(
            int link,
            double one,
            double other,
            double oneIfOther,
            double oneIfNot,
            double otherIfOne,
            double otherIfNot) {
        double both = Association.both(one, other, ratio[link]);
        double onlyOne = one - both;
        double onlyOther = other - both;
        double neither = 1 - one - onlyOther;
        ratio[link] = Association.ratio(
                both + onlyOther * oneIfOther + onlyOne * otherIfOne,
                onlyOne * (1 - otherIfOne) + neither * oneIfNot,
                onlyOther * (1 - oneIfOther) + neither * otherIfNot,
                neither * (1 - oneIfNot - otherIfNot));
    }

    private void spread(int from, double old) {
        Arrays.fill(reached, false);
        reached[from] = true;
        queue[0] = from;
        before[from] = old;
        int end = 1;
        for (int at = 0; at < end; at++) {
            int source = queue[at];
            if (Math.abs(mastery[source] - before[source]) > TOO_LITTLE_TO_SPREAD) {
                end = reach(source, map.below(source), map.linksBelow(source), end);
                end = reach(source, map.above(source), map.linksAbove(source), end);
            }
        }
    }

    private int reach(int source, int[] neighbours, int[] links, int end) {
        double was = before[source];
        double is = mastery[source];
        int last = end;
        for (int k = 0; k < neighbours.length; k++) {
            int next = neighbours[k];
            if (!reached[next]) {
                double both = Association.both(was, mastery[next], ratio[links[k]]);
                double ifKnown = both / was;
                double ifUnknown = (mastery[next] - both) / (1 - was);
                reached[next] = true;
                before[next] = mastery[next];
                mastery[next] = bounded(is * ifKnown + (1 - is) * ifUnknown);
                queue[last++] = next;
            }
        }
        return last;
    }

    private static double bounded(double chance) {
        return Math.clamp(chance, LOWEST, HIGHEST);
    }
}
