package org.mastercreator.learning.prediction;

/** Gathers slope and curvature of a logistic log likelihood over answers, and solves for the penalised step. */
final class NewtonStep {
    private static final double LONGEST = 1;

    private final int size;
    private final double[] slope;
    /** The lower triangle, row by row. */
    private final double[] curvature;

    NewtonStep(int size) {
        this.size = size;
        slope = new double[size];
        curvature = new double[size * (size + 1) / 2];
    }

    /** Takes one answer, seen through the chosen signals. */
    void add(double[] signals, int[] chosen, double surprise, double information) {
        for (int i = 0, at = 0; i < size; i++) {
            double signal = signals[chosen[i]];
            if (signal == 0) {
                at += i + 1;
                continue;
            }
            slope[i] += surprise * signal;
            double weighted = information * signal;
            for (int j = 0; j <= i; j++) {
                curvature[at++] += weighted * signals[chosen[j]];
            }
        }
    }

    void add(NewtonStep other) {
        for (int i = 0; i < size; i++) {
            slope[i] += other.slope[i];
        }
        for (int i = 0; i < curvature.length; i++) {
            curvature[i] += other.curvature[i];
        }
    }

    double curvatureOf(int i) {
        return curvature[i * (i + 1) / 2 + i];
    }

    /**
     * Moves the weights one Newton step up, each pulled to its centre; uses this step up.
     *
     * @return the longest move of a weight
     */
    double move(double[] weights, double[] centre, double[] pull) {
        for (int i = 0; i < size; i++) {
            slope[i] -= pull[i] * (weights[i] - centre[i]);
            curvature[i * (i + 1) / 2 + i] += pull[i];
        }
        decompose();
        double longest = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                slope[i] -= curvature[i * (i + 1) / 2 + j] * slope[j];
            }
            slope[i] /= curvatureOf(i);
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                slope[i] -= curvature[j * (j + 1) / 2 + i] * slope[j];
            }
            slope[i] /= curvatureOf(i);
            double move = Math.clamp(slope[i], -LONGEST, LONGEST);
            weights[i] += move;
            longest = Math.max(longest, Math.abs(move));
        }
        return longest;
    }

    /** Cholesky, in place; the pull keeps every pivot above zero. */
    private void decompose() {
        for (int i = 0; i < size; i++) {
            int row = i * (i + 1) / 2;
            for (int j = 0; j <= i; j++) {
                int column = j * (j + 1) / 2;
                double sum = curvature[row + j];
                for (int k = 0; k < j; k++) {
                    sum -= curvature[row + k] * curvature[column + k];
                }
                curvature[row + j] = i == j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / curvature[column + j];
            }
        }
    }
}
