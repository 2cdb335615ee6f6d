package org.mastercreator.learning.grading;

/** Turns a text into a vector of unit length, so that texts of like meaning have a high inner product. */
@FunctionalInterface
public interface Embedder {
    /** @param text of any length; what the model cannot take in is left out */
    float[] embed(String text);
}
