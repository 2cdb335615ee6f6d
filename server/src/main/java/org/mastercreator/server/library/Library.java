package org.mastercreator.server.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.mastercreator.learning.recommend.Material;
import org.mastercreator.server.text.Embeddings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The content as it can be searched and recommended: a copy of what the database says, built anew in the background at
 * every start and then kept right by following the numbers of changes, at once after a change of this server's and
 * every two seconds for those of others. One thread follows. A change is followed at least once; doing it twice does no
 * harm.
 */
@Service
public class Library implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Library.class);
    private static final int AT_ONCE = 500;

    private final Contents contents;
    private final Embeddings embeddings;
    private final SearchIndex index;
    private final ExecutorService follower = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("library").daemon().factory());
    private final Map<String, Content> published = new HashMap<>();
    private volatile Map<String, List<Material>> materials = Map.of();
    private long followed;
    private volatile boolean started;
    private volatile boolean ready;

    Library(
            Contents contents,
            Embeddings embeddings,
            @Value("${mastercreator.data-dir}") Path dataDirectory,
            @Value("${server.port}") int port) {
        this.contents = contents;
        this.embeddings = embeddings;
        try {
            // The port tells servers on one machine apart.
            index = new SearchIndex(Files.createDirectories(dataDirectory.resolve("library-" + port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is published, by concept. */
    public Map<String, List<Material>> materials() {
        return materials;
    }

    /** Whether all that is stored can be found; false while it is being read at start. */
    boolean isReady() {
        return ready;
    }

    List<SearchIndex.Hit> find(SearchIndex.Wanted wanted, int most) {
        return index.find(wanted, embeddings.embed(wanted.text()), most);
    }

    List<String> like(Content content, boolean onlyForStudents, int most) {
        return index.like(content.contentId(), embeddings.embed(content.gist()), onlyForStudents, most);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        started = true;
        nudge();
    }

    /** Follows what has changed soon, without waiting for it. */
    void nudge() {
        try {
            var _ = follower.submit(this::followOrSayWhy);
        } catch (RejectedExecutionException stopping) {
            // The next start reads everything.
        }
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        if (started) {
            nudge();
        }
    }

    private void followOrSayWhy() {
        try {
            follow();
        } catch (DataAccessException databaseAway) {
            log.warn(
                    "the library waits for the database: {}",
                    databaseAway.getClass().getSimpleName());
        } catch (RuntimeException failure) {
            log.error("the library does not follow", failure);
        }
    }

    private void follow() {
        boolean changed = false;
        List<Contents.Change> changes = contents.changesAfter(followed, AT_ONCE);
        while (!changes.isEmpty() && !follower.isShutdown()) {
            changes.forEach(this::take);
            followed = changes.getLast().changed();
            index.refresh();
            changed = true;
            changes = contents.changesAfter(followed, AT_ONCE);
        }
        if (changed) {
            materials = byConcept();
        }
        ready = true;
    }

    private void take(Contents.Change change) {
        Content content = change.content();
        if (content.isForStudents()) {
            published.put(content.contentId(), content.withoutBody());
        } else {
            published.remove(content.contentId());
        }
        if (content.archived()) {
            index.remove(content.contentId());
            return;
        }
        float[] embedding = change.embedding().orElseGet(() -> {
            float[] made = embeddings.embed(content.gist());
            contents.keepEmbedding(content, made);
            return made;
        });
        index.put(content, embedding);
    }

    private Map<String, List<Material>> byConcept() {
        Map<String, List<Material>> byConcept = new HashMap<>();
        published.values().stream()
                .sorted(Comparator.comparing(Content::contentId))
                .forEach(content -> {
                    Material material = new Material(
                            content.contentId(),
                            content.title(),
                            content.kind(),
                            content.readingLevel(),
                            content.minutes(),
                            new HashSet<>(content.accommodations()));
                    content.conceptIds()
                            .forEach(concept -> byConcept
                                    .computeIfAbsent(concept, _ -> new ArrayList<>())
                                    .add(material));
                });
        return byConcept;
    }

    @Override
    public void destroy() throws InterruptedException {
        follower.shutdown();
        if (follower.awaitTermination(10, TimeUnit.SECONDS)) {
            index.close();
        }
    }
}
