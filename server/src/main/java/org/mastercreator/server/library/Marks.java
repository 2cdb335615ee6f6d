package org.mastercreator.server.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;

/** Marks the words of a hit that were searched for; as pieces of text, never as markup. */
public final class Marks {
    private static final int LENGTH = 200;
    private static final int BEFORE = 60;
    private static final int READ = 20_000;
    /** How far it is looked for the end of a word; some scripts have no spaces. */
    private static final int WORD = 30;

    private final Analyzer stems;
    private final Set<String> wanted;
    private final Optional<String> begun;

    /**
     * @param wanted stems of the words searched for
     * @param begun the beginning of a word, in small letters
     */
    Marks(Analyzer stems, List<String> wanted, Optional<String> begun) {
        this.stems = stems;
        this.wanted = Set.copyOf(wanted);
        this.begun = begun;
    }

    /** A piece of a text. */
    public record Segment(String text, boolean marked) {}

    private record Place(int from, int to) {}

    /** The title and the summary whole, of the body about 200 characters around the first mark; what has none is left out. */
    Map<String, List<Segment>> of(Document document) {
        Map<String, List<Segment>> marked = new LinkedHashMap<>();
        for (String field : List.of("title", "summary", "body")) {
            String text = Optional.ofNullable(document.get(field)).orElse("");
            List<Place> places = places(text.substring(0, Math.min(text.length(), READ)));
            if (!places.isEmpty()) {
                marked.put(
                        field, field.equals("body") ? around(text, places) : segments(text, 0, text.length(), places));
            }
        }
        return marked;
    }

    private List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        try (TokenStream stream = stems.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String word =
                        text.substring(offset.startOffset(), offset.endOffset()).toLowerCase(Locale.ROOT);
                if (wanted.contains(term.toString())
                        || begun.filter(word::startsWith).isPresent()) {
                    places.add(new Place(offset.startOffset(), offset.endOffset()));
                }
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Segment> around(String text, List<Place> places) {
        int wanted = Math.max(0, places.getFirst().from() - BEFORE);
        int from = wanted;
        while (from > Math.max(0, wanted - WORD) && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        int end = Math.min(text.length(), from + LENGTH);
        int to = end;
        while (to < Math.min(text.length(), end + WORD) && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return segments(text, betweenSigns(text, from), betweenSigns(text, to), places);
    }

    /** Not between the halves of a surrogate pair. */
    private static int betweenSigns(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))
                ? at - 1
                : at;
    }

    private static List<Segment> segments(String text, int from, int to, List<Place> places) {
        List<Segment> segments = new ArrayList<>();
        int at = from;
        for (Place place : places) {
            if (place.from() >= at && place.to() <= to) {
                if (place.from() > at) {
                    segments.add(new Segment(text.substring(at, place.from()), false));
                }
                segments.add(new Segment(text.substring(place.from(), place.to()), true));
                at = place.to();
            }
        }
        if (at < to) {
            segments.add(new Segment(text.substring(at, to), false));
        }
        return segments;
    }
}
