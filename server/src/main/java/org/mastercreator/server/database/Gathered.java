package org.mastercreator.server.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Questions that are asked at the same time, answered together: by one statement, or by one answer for all.
 *
 * <p>Protocol. Whoever asks waits for the answer. One batch is being answered at a time; what is asked meanwhile is the
 * next one, never the present one: so what a caller gets was read after the call began, and holds everything that was
 * committed before. A question that comes alone waits for nobody, and ten thousand at once cost a few statements instead of
 * ten thousand, and one connection to the database instead of all of them. Never to be asked within a transaction: the
 * answer comes from another.
 */
public final class Gathered<Q, A> {
    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    private final int most;
    private final Function<List<Q>, List<A>> answers;
    private final Queue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean answering = new AtomicBoolean();

    /**
     * @param most questions that are answered together
     * @param answers gives the answers in the order of the questions
     */
    public Gathered(int most, Function<List<Q>, List<A>> answers) {
        this.most = most;
        this.answers = answers;
    }

    public A ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new CompletableFuture<>());
        waiting.add(asked);
        if (answering.compareAndSet(false, true)) {
            Thread.ofVirtual().name("gathered").start(this::answerAll);
        }
        try {
            return asked.answer().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private void answerAll() {
        do {
            for (List<Asked<Q, A>> batch = next(); !batch.isEmpty(); batch = next()) {
                answer(batch);
            }
            answering.set(false);
        } while (!waiting.isEmpty() && answering.compareAndSet(false, true));
    }

    private List<Asked<Q, A>> next() {
        List<Asked<Q, A>> batch = new ArrayList<>();
        for (Asked<Q, A> asked = waiting.poll(); asked != null; asked = waiting.poll()) {
            batch.add(asked);
            if (batch.size() == most) {
                break;
            }
        }
        return batch;
    }

    private void answer(List<Asked<Q, A>> batch) {
        try {
            List<A> given = answers.apply(batch.stream().map(Asked::question).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(given.get(i));
            }
        } catch (RuntimeException | Error failure) {
            batch.forEach(asked -> asked.answer().completeExceptionally(failure));
        }
    }
}
