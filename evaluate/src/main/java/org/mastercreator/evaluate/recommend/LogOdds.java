package org.mastercreator.evaluate.recommend;

/** Moves a chance up or down by an amount that means the same near 0, near 1 and between. */
final class LogOdds {
    private LogOdds() {}

    /** @param by added to the log-odds */
    static double shifted(double chance, double by) {
        double odds = chance * Math.exp(by);
        return odds / (1 - chance + odds);
    }
}
