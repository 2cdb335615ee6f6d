package org.mastercreator.learning;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;
import org.mastercreator.learning.practice.Choice;
import org.mastercreator.learning.practice.Practice;
import org.mastercreator.learning.practice.PracticeConcept;
import org.mastercreator.learning.prediction.StudentState;
import org.mastercreator.learning.prediction.SuccessModel;
import org.mastercreator.learning.recommend.ClassPlan;
import org.mastercreator.learning.recommend.ClassPlanner;
import org.mastercreator.learning.recommend.ConceptGraph;
import org.mastercreator.learning.recommend.ConceptState;
import org.mastercreator.learning.recommend.Learner;
import org.mastercreator.learning.recommend.LearningPath;
import org.mastercreator.learning.recommend.Neighbours;
import org.mastercreator.learning.recommend.Recommender;
import org.mastercreator.learning.recommend.Zone;
import org.mastercreator.learning.tracing.BktFit;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.FittedBkt;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Knowledge tracing, prediction, fits and recommendations, on made-up answers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LearningBenchmark {
    private static final int STUDENTS = 1_000;
    private static final int ANSWERS = 100;
    private static final int CONCEPTS = 100;
    private static final int QUESTIONS = 2_000;
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final AnswerLog log = answers();
    private final SuccessModel model = SuccessModel.fit(log);
    private final StudentState student = new StudentState();
    private final Random random = new Random(5);
    private final Learner wide = learner(0, CONCEPTS);
    private final Recommender recommender = recommender(graph(CONCEPTS));
    private final Neighbours alone = new Neighbours(List.of(wide));
    private final List<Learner> school =
            IntStream.range(0, 2_250).mapToObj(i -> learner(i, 30)).toList();
    private final ConceptGraph graphOfSchool = graph(30);
    private final Recommender ofSchool = recommender(graphOfSchool);
    private final Practice practice = new Practice(IntStream.range(0, CONCEPTS)
            .mapToObj(i -> new PracticeConcept(BktParameters.DEFAULT, 0.001, i < 2 ? List.of() : List.of(i - 1, i - 2)))
            .toList());
    private double mastery = 0.3;

    private static AnswerLog answers() {
        Random random = new Random(1);
        AnswerLogBuilder log = new AnswerLogBuilder();
        for (int student = 0; student < STUDENTS; student++) {
            double ability = random.nextGaussian();
            for (int i = 0; i < ANSWERS; i++) {
                int question = random.nextInt(QUESTIONS);
                boolean right = random.nextDouble() < 1 / (1 + Math.exp(-ability - question % 5 + 2));
                log.add(student, question % CONCEPTS, question, right, i);
            }
        }
        return log.build();
    }

    /** Each concept builds on the two before it. */
    private static ConceptGraph graph(int concepts) {
        Map<String, List<String>> prerequisites = new HashMap<>();
        for (int i = 2; i < concepts; i++) {
            prerequisites.put("c" + i, List.of("c" + (i - 1), "c" + (i - 2)));
        }
        return new ConceptGraph(prerequisites);
    }

    private static Recommender recommender(ConceptGraph graph) {
        return new Recommender(graph, NOW, Zone.DEFAULT, OptionalInt.empty(), Map.of());
    }

    private static Learner learner(int number, int concepts) {
        Random random = new Random(number);
        return new Learner(
                "student_" + number,
                "Student " + number,
                Set.of(),
                OptionalDouble.empty(),
                IntStream.range(0, concepts)
                        .mapToObj(i -> new ConceptState(
                                "c" + i,
                                "Concept " + i,
                                random.nextDouble(),
                                7,
                                Optional.of(NOW),
                                BktParameters.DEFAULT,
                                random.nextDouble(),
                                List.of()))
                        .toList());
    }

    /** One answer moves one mastery. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public double update() {
        mastery = KnowledgeTracer.update(mastery, BktParameters.DEFAULT, random.nextBoolean() ? 1 : 0);
        return mastery;
    }

    /** One answer is predicted and taken. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public double predictAndUpdate() {
        int question = random.nextInt(QUESTIONS);
        double chance = model.chance(student, question % CONCEPTS, question, 0);
        model.take(student, question % CONCEPTS, question, 0, random.nextBoolean());
        return chance;
    }

    /** Knowledge tracing is fitted to 100,000 answers of 1,000 students. */
    @Benchmark
    public FittedBkt fitTracing() {
        return BktFit.fit(log, true);
    }

    /** The prediction with all that it needs is fitted to them. */
    @Benchmark
    public SuccessModel fitPrediction() {
        return SuccessModel.fit(log);
    }

    /** The one of 100 concepts to ask next is chosen. */
    @Benchmark
    public Optional<Choice> choose() {
        return practice.next();
    }

    /** An answer on one of 100 concepts, to a question of known difficulty, is taken by practice. */
    @Benchmark
    public double practise() {
        int concept = random.nextInt(CONCEPTS);
        practice.take(concept, random.nextGaussian(), random.nextBoolean());
        return practice.mastery(concept);
    }

    /** A learning path over 100 concepts. */
    @Benchmark
    public LearningPath path() {
        return recommender.pathFor(wide, alone);
    }

    /** A plan with all its paths, for 2,250 students and 30 concepts. */
    @Benchmark
    public ClassPlan plan() {
        Neighbours neighbours = new Neighbours(school);
        return ClassPlanner.plan(
                school,
                school.stream().map(one -> ofSchool.pathFor(one, neighbours)).toList(),
                graphOfSchool);
    }
}
