package org.mastercreator.learning.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grades a written answer by meaning: beside the references or the rubric's lines, and beside answers to the same
 * question, and to others like it, that people graded. What an answer asks the grader to do is left out and brought to a teacher. Without a key
 * it gives no points and asks for a teacher: it never makes a score up.
 */
public final class ConstructedGrader {
    /** What the name of every version of this grader starts with. */
    public static final String MODEL = "minilm-l6-v2";

    public static final String GRADED_BY = MODEL + "+precedents-6";

    /** Below this chance of agreeing about right or not right a teacher should look. */
    private static final double SURE = 0.8;

    /**
     * The same while nobody has graded an answer to the question, and for what is read again after each decision (some
     * would seem sure once by chance), so that nine in ten of the rest are right then too.
     */
    private static final double SURE_AT_LEAST = 0.83;

    /** By a rubric it is the share of the points that a teacher would agree about, if no line is less sure than this. */
    private static final double SURE_OF_EACH = 0.75;

    /** Share of the question's words from which an answer without any other counts as a copy of it. */
    private static final double COPIED_FROM = 0.8;

    /** How often people agree about the same words, right or not right: 129 pairs of answers in the Beetle training set. */
    private static final double SAME_WORDS = 0.96;

    /** So many graded answers, in different words, show what a teacher takes for right. */
    private static final int ENOUGH = 5;

    private static final int MOST_PRECEDENTS = 200;
    private static final double SUSPICIOUS_CONFIDENCE = 0.5;
    private static final double UNCLEAR_CONFIDENCE = 0.7;

    private final Embedder embedder;
    private final GradingWeights weights;

    public ConstructedGrader(Embedder embedder, GradingWeights weights) {
        this.embedder = embedder;
        this.weights = weights;
    }

    public ConstructedGrader(Embedder embedder) {
        this(embedder, TrainedWeights.WEIGHTS);
    }

    /**
     * A question made ready for grading any number of answers to it. Costs some milliseconds for each precedent.
     *
     * @param question its text, so that repeating it earns nothing
     * @param precedents answers that people graded, the most telling first; the first 200 count
     * @param others other questions with answers that people graded; of those with references most like this one's 200
     *     answers count
     */
    public Prepared prepare(
            String question, Key.Constructed key, List<Precedent> precedents, List<GradedQuestion> others) {
        List<Precedent> used = precedents.subList(0, Math.min(precedents.size(), MOST_PRECEDENTS));
        boolean byRubric = !key.rubric().isEmpty();
        List<String> references = key.references();
        List<Line> lines = Line.of(question, key.rubric(), used, embedder, weights);
        Optional<Asked> asked =
                references.isEmpty() ? Optional.empty() : Optional.of(new Asked(question, references, used, embedder));
        // By a rubric the references are only looked at for what may be unclear.
        Optional<Asked> byReference = asked.filter(_ -> !byRubric);
        Optional<Kin> kin = byReference.flatMap(one -> Kin.of(
                one,
                others.stream().map(other -> new ReadQuestion(other, embedder)).toList(),
                weights));
        return new Prepared(
                question,
                key,
                lines,
                byRubric
                        ? used.stream().filter(one -> !one.criteria().isEmpty()).toList()
                        : used,
                asked,
                kin,
                byReference.flatMap(one ->
                        one.precedents(used, phrase -> beforePrecedents(kin, phrase, one.beside(phrase, weights)))));
    }

    private Chances beforePrecedents(Optional<Kin> kin, Phrase phrase, Beside beside) {
        return kin.map(known -> known.chances(phrase.blind(), beside, weights)).orElse(beside.chances());
    }

    /** A question made ready. */
    public final class Prepared {
        private final Set<String> given;
        /** The question and what is wanted. */
        private final List<String> stated;

        private final Key.Constructed key;
        private final List<Line> lines;
        private final Optional<Asked> asked;
        private final Optional<Kin> kin;
        private final Optional<Precedents> precedents;
        /** What people gave, by the words of the answer; the newest of several counts. */
        private final Map<String, Precedent> sameWords;

        private Prepared(
                String question,
                Key.Constructed key,
                List<Line> lines,
                List<Precedent> graded,
                Optional<Asked> asked,
                Optional<Kin> kin,
                Optional<Precedents> precedents) {
            this.given = Wording.contentWords(question);
            this.stated = Stream.of(
                            Stream.of(question),
                            key.references().stream(),
                            key.rubric().stream().flatMap(criterion -> Rubrics.wanted(criterion).stream()))
                    .flatMap(Function.identity())
                    .toList();
            this.key = key;
            this.lines = lines;
            this.asked = asked;
            this.kin = kin;
            this.precedents = precedents;
            this.sameWords = graded.stream()
                    .collect(Collectors.toMap(
                            one -> Wording.bare(one.answer()), Function.identity(), (newest, _) -> newest));
        }

        public Grade grade(Answer answer) {
            if (answer.isEmpty()) {
                return ObjectiveGrader.notAnswered();
            }
            if (lines.isEmpty() && asked.isEmpty()) {
                return forTeacher(
                        Doubt.NO_KEY,
                        "There is no reference answer or rubric for this question, so your teacher will grade it.");
            }
            if (!(answer instanceof Answer.Text(String text))) {
                return graded(0, 0.9, "This question wants an answer in your own words.", List.of());
            }
            PromptInjection.Reading reading = PromptInjection.read(text);
            Optional<String> own = Rubrics.withoutQuotations(reading.answer(), key.rubric());
            Grade grade = grade(Repetition.once(own.orElse(reading.answer())));
            return reading.found() || own.isPresent() ? grade.doubted(Doubt.SUSPICIOUS, SUSPICIOUS_CONFIDENCE) : grade;
        }

        /**
         * The grade of an answer that waits for a teacher, if what people graded since makes it sure. By a rubric it is not
         * enough that it seems so: answers near in words differ in a line, and some rubrics are met in other words only.
         */
        public Optional<Grade> gradeAgain(Answer answer) {
            if (sameWords.isEmpty() || !(lines.stream().allMatch(Line::isProven) || isKnown(answer))) {
                return Optional.empty();
            }
            return Optional.of(grade(answer))
                    .filter(grade -> !grade.needsReview() && grade.confidence() >= SURE_AT_LEAST);
        }

        private boolean isKnown(Answer answer) {
            return answer instanceof Answer.Text(String text) && sameWords.containsKey(Wording.bare(text));
        }

        private Grade grade(String text) {
            Precedent same = sameWords.get(Wording.bare(text));
            if (same != null && lines.isEmpty()) {
                return graded(same.fraction(), SAME_WORDS, feedback(same.fraction()), List.of());
            }
            if (same != null
                    && lines.stream()
                            .allMatch(line ->
                                    same.criteria().containsKey(line.criterion().description()))) {
                return byRubric(
                        text,
                        line -> new Line.Judgement(
                                same.criteria().getOrDefault(line.criterion().description(), 0.0), SAME_WORDS));
            }
            if (Wording.isForeignScript(text)) {
                return forTeacher(
                        Doubt.NOT_READ,
                        "This grader reads only languages in Latin letters, so your teacher will grade it.");
            }
            if (OtherLanguage.isIn(text, stated)) {
                return forTeacher(
                        Doubt.NOT_READ,
                        "This grader cannot read the language of your answer, so your teacher will grade it.");
            }
            if (onlyRepeats(text)) {
                return graded(0, 0.9, "Say more: your answer adds nothing to the question yet.", List.of());
            }
            Grade grade =
                    lines.isEmpty() ? byReference(asked.orElseThrow(), text) : byRubric(text, line -> line.judge(text));
            return isUnclear(text, grade.verdict().fraction() > 0)
                    ? grade.doubted(Doubt.UNCLEAR, UNCLEAR_CONFIDENCE)
                    : grade;
        }

        /**
         * Whether all is there, but may say something else; with enough precedents people have said what they take. What earns
         * nothing though it is nearly what was wanted may be unclear too: one who says that she is not sure.
         */
        private boolean isUnclear(String text, boolean earns) {
            if (Wording.onlyAsks(text)) {
                return earns;
            }
            if (sameWords.size() >= ENOUGH) {
                return false;
            }
            boolean sign = Unclear.hasSign(text, stated);
            return Stream.concat(lines.stream().map(Line::asked), asked.stream())
                    .anyMatch(one -> {
                        Phrase phrase = one.read(text);
                        return earns ? sign || one.isUnclear(phrase) : sign && one.isFollowed(phrase);
                    });
        }

        private boolean onlyRepeats(String text) {
            Set<String> own = Wording.contentWords(text);
            double repeated = Wording.coverage(given, own);
            own.removeAll(given);
            return own.isEmpty() && (repeated >= COPIED_FROM || !canBeSaidInWordsOfTheQuestion());
        }

        /** Whether the question names the right answer among others, as in "plant or animal?". */
        private boolean canBeSaidInWordsOfTheQuestion() {
            return (key.rubric().isEmpty()
                            ? key.references().stream()
                            : key.rubric().stream().map(Key.Criterion::description))
                    .anyMatch(wanted -> given.containsAll(Wording.contentWords(wanted)));
        }

        private Grade byReference(Asked question, String text) {
            Phrase phrase = question.read(text);
            Beside beside = question.beside(phrase, weights);
            Chances alone = beforePrecedents(kin, phrase, beside);
            Chances chances = precedents
                    .map(known -> known.chances(phrase, beside, alone, weights))
                    .orElse(alone);
            double fraction = chances.fraction();
            return graded(fraction, chances.certainty(), feedback(fraction), List.of());
        }

        private static String feedback(double fraction) {
            if (fraction == 1) {
                return "Right: your answer says what was asked for.";
            }
            return fraction == 0
                    ? "This does not yet say what was asked for."
                    : "Part of it is there. Say more precisely what happens and why.";
        }

        private Grade byRubric(String text, Function<Line, Line.Judgement> judge) {
            double earned = 0;
            double possible = 0;
            double certainty = 0;
            double least = 1;
            List<Grade.CriterionGrade> criteria = new ArrayList<>();
            List<String> feedback = new ArrayList<>();
            for (Line line : lines) {
                Line.Judgement judgement = judge.apply(line);
                Grade.CriterionGrade grade = Rubrics.grade(
                        line.criterion(), judgement.fraction(), Rubrics.evidence(text, line.asked(), weights));
                earned += grade.points();
                possible += grade.possible();
                certainty += judgement.certainty() * grade.possible();
                least = Math.min(least, judgement.certainty());
                criteria.add(grade);
                feedback.add(grade.feedback());
            }
            double confidence = least < SURE_OF_EACH ? least : certainty / possible;
            return graded(Math.min(1, earned / possible), confidence, String.join("\n", feedback), criteria);
        }

        private Grade graded(double fraction, double confidence, String feedback, List<Grade.CriterionGrade> criteria) {
            double sure = lines.isEmpty() && precedents.isPresent() ? SURE : SURE_AT_LEAST;
            return new Grade(
                    Verdict.ofFraction(fraction),
                    feedback,
                    GRADED_BY,
                    confidence,
                    confidence < sure ? Optional.of(Doubt.LOW_CONFIDENCE) : Optional.empty(),
                    criteria);
        }
    }

    /** No points and no judgement: it is not the student's fault that this grader cannot tell. */
    private static Grade forTeacher(Doubt doubt, String why) {
        return new Grade(new Verdict.Incorrect(), why, GRADED_BY, 0.1, Optional.of(doubt), List.of());
    }
}
