package org.mastercreator.server.prediction;

import java.util.Map;
import org.mastercreator.learning.prediction.StoredModel;
import org.mastercreator.learning.tracing.BktParameters;

/**
 * All that a version fixes.
 *
 * @param tracing the parameters that masteries are traced with, by concept
 * @param success the prediction of the next answer
 */
record Parameters(Map<String, BktParameters> tracing, StoredModel success) {}
