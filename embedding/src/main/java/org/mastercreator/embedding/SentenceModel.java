package org.mastercreator.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The sentence-embedding model all-MiniLM-L6-v2 (quantised), which comes with the program: 384 figures a text, of length
 * 1. A text is embedded on the thread that asks. Threads of the model's own, which spin while they wait for each other,
 * cost more than twice the CPU.
 */
public final class SentenceModel extends AbstractInProcessEmbeddingModel {
    private static final String FILES = "all-minilm-l6-v2-q";
    private static final int DIMENSION = 384;

    private final OnnxBertBiEncoder encoder;

    /** Takes about a second. */
    public SentenceModel() {
        super(Runnable::run);
        try (InputStream model = file(".onnx");
                InputStream tokenizer = file("-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            encoder = new OnnxBertBiEncoder(
                    environment, environment.createSession(model.readAllBytes(), options), tokenizer, PoolingMode.MEAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence-embedding model does not load", e);
        }
    }

    private static InputStream file(String end) {
        return Objects.requireNonNull(SentenceModel.class.getResourceAsStream("/" + FILES + end));
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    protected Integer knownDimension() {
        return DIMENSION;
    }
}
