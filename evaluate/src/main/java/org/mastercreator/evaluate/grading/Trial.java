package org.mastercreator.evaluate.grading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mastercreator.learning.grading.Answer;
import org.mastercreator.learning.grading.ConstructedGrader;
import org.mastercreator.learning.grading.GradedQuestion;
import org.mastercreator.learning.grading.Key;
import org.mastercreator.learning.grading.Precedent;

/** A grader with the answers that people graded before. */
record Trial(ConstructedGrader grader, List<GradedText> learned) {
    static Map<String, List<GradedText>> byQuestion(List<GradedText> texts) {
        return texts.stream()
                .collect(Collectors.groupingBy(GradedText::questionId, LinkedHashMap::new, Collectors.toList()));
    }

    static List<String> references(List<GradedText> texts) {
        return texts.stream().map(GradedText::reference).distinct().toList();
    }

    static List<Precedent> precedents(List<GradedText> texts) {
        return texts.stream()
                .map(text -> new Precedent(text.answer(), text.fraction()))
                .toList();
    }

    static List<GradedQuestion> graded(List<GradedText> texts) {
        return byQuestion(texts).values().stream().map(Trial::gradedOne).toList();
    }

    private static GradedQuestion gradedOne(List<GradedText> ofOne) {
        return new GradedQuestion(ofOne.getFirst().question(), references(ofOne), precedents(ofOne));
    }

    /**
     * What came out.
     *
     * @param preparing nanoseconds for making questions with their graded answers ready
     * @param grading nanoseconds for the answers themselves
     * @param known share of the answers that stand among the graded ones of their question word for word
     */
    record Run(List<Judged> judged, long preparing, long grading, double known) {
        static Run untimed(List<Judged> judged) {
            return new Run(judged, 0, 0, Double.NaN);
        }
    }

    /** @param apart answers to other questions than this */
    private ConstructedGrader.Prepared prepared(
            List<GradedText> texts, List<Precedent> precedents, Map<String, List<GradedText>> apart) {
        GradedText first = texts.getFirst();
        List<GradedText> all = new ArrayList<>(apart.getOrDefault(first.questionId(), List.of()));
        all.addAll(texts);
        return grader.prepare(
                first.question(),
                new Key.Constructed(references(all), List.of()),
                precedents,
                apart.entrySet().stream()
                        .filter(other -> !other.getKey().equals(first.questionId()))
                        .map(other -> gradedOne(other.getValue()))
                        .toList());
    }

    /**
     * The same beside a teacher: she grades what is sent to her, one answer after the other, and after each the others
     * that wait are read again. An answer counts as sent if she graded it.
     *
     * @param together how many answers to a question come at once, as from one class; the next come when all of these
     *     are graded
     */
    List<Judged> judgeBesideTeacher(List<GradedText> left, int together) {
        Map<String, List<GradedText>> apart = byQuestion(learned);
        List<Judged> judged = new ArrayList<>();
        for (Map.Entry<String, List<GradedText>> question : byQuestion(left).entrySet()) {
            List<GradedText> texts = question.getValue();
            Deque<Precedent> newest = new ArrayDeque<>(precedents(apart.getOrDefault(question.getKey(), List.of())));
            for (int from = 0; from < texts.size(); from += together) {
                ConstructedGrader.Prepared prepared = prepared(texts, List.copyOf(newest), apart);
                Deque<Judged> waiting = new ArrayDeque<>();
                for (GradedText text : texts.subList(from, Math.min(texts.size(), from + together))) {
                    Judged one = Judged.of(text, prepared.grade(new Answer.Text(text.answer())));
                    (one.needsReview() ? waiting : judged).add(one);
                }
                while (!waiting.isEmpty()) {
                    Judged decided = waiting.removeFirst();
                    judged.add(decided);
                    newest.addFirst(new Precedent(
                            decided.text().answer(), decided.text().fraction()));
                    ConstructedGrader.Prepared again = prepared(texts, List.copyOf(newest), apart);
                    for (Judged one : List.copyOf(waiting)) {
                        again.gradeAgain(new Answer.Text(one.text().answer())).ifPresent(grade -> {
                            waiting.remove(one);
                            judged.add(Judged.of(one.text(), grade));
                        });
                    }
                }
            }
        }
        return judged;
    }

    Run judge(List<GradedText> left) {
        Map<String, List<GradedText>> graded = byQuestion(learned);
        List<Judged> judged = new ArrayList<>();
        long preparing = 0;
        long grading = 0;
        long known = 0;
        for (Map.Entry<String, List<GradedText>> question : byQuestion(left).entrySet()) {
            List<GradedText> texts = question.getValue();
            long start = System.nanoTime();
            List<GradedText> before = graded.getOrDefault(question.getKey(), List.of());
            ConstructedGrader.Prepared prepared = prepared(texts, precedents(before), graded);
            long prepareEnd = System.nanoTime();
            for (GradedText text : texts) {
                judged.add(Judged.of(text, prepared.grade(new Answer.Text(text.answer()))));
            }
            preparing += prepareEnd - start;
            grading += System.nanoTime() - prepareEnd;
            Set<String> words = before.stream().map(GradedText::answer).collect(Collectors.toSet());
            known +=
                    texts.stream().filter(text -> words.contains(text.answer())).count();
        }
        return new Run(judged, preparing, grading, known / (double) judged.size());
    }
}
