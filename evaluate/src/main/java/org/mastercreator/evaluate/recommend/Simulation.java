package org.mastercreator.evaluate.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Every policy teaches every student of every world. A student is drawn from the seed, the world and her number alone,
 * and under every policy begins the same, so that neither the number of threads nor what else is simulated changes
 * anything.
 */
final class Simulation {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final int students;
    private final long seed;
    private final int threads;

    Simulation(int students, long seed, int threads) {
        this.students = students;
        this.seed = seed;
        this.threads = threads;
    }

    List<Row> run() {
        List<Row> rows = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (World world : World.values()) {
                List<Future<Student>> running = IntStream.range(0, students)
                        .mapToObj(number -> workers.submit(() -> student(world, number)))
                        .toList();
                rows.addAll(rows(world, running.stream().map(Simulation::result).toList()));
            }
        }
        return rows;
    }

    private Student student(World world, int number) {
        Map<Teaching, Trial.Result> results = new EnumMap<>(Teaching.class);
        double ability = 0;
        int masteredAtStart = 0;
        for (Teaching teaching : Teaching.values()) {
            SplittableRandom random =
                    new SplittableRandom(seed * ODD + world.name().hashCode() * 1_000_003L + number * 7919L);
            Course course = Course.draw(world, random.split());
            Pupil pupil = new Pupil(course, random.split());
            ability = pupil.ability();
            masteredAtStart = pupil.masteredCount();
            results.put(teaching, Trial.run(course, pupil, teaching.begin(course, pupil, random.split())));
        }
        return new Student(ability, masteredAtStart, results);
    }

    private static List<Row> rows(World world, List<Student> students) {
        boolean[] weak = weakest(students);
        List<Row> rows = new ArrayList<>();
        for (int budget = 0; budget < Trial.BUDGETS.size(); budget++) {
            for (Teaching teaching : Teaching.values()) {
                List<Measure.Case> cases = new ArrayList<>();
                for (int i = 0; i < students.size(); i++) {
                    Student student = students.get(i);
                    Trial.Result result = student.of(teaching);
                    cases.add(new Measure.Case(
                            result.byBudget().get(budget),
                            student.of(Teaching.ORACLE).byBudget().get(budget),
                            weak[i],
                            result.untilAll()));
                }
                Map<Measure, Estimate> figures = new EnumMap<>(Measure.class);
                for (Measure measure : Measure.values()) {
                    measure.of(cases).ifPresent(estimate -> figures.put(measure, estimate));
                }
                rows.add(new Row(world, teaching, Trial.BUDGETS.get(budget), students.size(), figures));
            }
        }
        return rows;
    }

    /** The quarter of the lowest ability; where all are equally able, of the fewest concepts mastered at the start. */
    private static boolean[] weakest(List<Student> students) {
        boolean[] weak = new boolean[students.size()];
        IntStream.range(0, students.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer i) -> students.get(i).ability())
                        .thenComparingInt(i -> students.get(i).masteredAtStart())
                        .thenComparingInt(i -> i))
                .limit(Math.ceilDiv(students.size(), 4))
                .forEach(i -> weak[i] = true);
        return weak;
    }

    private static Student result(Future<Student> future) {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the end", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a student could not be simulated", failed.getCause());
        }
    }

    private record Student(double ability, int masteredAtStart, Map<Teaching, Trial.Result> results) {
        Trial.Result of(Teaching teaching) {
            Trial.Result result = results.get(teaching);
            if (result == null) {
                throw new IllegalStateException("every policy teaches every student");
            }
            return result;
        }
    }
}
