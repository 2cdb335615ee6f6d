package org.mastercreator.server.prediction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.answers.AnswerLog;
import org.mastercreator.learning.answers.AnswerLogBuilder;
import org.mastercreator.learning.prediction.NamedModel;
import org.mastercreator.learning.prediction.PredictionErrors;
import org.mastercreator.learning.tracing.BktFit;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.FittedBkt;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learns from all answers, and keeps what was learned only if it is better. A fifth of the students, always the same,
 * is never learned from; on them the version that holds (champion) and the new one (challenger) predict every answer
 * from the earlier ones. The challenger is adopted if its prediction of success is better by more than a standard error
 * over students, and its masteries do not predict worse by more than that. Few answers need no rule of their own: fits
 * are drawn to priors.
 */
@Service
public class Refit {
    private static final int LEAST_ANSWERS = 200;
    private static final int LEAST_HELD_OUT = 5;
    private static final int HELD_OUT_ONE_IN = 5;

    private final Answers answers;
    private final Models models;
    private final JsonMapper json;

    Refit(Answers answers, Models models, JsonMapper json) {
        this.answers = answers;
        this.models = models;
        this.json = json;
    }

    /**
     * What there is to learn from.
     *
     * @param verdict why it is not enough; empty if it is
     */
    public record Material(int students, int answers, int heldOutStudents, String verdict) {}

    public Material gather() {
        List<Answered> all = answers.all();
        long heldOut = all.stream()
                .map(Answered::studentId)
                .distinct()
                .filter(Refit::isHeldOut)
                .count();
        int students = (int) all.stream().map(Answered::studentId).distinct().count();
        boolean enough = all.size() >= LEAST_ANSWERS && heldOut >= LEAST_HELD_OUT;
        String verdict = enough
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Nothing was changed: %d answers of %d students are too few to tell better from worse.",
                        all.size(),
                        students);
        return new Material(students, all.size(), (int) heldOut, verdict);
    }

    private static boolean isHeldOut(String studentId) {
        return Math.floorMod(studentId.hashCode(), HELD_OUT_ONE_IN) == 0;
    }

    /** The challenger's parameters. */
    public JsonNode fit() {
        Numbers students = new Numbers();
        Numbers concepts = new Numbers();
        Numbers questions = new Numbers();
        AnswerLogBuilder builder = new AnswerLogBuilder();
        for (Answered answer : answers.all()) {
            if (!isHeldOut(answer.studentId())) {
                builder.add(
                        students.of(answer.studentId()),
                        concepts.of(answer.conceptId()),
                        questions.of(answer.item()),
                        answer.isSuccess(),
                        answer.at().getEpochSecond());
            }
        }
        AnswerLog log = builder.build();
        FittedBkt fitted = BktFit.fit(log, false);
        Map<String, BktParameters> tracing = new LinkedHashMap<>();
        concepts.names()
                .forEach(concept ->
                        tracing.put(concept, fitted.of(concepts.of(concept)).known()));
        NamedModel success = NamedModel.fit(log, concepts.names(), questions.names());
        return json.valueToTree(new Parameters(tracing, success.stored()));
    }

    /** Numbers for names, in the order in which they come. */
    private static final class Numbers {
        private final Map<String, Integer> byName = new LinkedHashMap<>();

        int of(String name) {
            return byName.computeIfAbsent(name, _ -> byName.size());
        }

        List<String> names() {
            return List.copyOf(byName.keySet());
        }
    }

    /** Champion against challenger. */
    public ModelVersion.Comparison compare(JsonNode fitted) {
        Parameters challenger = json.treeToValue(fitted, Parameters.class);
        Map<String, BktParameters> present = models.tracing();
        Map<String, BktParameters> changed = new HashMap<>(present);
        changed.putAll(challenger.tracing());
        NamedModel champion = models.success(models.current());
        NamedModel candidate = NamedModel.of(challenger.success());
        Contest mastery = new Contest();
        Contest success = new Contest();
        int counted = 0;
        Collection<List<Answered>> heldOut = answers.all().stream()
                .filter(answer -> isHeldOut(answer.studentId()))
                .collect(Collectors.groupingBy(Answered::studentId, LinkedHashMap::new, Collectors.toList()))
                .values();
        for (List<Answered> ofStudent : heldOut) {
            counted += ofStudent.size();
            mastery.meet(ofStudent, traced(ofStudent, present), traced(ofStudent, changed));
            success.meet(ofStudent, predicted(ofStudent, champion), predicted(ofStudent, candidate));
        }
        boolean predictsBetter = success.meanGain() > success.standardError();
        boolean tracesWorse = mastery.meanGain() < -mastery.standardError();
        return new ModelVersion.Comparison(
                heldOut.size(),
                counted,
                told(heldOut.size(), mastery.champion),
                told(heldOut.size(), mastery.challenger),
                told(heldOut.size(), success.champion),
                told(heldOut.size(), success.challenger),
                predictsBetter && !tracesWorse,
                verdict(predictsBetter, tracesWorse));
    }

    static String verdict(boolean predictsBetter, boolean tracesWorse) {
        if (!predictsBetter) {
            return "Not adopted: on the held-out students it is not clearly better than the version that holds.";
        }
        return tracesWorse
                ? "Not adopted: it predicts the held-out students better, but their masteries clearly worse than the"
                        + " version that holds."
                : "Adopted: it predicts the held-out students better than the version before.";
    }

    /** The figures of few students are used, but not shown. */
    private static @Nullable Figures told(int students, PredictionErrors errors) {
        return students < ReportGroup.LEAST_STUDENTS ? null : Figures.of(errors);
    }

    private static double[] predicted(List<Answered> ofStudent, NamedModel model) {
        NamedModel.Student student = model.begin();
        return ofStudent.stream()
                .mapToDouble(answer -> {
                    double chance = answer.chance(student);
                    answer.moves(student);
                    return chance;
                })
                .toArray();
    }

    private static double[] traced(List<Answered> ofStudent, Map<String, BktParameters> parameters) {
        Map<String, Double> masteries = new HashMap<>();
        return ofStudent.stream()
                .mapToDouble(answer -> {
                    BktParameters bkt = parameters.getOrDefault(answer.conceptId(), BktParameters.DEFAULT);
                    double mastery = masteries.getOrDefault(answer.conceptId(), bkt.pInit());
                    masteries.put(answer.conceptId(), KnowledgeTracer.update(mastery, bkt, answer.credit()));
                    return KnowledgeTracer.chanceOfRightAnswer(mastery, bkt);
                })
                .toArray();
    }

    /** Two sets of predictions of the same answers, student by student. */
    private static final class Contest {
        final PredictionErrors champion = new PredictionErrors();
        final PredictionErrors challenger = new PredictionErrors();
        private final List<Double> gains = new ArrayList<>();

        void meet(List<Answered> ofStudent, double[] before, double[] after) {
            PredictionErrors hers = new PredictionErrors();
            PredictionErrors hersAfter = new PredictionErrors();
            for (int i = 0; i < before.length; i++) {
                boolean success = ofStudent.get(i).isSuccess();
                for (PredictionErrors errors : List.of(champion, hers)) {
                    errors.add(before[i], success);
                }
                for (PredictionErrors errors : List.of(challenger, hersAfter)) {
                    errors.add(after[i], success);
                }
            }
            gains.add((hers.logLoss() - hersAfter.logLoss()) * before.length);
        }

        double meanGain() {
            return gains.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }

        double standardError() {
            double mean = meanGain();
            double squares = gains.stream()
                    .mapToDouble(gain -> (gain - mean) * (gain - mean))
                    .sum();
            return Math.sqrt(squares / Math.max(1, gains.size() - 1) / Math.max(1, gains.size()));
        }
    }

    /** Stores the challenger, and adopts it if it is better; inside the caller's transaction. */
    public ModelVersion store(String jobId, Material material, JsonNode fitted, ModelVersion.Comparison comparison) {
        Parameters parameters = json.treeToValue(fitted, Parameters.class);
        long version = models.add(
                jobId,
                parameters,
                new ModelVersion.LearnedFrom(
                        material.students() - material.heldOutStudents(),
                        material.answers() - comparison.heldOutAnswers(),
                        parameters.tracing().size()),
                comparison);
        if (comparison.better()) {
            models.adopt(version, null);
        }
        return models.find(version).orElseThrow();
    }
}
