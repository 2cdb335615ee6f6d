package org.mastercreator.server.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.mastercreator.embedding.SentenceModel;
import org.springframework.stereotype.Component;

/**
 * Texts as vectors of 384 figures and length 1, near to each other where the texts mean something alike: the
 * sentence-embedding model all-MiniLM-L6-v2 (quantised), which comes with the program and is loaded in the background
 * at start.
 */
@Component
public class Embeddings {
    private static final int MOST_CHARACTERS = 2_000;

    private final CompletableFuture<SentenceModel> model = CompletableFuture.supplyAsync(
            SentenceModel::new,
            // A thread of our own: in the jar, the tokenizer finds its library through the thread's class loader.
            load -> Thread.ofPlatform().name("embedding-model").daemon().start(load));
    /** By the hash of the text, so that no answer of a student who was erased is kept in memory. */
    private final Cache<ByteBuffer, float[]> vectors = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /**
     * Of the first 2,000 characters; of length 0 for a text in which the model sees nothing. Some milliseconds, nothing
     * the second time.
     */
    public float[] embed(String text) {
        String head = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
        return vectors.get(hash(head), _ -> seen(head));
    }

    private float[] seen(String text) {
        SentenceModel loaded = model.join();
        try {
            return loaded.embed(text).content().vector();
        } catch (IllegalArgumentException nothingLeft) {
            // The tokenizer drops signs that nobody sees, and what Unicode has added since it was made.
            return new float[0];
        }
    }

    private static ByteBuffer hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
