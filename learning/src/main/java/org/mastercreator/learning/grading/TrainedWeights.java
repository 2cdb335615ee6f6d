package org.mastercreator.learning.grading;

import java.util.List;

/**
 * The weights that ship: what {@code ./mc evaluate grading --fit} gives for the 3,941 student answers to 47 questions
 * of the Beetle training set (SemEval-2013 task 7).
 */
final class TrainedWeights {
    static final GradingWeights WEIGHTS = new GradingWeights(
            new Logistic(List.of(
                    -0.3340, 0.9345, 0.0709, -1.0491, 1.8579, -2.3150, 0.5422, -0.7403, 0.5407, 2.1443, 0.2979, -0.2330,
                    -2.5560, 0.3199, 0.8880, 0.0654, -2.2721, -2.9325, 0.5259, -0.7491)),
            new Logistic(List.of(
                    -0.3857, 0.2578, -0.3525, -0.2136, 0.3241, 0.1408, 1.0598, -0.0449, -0.6294, 0.4907, 0.0654,
                    -0.1807, -2.5629, 0.1064, 0.2245, 0.6213, -1.4685, -3.0825, 0.8349, -0.6380)),
            new Logistic(
                    List.of(-2.3183, 0.1831, -0.1458, 1.1022, 0.6623, 0.1793, 1.5006, 3.7842, 1.5299, 1.2264, 0.4801)),
            new Logistic(List.of(
                    -2.8481, -0.0651, -0.0902, -0.3616, 3.6388, 0.0105, 2.6691, 1.6520, 1.5877, 0.1125, 1.7439)));

    private TrainedWeights() {}
}
