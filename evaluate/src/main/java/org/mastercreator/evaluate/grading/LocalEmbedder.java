package org.mastercreator.evaluate.grading;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.HashMap;
import java.util.Map;
import org.mastercreator.learning.grading.Embedder;

/** The embedding model that comes with the program, with a memory of what it embedded. */
final class LocalEmbedder implements Embedder {
    private final AllMiniLmL6V2QuantizedEmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();
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
