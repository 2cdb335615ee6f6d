package org.mastercreator.evaluate.grading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mastercreator.learning.grading.Answer;
import org.mastercreator.learning.grading.ConstructedGrader;
import org.mastercreator.learning.grading.Grade;
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
    record Run(List<Judged> judged, long preparing, long grading, double known) {}

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
            List<GradedText> all = new ArrayList<>(before);
            all.addAll(texts);
            List<GradedQuestion> others = graded.entrySet().stream()
                    .filter(other -> !other.getKey().equals(question.getKey()))
                    .map(other -> gradedOne(other.getValue()))
                    .toList();
            ConstructedGrader.Prepared prepared = grader.prepare(
                    texts.getFirst().question(),
                    new Key.Constructed(references(all), List.of()),
                    precedents(before),
                    others);
            long prepareEnd = System.nanoTime();
            for (GradedText text : texts) {
                Grade grade = prepared.grade(new Answer.Text(text.answer()));
                judged.add(new Judged(text, grade.verdict().fraction(), grade.confidence(), grade.needsReview()));
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
