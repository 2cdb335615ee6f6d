package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.List;

/** A question with its graded answers, read as far as they were needed. Not for several threads at once. */
final class ReadQuestion {
    private final GradedQuestion graded;
    private final Asked asked;
    private final List<Read> read = new ArrayList<>();

    ReadQuestion(GradedQuestion graded, Embedder embedder) {
        this.graded = graded;
        this.asked = new Asked(graded.question(), graded.references(), graded.answers(), embedder);
    }

    /**
     * A graded answer.
     *
     * @param blind the same in words without the names of things
     * @param figures beside each reference
     * @param fraction share of the points that it earned
     */
    record Read(Phrase phrase, Phrase blind, List<double[]> figures, double fraction) {}

    Asked asked() {
        return asked;
    }

    /** The first of them. */
    List<Read> answers(int most) {
        int end = Math.min(most, graded.answers().size());
        while (read.size() < end) {
            Precedent answer = graded.answers().get(read.size());
            Phrase phrase = asked.read(answer.answer());
            read.add(new Read(phrase, phrase.blind(), asked.figures(phrase), answer.fraction()));
        }
        return read.subList(0, end);
    }

    List<Read> answers() {
        return answers(Integer.MAX_VALUE);
    }
}
