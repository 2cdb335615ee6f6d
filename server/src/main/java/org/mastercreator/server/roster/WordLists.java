package org.mastercreator.server.roster;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Knows for which concepts the product has words to show beside questions. The feature that keeps them implements it,
 * so that who has a word bank in her IEP is not said to need an adult for it without need.
 */
public interface WordLists {
    /** By class, the names of its concepts for which there are none. */
    Map<String, List<String>> missing(Collection<String> classIds);
}
