package org.mastercreator.evaluate.grading;

import java.util.HashMap;
import java.util.Map;
import org.mastercreator.embedding.SentenceModel;
import org.mastercreator.learning.grading.Embedder;

/** The embedding model that comes with the program, with a memory of what it embedded. */
final class LocalEmbedder implements Embedder {
    private final SentenceModel model = new SentenceModel();
    private final Map<String, float[]> known = new HashMap<>();

    @Override
    public float[] embed(String text) {
        return known.computeIfAbsent(
                text,
                fresh -> fresh.isBlank()
                        ? new float[0]
                        : model.embed(fresh).content().vector());
    }
}
