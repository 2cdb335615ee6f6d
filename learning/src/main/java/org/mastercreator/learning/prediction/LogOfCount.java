package org.mastercreator.learning.prediction;

/** log(1 + n) for a count, from a table: a prediction needs seven of them. */
final class LogOfCount {
    private static final double[] TABLE = new double[1024];

    static {
        for (int n = 0; n < TABLE.length; n++) {
            TABLE[n] = Math.log1p(n);
        }
    }

    private LogOfCount() {}

    static double of(int n) {
        return n < TABLE.length ? TABLE[n] : Math.log1p(n);
    }
}
