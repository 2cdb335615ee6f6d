package org.mastercreator.learning.grading;

import java.util.Arrays;
import java.util.List;

/**
 * A logistic model: the chance is 1 / (1 + e^−z), z the weighted sum of the figures and a constant.
 *
 * @param weights the constant first, then one for each figure
 */
public record Logistic(List<Double> weights) {
    private static final int STEPS = 30;

    public Logistic {
        weights = List.copyOf(weights);
    }

    double logOdds(double[] figures) {
        double sum = weights.getFirst();
        for (int i = 0; i < figures.length; i++) {
            sum += weights.get(i + 1) * figures[i];
        }
        return Math.clamp(sum, -12, 12);
    }

    static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    double chance(double[] figures) {
        return chance(logOdds(figures));
    }

    /**
     * Newton's method with a ridge on standardised figures.
     *
     * @param targets 0..1, one for each row of figures
     * @param ridge how strongly weights are drawn to 0, in answers
     */
    static Logistic fit(List<double[]> rows, double[] targets, double ridge) {
        int width = rows.getFirst().length;
        double[] mean = new double[width];
        double[] spread = new double[width];
        for (double[] row : rows) {
            for (int j = 0; j < width; j++) {
                mean[j] += row[j] / rows.size();
            }
        }
        for (double[] row : rows) {
            for (int j = 0; j < width; j++) {
                spread[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / rows.size();
            }
        }
        Arrays.setAll(spread, j -> Math.max(1e-6, Math.sqrt(spread[j])));
        double[] weights = new double[width + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[width + 1];
            double[][] hessian = new double[width + 1][width + 1];
            for (int i = 0; i < rows.size(); i++) {
                double[] x = standardised(rows.get(i), mean, spread);
                double z = 0;
                for (int j = 0; j <= width; j++) {
                    z += weights[j] * x[j];
                }
                double chance = chance(Math.clamp(z, -12, 12));
                double curve = Math.max(1e-6, chance * (1 - chance));
                for (int j = 0; j <= width; j++) {
                    gradient[j] += (targets[i] - chance) * x[j];
                    for (int k = 0; k <= j; k++) {
                        hessian[j][k] += curve * x[j] * x[k];
                    }
                }
            }
            for (int j = 0; j <= width; j++) {
                double held = j == 0 ? 1e-6 : ridge;
                gradient[j] -= held * weights[j];
                hessian[j][j] += held;
            }
            double[] change = new Cholesky(hessian).solve(gradient);
            for (int j = 0; j <= width; j++) {
                weights[j] += change[j];
            }
        }
        Double[] plain = new Double[width + 1];
        plain[0] = weights[0];
        for (int j = 0; j < width; j++) {
            plain[j + 1] = weights[j + 1] / spread[j];
            plain[0] -= weights[j + 1] * mean[j] / spread[j];
        }
        return new Logistic(List.of(plain));
    }

    private static double[] standardised(double[] row, double[] mean, double[] spread) {
        double[] x = new double[row.length + 1];
        x[0] = 1;
        for (int j = 0; j < row.length; j++) {
            x[j + 1] = (row[j] - mean[j]) / spread[j];
        }
        return x;
    }
}
