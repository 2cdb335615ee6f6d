package org.mastercreator.evaluate.recommend;

import java.util.Map;

/** One line of the result. A measure is missing where it means nothing, as false mastery of who declares none. */
record Row(World world, Teaching policy, int budget, int students, Map<Measure, Estimate> figures) {}
