package org.mastercreator.evaluate.recommend;

/**
 * How students of one kind learn. All answer and learn as in Bayesian Knowledge Tracing: what they have mastered they
 * get right but for slips, what they have not they guess, and each answer may teach it. The figures are set so that the
 * simple rules do about as well as they are known to: with 120 answers a quarter of the oracle's gain at random, 45 to
 * 50 % in a fixed order.
 */
enum World {
    STANDARD("standard BKT", 0.25, 0, 0, 0),
    FORGETTING("forgetting", 0.25, 0.0005, 0, 0),
    PREREQUISITES("strong prerequisites", 0.05, 0, 0, 0),
    ABILITY("ability and items", 0.25, 0, 1, 0.8);

    private final String title;
    private final double withoutGround;
    private final double fade;
    private final double abilitySpread;
    private final double itemSpread;

    World(String title, double withoutGround, double fade, double abilitySpread, double itemSpread) {
        this.title = title;
        this.withoutGround = withoutGround;
        this.fade = fade;
        this.abilitySpread = abilitySpread;
        this.itemSpread = itemSpread;
    }

    String title() {
        return title;
    }

    /** Share of the usual learning that is left for each prerequisite that is not mastered, 0..1. */
    double withoutGround() {
        return withoutGround;
    }

    /** Chance to lose a mastered concept with every answer given to another, 0..1. */
    double fade() {
        return fade;
    }

    /** Standard deviation between students, in log-odds. */
    double abilitySpread() {
        return abilitySpread;
    }

    /** Standard deviation between the questions of a concept, in log-odds. */
    double itemSpread() {
        return itemSpread;
    }
}
