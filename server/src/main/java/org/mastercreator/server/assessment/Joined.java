package org.mastercreator.server.assessment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what runs at the same time. */
final class Joined {
    private Joined() {}

    /**
     * @return what came out, in order
     * @throws RuntimeException the first failure in that order, as it was thrown
     */
    static <T> List<T> all(List<CompletableFuture<T>> running) {
        try {
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
