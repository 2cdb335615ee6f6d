package org.mastercreator.learning.grading;

/** How alike two texts are in meaning, −1..1; the cosine of their embeddings. */
@FunctionalInterface
public interface Similarity {
    double between(String one, String other);
}
