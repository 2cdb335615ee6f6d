package org.mastercreator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.mastercreator.server.library.Content;
import org.mastercreator.server.library.SearchIndex;

/**
 * How fast the library is searched with many items in it: made-up items of words that are drawn as words are in texts
 * (Zipf), with vectors around a hundred themes; searches of one to four words, the last one cut off in half of them,
 * each with a vector near a theme. Turning a search into its vector is not in it.
 */
public final class Search {
    private static final int DIMENSIONS = 384;
    private static final int VOCABULARY = 20_000;
    private static final int THEMES = 100;
    private static final int WARM_UP = 500;

    private final Random random = new Random(7);
    private final float[][] themes = new float[THEMES][];

    private Search() {
        Arrays.setAll(themes, _ -> near(new float[DIMENSIONS], 1));
    }

    /** @param arguments --items N (100000), --searches N (2000) */
    public static void main(String[] arguments) throws IOException {
        int items = 100_000;
        int searches = 2_000;
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--items" -> items = SubmitOptions.number(arguments, ++i);
                    case "--searches" -> searches = SubmitOptions.number(arguments, ++i);
                    default -> throw new IllegalArgumentException("bench search does not know '" + arguments[i] + "'");
                }
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println("mc: " + wrong.getMessage());
            System.exit(2);
        }
        Path directory = Files.createTempDirectory("bench-search");
        try {
            new Search().run(directory, items, searches);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(Search::delete);
            }
        }
    }

    private void run(Path directory, int items, int searches) throws IOException {
        try (SearchIndex index = new SearchIndex(directory)) {
            long start = System.nanoTime();
            for (int i = 0; i < items; i++) {
                index.put(item(i), near(themes[i % THEMES], 0.6f));
            }
            index.refresh();
            double built = (System.nanoTime() - start) / 1e9;
            long bytes;
            try (Stream<Path> files = Files.list(directory)) {
                bytes = files.mapToLong(file -> file.toFile().length()).sum();
            }
            for (int i = 0; i < WARM_UP; i++) {
                search(index);
            }
            long[] nanoseconds = new long[searches];
            for (int i = 0; i < searches; i++) {
                nanoseconds[i] = search(index);
            }
            Arrays.sort(nanoseconds);
            System.out.printf(
                    "items %d  built in %.0f s  files %d MB  heap %d MB%n",
                    items,
                    built,
                    bytes >> 20,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
            System.out.printf(
                    "searches %d  p50 %.1f ms  p99 %.1f ms  slowest %.1f ms%n",
                    searches,
                    nanoseconds[searches / 2] / 1e6,
                    nanoseconds[searches * 99 / 100] / 1e6,
                    nanoseconds[searches - 1] / 1e6);
        }
    }

    private long search(SearchIndex index) {
        StringBuilder text = new StringBuilder(words(1 + random.nextInt(4)));
        if (random.nextBoolean()) {
            text.setLength(Math.max(2, text.length() - 2));
        }
        float[] vector = near(themes[random.nextInt(THEMES)], 0.6f);
        long start = System.nanoTime();
        index.find(SearchIndex.Wanted.text(text.toString()), vector, 20);
        return System.nanoTime() - start;
    }

    private Content item(int number) {
        return new Content(
                "cnt_" + number,
                1,
                false,
                "worksheet",
                words(5),
                words(12),
                words(80),
                null,
                List.of("concept_" + number % 200),
                "Biology",
                5,
                9,
                6,
                20,
                List.of(),
                "published",
                null,
                "CC BY 4.0",
                "bench",
                null,
                0,
                List.of(),
                "bench",
                Instant.EPOCH);
    }

    private String words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // The logarithm of the rank is even: Zipf's law.
            long rank = (long) Math.exp(random.nextDouble() * Math.log(VOCABULARY));
            words.add("w" + Long.toString(rank * 7_919 + 100_003, Character.MAX_RADIX));
        }
        return String.join(" ", words);
    }

    /** A vector of length 1 around another. */
    private float[] near(float[] centre, float spread) {
        float[] vector = new float[DIMENSIONS];
        double length = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = centre[i] + spread * (float) random.nextGaussian() / (float) Math.sqrt(DIMENSIONS);
            length += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
