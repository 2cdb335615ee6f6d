package org.mastercreator.server.prediction;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.prediction.NamedModel;
import org.mastercreator.learning.prediction.Prediction;
import org.mastercreator.learning.prediction.Reason;
import org.mastercreator.learning.prediction.Secure;
import org.mastercreator.learning.prediction.WheelSpinning;
import org.springframework.stereotype.Service;

/** How likely a student's next answer is a success, and why. */
@Service
public class Forecasts {
    private static final double HARDLY = 0.5;

    private final Answers answers;
    private final Models models;
    private final Clock clock;

    Forecasts(Answers answers, Models models, Clock clock) {
        this.answers = answers;
        this.models = models;
        this.clock = clock;
    }

    /**
     * The next answer to any question of a concept.
     *
     * @param chance that it earns at least half of its points, 0..1
     * @param usual the chance of a usual answer, to a usual question by a usual student, 0..1
     * @param secure whether "mastered" may be relied on
     * @param wheelSpinning whether more of the same practice is likely to lead nowhere
     * @param reasons what moved the chance from there, the strongest first
     * @param modelVersion null before the first refit
     */
    public record Forecast(
            double chance,
            double usual,
            boolean secure,
            boolean wheelSpinning,
            List<Part> reasons,
            @Nullable Long modelVersion) {}

    /**
     * One piece of evidence.
     *
     * @param points percentage points that it moves the chance, from where that would be without it
     */
    public record Part(String evidence, double points, String sentence) {}

    /** What is asked for: a concept with its mastery, 0..1. */
    public record Asked(String conceptId, double mastery) {}

    /** From all that she answered so far. */
    public Forecast of(String studentId, Asked asked) {
        return of(answers.ofStudent(studentId), asked);
    }

    /** The same from answers that were read already. */
    public Forecast of(List<Answered> given, Asked asked) {
        return forecasts(given, List.of(asked), models.current()).getFirst();
    }

    /**
     * The same of many concepts of many students.
     *
     * @param asked by student's id
     * @return for each student the forecasts in the order asked
     */
    public Map<String, List<Forecast>> of(Map<String, List<Asked>> asked) {
        Optional<Long> version = models.current();
        Map<String, List<Answered>> given =
                answers.ofStudents(asked.keySet()).stream().collect(Collectors.groupingBy(Answered::studentId));
        Map<String, List<Forecast>> made = new HashMap<>();
        asked.forEach((studentId, concepts) ->
                made.put(studentId, forecasts(given.getOrDefault(studentId, List.of()), concepts, version)));
        return made;
    }

    private List<Forecast> forecasts(List<Answered> given, List<Asked> asked, Optional<Long> version) {
        NamedModel.Student student = models.success(version).begin();
        given.forEach(answer -> answer.moves(student));
        Map<String, List<Boolean>> successes = given.stream()
                .collect(Collectors.groupingBy(
                        Answered::conceptId, Collectors.mapping(Answered::isSuccess, Collectors.toList())));
        long now = clock.instant().getEpochSecond();
        return asked.stream()
                .map(one -> forecast(
                        student.predict(one.conceptId(), "", now),
                        successes.getOrDefault(one.conceptId(), List.of()),
                        one,
                        version))
                .toList();
    }

    private static Forecast forecast(
            Prediction prediction, List<Boolean> onConcept, Asked asked, Optional<Long> version) {
        return new Forecast(
                prediction.chance(),
                prediction.usual(),
                Secure.is(asked.mastery(), prediction.chance()),
                WheelSpinning.isForeseen(WheelSpinning.latest(onConcept, WheelSpinning.ANSWERS), prediction.chance()),
                prediction.reasons().stream()
                        .filter(reason -> Math.abs(reason.points()) >= HARDLY)
                        .map(Forecasts::part)
                        .toList(),
                version.orElse(null));
    }

    private static Part part(Reason reason) {
        return new Part(reason.evidence().words(), Math.round(reason.points() * 10) / 10.0, reason.sentence());
    }
}
