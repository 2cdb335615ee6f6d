package org.mastercreator.server.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.mastercreator.learning.grading.Answer;
import org.mastercreator.learning.grading.ConstructedGrader;
import org.mastercreator.learning.grading.Grade;
import org.mastercreator.learning.grading.Key;
import org.mastercreator.learning.grading.ObjectiveGrader;
import org.springframework.stereotype.Component;

/**
 * Grades answers on this machine: objective ones by rule, written ones by meaning with a sentence-embedding model
 * that comes with the program (all-MiniLM-L6-v2, quantised). It is loaded in the background at start.
 */
@Component
class Grader {
    private static final int MOST_CHARACTERS = 2_000;

    private final CompletableFuture<AllMiniLmL6V2QuantizedEmbeddingModel> model = CompletableFuture.supplyAsync(
            AllMiniLmL6V2QuantizedEmbeddingModel::new,
            // A thread of our own, because the model finds its files through the thread's class loader.
            load -> Thread.ofPlatform().name("grader-model").daemon().start(load));
    private final Cache<String, Embedding> references =
            Caffeine.newBuilder().maximumSize(2_000).build();
    private final ConstructedGrader constructed = new ConstructedGrader(this::similarity);

    Grade grade(Question question, Answer answer) {
        Key key = question.key().orElse(new Key.Constructed(Optional.empty(), List.of()));
        return key instanceof Key.Constructed written
                ? constructed.grade(question.text(), written, answer)
                : ObjectiveGrader.grade(key, answer);
    }

    /** @param reference the side that comes again with every student's answer, so that it is kept */
    private double similarity(String reference, String answer) {
        Embedding wanted =
                references.get(head(reference), text -> model.join().embed(text).content());
        return CosineSimilarity.between(wanted, model.join().embed(head(answer)).content());
    }

    private static String head(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
