package org.mastercreator.server.roster;

import java.util.List;

/** A concept of a class, with the concepts of the same class that it builds on. */
public record ConceptSummary(String conceptId, String conceptName, int position, List<String> prerequisites) {}
