package org.mastercreator.learning.prediction;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.tracing.ConceptBkt;
import org.mastercreator.learning.tracing.FittedBkt;

/** A {@link SuccessModel} that knows concepts and questions by their names. May be read by many threads. */
public final class NamedModel {
    private final SuccessModel model;
    private final Map<String, Integer> concepts;
    private final Map<String, Integer> questions;

    private NamedModel(SuccessModel model, Map<String, Integer> concepts, Map<String, Integer> questions) {
        this.model = model;
        this.concepts = Map.copyOf(concepts);
        this.questions = Map.copyOf(questions);
    }

    /** The start weights alone. */
    public static NamedModel untaught() {
        return new NamedModel(SuccessModel.fit(AnswerLog.empty()), Map.of(), Map.of());
    }

    /**
     * What these answers teach.
     *
     * @param concepts their names, by the log's numbers
     * @param questions likewise
     */
    public static NamedModel fit(AnswerLog log, List<String> concepts, List<String> questions) {
        return new NamedModel(SuccessModel.fit(log), numbered(concepts), numbered(questions));
    }

    private static Map<String, Integer> numbered(List<String> names) {
        return IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(names::get, i -> i));
    }

    /** Reads what {@link #stored} gave. */
    public static NamedModel of(StoredModel stored) {
        List<String> concepts = stored.concepts().keySet().stream().sorted().toList();
        List<String> questions = stored.questions().keySet().stream().sorted().toList();
        List<StoredModel.Concept> conceptParts =
                concepts.stream().map(stored.concepts()::get).toList();
        List<StoredModel.Question> questionParts =
                questions.stream().map(stored.questions()::get).toList();
        Difficulty difficulty = new Difficulty(
                stored.level(),
                column(conceptParts, StoredModel.Concept::ease),
                column(conceptParts, StoredModel.Concept::seen),
                column(questionParts, StoredModel.Question::ease),
                column(questionParts, StoredModel.Question::seen));
        Map<String, Integer> numbers = numbered(concepts);
        Map<Long, Double> after = after(conceptParts, numbers);
        Transitions transitions = new Transitions(after.keySet().stream().mapToLong(Long::longValue));
        Weights weights = new Weights(
                filled(stored.weights(), Signal.startWeights()),
                filled(stored.means(), Signal.startMeans()),
                conceptParts.stream()
                        .map(part -> additions(part.additions(), Signal.BY_CONCEPT))
                        .toArray(double[][]::new),
                transitions,
                transitions
                        .pairs()
                        .mapToObj(pair -> new double[] {after.getOrDefault(pair, 0.0)})
                        .toArray(double[][]::new),
                questionParts.stream()
                        .map(part -> additions(part.additions(), Signal.BY_QUESTION))
                        .toArray(double[][]::new));
        FittedBkt bkt = new FittedBkt(
                stored.pooled().bkt(),
                conceptParts.stream().map(part -> part.tracing().bkt()).toList());
        return new NamedModel(
                new SuccessModel(bkt, difficulty, weights, stored.longPause()), numbers, numbered(questions));
    }

    /** What is added by pair of {@link Transitions}. */
    private static Map<Long, Double> after(List<StoredModel.Concept> parts, Map<String, Integer> numbers) {
        Map<Long, Double> byPair = new HashMap<>();
        for (int concept = 0; concept < parts.size(); concept++) {
            Map<String, Double> after =
                    Objects.requireNonNullElse(parts.get(concept).after(), Map.of());
            for (Map.Entry<String, Double> addition : after.entrySet()) {
                Integer before = numbers.get(addition.getKey());
                if (before != null) {
                    byPair.put(Transitions.pair(concept, before), addition.getValue());
                }
            }
        }
        return byPair;
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> field) {
        return rows.stream().mapToDouble(field).toArray();
    }

    private static double[] filled(Map<String, Double> byName, double[] start) {
        double[] numbers = start.clone();
        for (Signal signal : Signal.values()) {
            numbers[signal.place()] = byName.getOrDefault(signal.name(), numbers[signal.place()]);
        }
        return numbers;
    }

    private static double[] additions(Map<String, Double> byName, int[] chosen) {
        return IntStream.of(chosen)
                .mapToDouble(place -> byName.getOrDefault(Signal.at(place).name(), 0.0))
                .toArray();
    }

    /** The model as plain numbers. */
    public StoredModel stored() {
        Weights weights = model.weights();
        Difficulty difficulty = model.difficulty();
        Map<String, Map<String, Double>> after = namedAfter(weights);
        Map<String, StoredModel.Concept> storedConcepts = new LinkedHashMap<>();
        concepts.forEach((name, number) -> storedConcepts.put(
                name,
                new StoredModel.Concept(
                        StoredModel.Tracing.of(model.bkt().of(number)),
                        difficulty.concept(number),
                        difficulty.conceptSeen(number),
                        named(Weights.additions(weights.byConcept, number), Signal.BY_CONCEPT),
                        after.getOrDefault(name, Map.of()))));
        Map<String, StoredModel.Question> storedQuestions = new LinkedHashMap<>();
        questions.forEach((name, number) -> storedQuestions.put(
                name,
                new StoredModel.Question(
                        difficulty.question(number),
                        difficulty.questionSeen(number),
                        named(Weights.additions(weights.byQuestion, number), Signal.BY_QUESTION))));
        return new StoredModel(
                difficulty.level,
                model.longPause(),
                StoredModel.Tracing.of(model.bkt().pooled()),
                named(weights.everywhere, IntStream.range(0, Signal.COUNT).toArray()),
                named(weights.means, IntStream.range(0, Signal.COUNT).toArray()),
                storedConcepts,
                storedQuestions);
    }

    private Map<String, Map<String, Double>> namedAfter(Weights weights) {
        Map<Integer, String> names = new HashMap<>();
        concepts.forEach((name, number) -> names.put(number, name));
        Map<String, Map<String, Double>> after = new HashMap<>();
        for (int i = 0; i < weights.transitions.count(); i++) {
            String name = names.get(weights.transitions.concept(i));
            String other = names.get(weights.transitions.before(i));
            double[] addition = weights.byTransition[i];
            if (name != null && other != null && addition != null) {
                after.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(other, addition[0]);
            }
        }
        return after;
    }

    private static Map<String, Double> named(double @Nullable [] numbers, int[] places) {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; numbers != null && i < places.length; i++) {
            byName.put(Signal.at(places[i]).name(), numbers[i]);
        }
        return byName;
    }

    /** The tracing parameters that the model has for a concept; the pooled ones if it has not seen it. */
    public ConceptBkt tracing(String concept) {
        return model.bkt().of(concepts.getOrDefault(concept, Integer.MAX_VALUE));
    }

    /** A new student, from her first answer on. */
    public Student begin() {
        return new Student();
    }

    /** One student's way through her answers. Not safe for use by two threads at once. */
    public final class Student {
        private final StudentState state = new StudentState();
        private final Map<String, Integer> newConcepts = new HashMap<>();
        private final Map<String, Integer> newQuestions = new HashMap<>();

        /** The chance that her next answer is right, 0..1. */
        public double chance(String concept, String question, long time) {
            return model.chance(state, concept(concept), question(question), time);
        }

        /**
         * The same with its reasons.
         *
         * @param question empty for any question of the concept
         */
        public Prediction predict(String concept, String question, long time) {
            return model.predict(state, concept(concept), question(question), time);
        }

        public void take(String concept, String question, long time, boolean right) {
            model.take(state, concept(concept), question(question), time, right);
        }

        /** Names that the model has not seen get numbers of this student's own, behind the model's. */
        private int concept(String name) {
            Integer known = concepts.get(name);
            return known != null ? known : newConcepts.computeIfAbsent(name, _ -> concepts.size() + newConcepts.size());
        }

        private int question(String name) {
            if (name.isEmpty()) {
                return AnswerLog.NO_QUESTION;
            }
            Integer known = questions.get(name);
            return known != null
                    ? known
                    : newQuestions.computeIfAbsent(name, _ -> questions.size() + newQuestions.size());
        }
    }
}
