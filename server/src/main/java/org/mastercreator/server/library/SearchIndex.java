package org.mastercreator.server.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * Finds content by words and by meaning. By words: BM25 (Robertson and Zaragoza 2009) over stems, with typing errors
 * and, for the last word, its beginning. By meaning: the nearest vectors in a small-world graph (HNSW, Malkov and
 * Yashunin 2016). The two orders are joined by reciprocal rank fusion (Cormack, Clarke and Buettcher 2009), k = 60.
 * The index is a copy of what the database says and may be thrown away at any time. Its files are mapped into memory
 * rather than kept on the heap: with 100,000 items the vectors alone take 150 MB.
 *
 * <p>One thread writes; any number search, and see what was there at the last {@link #refresh}.
 */
public final class SearchIndex implements AutoCloseable {
    private static final int CANDIDATES = 50;
    private static final int FUSION = 60;
    private static final int MOST_WORDS = 32;
    /** Likeness (cosine) from which on a text counts as meaning something alike. */
    private static final double ALIKE = 0.3;

    private static final Map<String, Float> FIELDS = Map.of("title", 4f, "concepts", 3f, "summary", 2f, "body", 1f);

    private final Analyzer stems = new EnglishAnalyzer();
    private final Analyzer words = new StandardAnalyzer();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** @param directory of its own; what is there is thrown away */
    public SearchIndex(Path directory) {
        try {
            IndexWriterConfig config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(stems, Map.of("words", words)))
                    .setOpenMode(IndexWriterConfig.OpenMode.CREATE);
            writer = new IndexWriter(FSDirectory.open(directory), config);
            searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is asked for; empty means any. */
    public record Wanted(
            String text,
            Optional<String> kind,
            Optional<String> conceptId,
            Optional<String> subject,
            Optional<String> accommodation,
            OptionalInt grade,
            OptionalDouble readingLevelMost,
            OptionalInt minutesMost,
            boolean onlyForStudents) {
        /** Any content that means or says something. */
        public static Wanted text(String text) {
            return new Wanted(
                    text,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalDouble.empty(),
                    OptionalInt.empty(),
                    false);
        }
    }

    /** @param marked the words that made it a hit, by field; see {@link Marks} */
    public record Hit(String contentId, double score, Map<String, List<Marks.Segment>> marked) {}

    /** Puts an item in, in place of what was known under its id. */
    public void put(Content content, float[] vector) {
        Document document = new Document();
        document.add(new StringField("id", content.contentId(), Field.Store.YES));
        document.add(new TextField("title", content.title(), Field.Store.YES));
        document.add(new TextField("summary", content.summary(), Field.Store.YES));
        document.add(new TextField("body", content.body(), Field.Store.YES));
        String concepts = String.join(" ", content.conceptIds()).replace('_', ' ');
        document.add(new TextField("concepts", concepts, Field.Store.NO));
        document.add(
                new TextField("words", content.title() + " " + content.summary() + " " + concepts, Field.Store.NO));
        document.add(new StringField("kind", content.kind(), Field.Store.NO));
        document.add(new StringField("subject", content.subject(), Field.Store.NO));
        document.add(new StringField("students", String.valueOf(content.isForStudents()), Field.Store.NO));
        content.conceptIds().forEach(id -> document.add(new StringField("concept", id, Field.Store.NO)));
        content.accommodations().forEach(code -> document.add(new StringField("accommodation", code, Field.Store.NO)));
        document.add(new IntPoint("grade_from", content.gradeFrom()));
        document.add(new IntPoint("grade_to", content.gradeTo()));
        document.add(new DoublePoint("reading_level", content.readingLevel()));
        document.add(new IntPoint("minutes", content.minutes()));
        document.add(new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.DOT_PRODUCT));
        write(() -> writer.updateDocument(new Term("id", content.contentId()), document));
    }

    public void remove(String contentId) {
        write(() -> writer.deleteDocuments(new Term("id", contentId)));
    }

    /** Lets searches see what was written. */
    public void refresh() {
        write(() -> {
            writer.commit();
            return searchers.maybeRefresh() ? 1L : 0L;
        });
    }

    public int size() {
        return search(searcher -> searcher.getIndexReader().numDocs());
    }

    /**
     * @param vector of the wanted text; empty to go by words alone
     * @return the best first; all that fits the filter, by title, if no text is wanted
     */
    public List<Hit> find(Wanted wanted, float[] vector, int most) {
        Query filter = filter(wanted);
        return search(searcher -> {
            if (wanted.text().isBlank()) {
                List<Hit> all = new ArrayList<>();
                for (ScoreDoc one : searcher.search(filter, most).scoreDocs) {
                    all.add(new Hit(id(searcher, one), 0, Map.of()));
                }
                return all;
            }
            Words asked = Words.of(wanted.text(), stems, words);
            Optional<Query> said = said(asked);
            Map<Integer, Double> scores = new LinkedHashMap<>();
            if (said.isPresent()) {
                Query query = new BooleanQuery.Builder()
                        .add(said.get(), BooleanClause.Occur.MUST)
                        .add(filter, BooleanClause.Occur.FILTER)
                        .build();
                fuse(scores, searcher.search(query, Math.max(most, CANDIDATES)).scoreDocs);
            }
            if (vector.length > 0) {
                fuse(scores, near(searcher, vector, filter, Math.max(most, CANDIDATES)));
            }
            List<Map.Entry<Integer, Double>> best = scores.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                    .limit(most)
                    .toList();
            Marks marks = new Marks(stems, asked.stemmed(), asked.last());
            List<Hit> hits = new ArrayList<>();
            for (Map.Entry<Integer, Double> one : best) {
                Document document =
                        searcher.storedFields().document(one.getKey(), Set.of("id", "title", "summary", "body"));
                hits.add(new Hit(document.get("id"), one.getValue(), marks.of(document)));
            }
            return hits;
        });
    }

    /** What means something like an item, without the item. */
    public List<String> like(String contentId, float[] vector, boolean onlyForStudents, int most) {
        Wanted any = Wanted.text("");
        BooleanQuery.Builder filter = new BooleanQuery.Builder()
                .add(filter(any), BooleanClause.Occur.MUST)
                .add(new TermQuery(new Term("id", contentId)), BooleanClause.Occur.MUST_NOT);
        if (onlyForStudents) {
            filter.add(new TermQuery(new Term("students", "true")), BooleanClause.Occur.FILTER);
        }
        return search(searcher -> {
            List<String> ids = new ArrayList<>();
            for (ScoreDoc one : near(searcher, vector, filter.build(), most)) {
                ids.add(id(searcher, one));
            }
            return ids;
        });
    }

    private static String id(IndexSearcher searcher, ScoreDoc one) throws IOException {
        return searcher.storedFields().document(one.doc, Set.of("id")).get("id");
    }

    private static ScoreDoc[] near(IndexSearcher searcher, float[] vector, Query filter, int most) throws IOException {
        ScoreDoc[] nearest = searcher.search(new KnnFloatVectorQuery("vector", vector, most, filter), most).scoreDocs;
        // Lucene scores a dot product d as (1 + d) / 2.
        return Arrays.stream(nearest)
                .filter(one -> one.score >= (1 + ALIKE) / 2)
                .toArray(ScoreDoc[]::new);
    }

    private static void fuse(Map<Integer, Double> scores, ScoreDoc[] ordered) {
        for (int rank = 0; rank < ordered.length; rank++) {
            scores.merge(ordered[rank].doc, 1.0 / (FUSION + rank + 1), Double::sum);
        }
    }

    private static Query filter(Wanted wanted) {
        BooleanQuery.Builder filter = new BooleanQuery.Builder();
        filter.add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.MUST);
        Map<String, Optional<String>> terms = new HashMap<>();
        terms.put("kind", wanted.kind());
        terms.put("concept", wanted.conceptId());
        terms.put("subject", wanted.subject());
        terms.put("accommodation", wanted.accommodation());
        terms.put("students", wanted.onlyForStudents() ? Optional.of("true") : Optional.empty());
        terms.forEach((field, term) ->
                term.ifPresent(value -> filter.add(new TermQuery(new Term(field, value)), BooleanClause.Occur.FILTER)));
        wanted.grade()
                .ifPresent(grade -> filter.add(
                                IntPoint.newRangeQuery("grade_from", Integer.MIN_VALUE, grade),
                                BooleanClause.Occur.FILTER)
                        .add(IntPoint.newRangeQuery("grade_to", grade, Integer.MAX_VALUE), BooleanClause.Occur.FILTER));
        wanted.readingLevelMost()
                .ifPresent(level -> filter.add(
                        DoublePoint.newRangeQuery("reading_level", Double.NEGATIVE_INFINITY, level),
                        BooleanClause.Occur.FILTER));
        wanted.minutesMost()
                .ifPresent(minutes -> filter.add(
                        IntPoint.newRangeQuery("minutes", Integer.MIN_VALUE, minutes), BooleanClause.Occur.FILTER));
        return filter.build();
    }

    /** No syntax: every sign that is no letter or digit is space. */
    private static Optional<Query> said(Words asked) {
        if (asked.typed().isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String stem : asked.stemmed()) {
            List<Query> fields = new ArrayList<>();
            FIELDS.forEach((field, boost) -> fields.add(new BoostQuery(new TermQuery(new Term(field, stem)), boost)));
            any.add(new DisjunctionMaxQuery(fields, 0.1f), BooleanClause.Occur.SHOULD);
        }
        for (String word : asked.typed()) {
            if (word.length() >= 4) {
                int errors = word.length() >= 8 ? 2 : 1;
                any.add(
                        new BoostQuery(new FuzzyQuery(new Term("words", word), errors, 1, 20, true), 0.3f),
                        BooleanClause.Occur.SHOULD);
            }
        }
        asked.last()
                .ifPresent(begun -> any.add(
                        new BoostQuery(new PrefixQuery(new Term("words", begun)), 0.5f), BooleanClause.Occur.SHOULD));
        return Optional.of(any.build());
    }

    /**
     * What was asked for, word by word.
     *
     * @param typed in small letters
     */
    private record Words(List<String> stemmed, List<String> typed) {
        static Words of(String text, Analyzer stems, Analyzer words) {
            return new Words(tokens(stems, text), tokens(words, text));
        }

        /** The word that may still be being typed. */
        Optional<String> last() {
            return typed.isEmpty() || typed.getLast().length() < 2 ? Optional.empty() : Optional.of(typed.getLast());
        }
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken() && tokens.size() < MOST_WORDS) {
                tokens.add(term.toString());
            }
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    private <T> T search(Search<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Write {
        long run() throws IOException;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        write(() -> {
            searchers.close();
            writer.close();
            return 0;
        });
    }
}
