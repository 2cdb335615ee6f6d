package org.mastercreator.learning.prediction;

import java.util.List;

/**
 * A predicted answer with its reasons.
 *
 * @param chance of a right answer, 0..1
 * @param usual the chance before any evidence: a usual student, concept and question; the log odds of the reasons,
 *     added to the log odds of this, give those of the chance
 * @param reasons the strongest first
 */
public record Prediction(double chance, double usual, List<Reason> reasons) {}
