package org.mastercreator.server.assessment;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.alert.AlertRules;
import org.mastercreator.learning.alert.Decision;
import org.mastercreator.learning.alert.Kind;
import org.mastercreator.learning.alert.Thresholds;
import org.mastercreator.server.alert.Alert;
import org.mastercreator.server.alert.Alerts;
import org.mastercreator.server.mastery.Corrections;
import org.mastercreator.server.mastery.MasteryChange;
import org.springframework.stereotype.Component;

/** What graded work raises and resolves. */
@Component
class SubmissionAlerts {
    private final Alerts alerts;

    SubmissionAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    /** @param credit share of its points, 0..1 */
    record Answered(
            double credit, boolean needsReview, @Nullable Long responseTimeMs) {}

    /** The thresholds of each class of a student, in order of the classes' ids. */
    SortedMap<String, Thresholds> thresholds(String studentId) {
        return alerts.thresholdsOfClassesOf(studentId);
    }

    /** What the rules start from. */
    Alerts.Situation situation(String studentId) {
        return alerts.situation(studentId);
    }

    /** After a submission. */
    void decide(
            String studentId,
            Alerts.Situation situation,
            List<Answered> answers,
            List<MasteryChange> changes,
            Instant now) {
        List<Alert> open = situation.open();
        for (MasteryChange change : changes) {
            alerts.followUp(
                    open, Optional.of(change.conceptId()), mean(change.steps(), MasteryChange.Step::credit), now);
        }
        if (!answers.isEmpty()) {
            alerts.followUp(open, Optional.empty(), mean(answers, Answered::credit), now);
        }
        List<AlertRules.TimedAnswer> timed = answers.stream()
                .filter(one -> one.responseTimeMs() != null)
                .map(one ->
                        new AlertRules.TimedAnswer(Objects.requireNonNull(one.responseTimeMs()) / 1000.0, one.credit()))
                .toList();
        int waiting = (int) answers.stream().filter(Answered::needsReview).count();
        situation.classes().forEach((classId, thresholds) -> {
            for (MasteryChange change : changes) {
                onConcept(change, thresholds)
                        .forEach((kind, decision) -> alerts.decide(
                                open, classId, studentId, Optional.of(change.conceptId()), kind, decision, now));
            }
            Map<Kind, Decision> decisions = new EnumMap<>(Map.of(
                    Kind.RAPID_GUESSING, AlertRules.rapidGuessing(timed, thresholds),
                    Kind.NEEDS_REVIEW, AlertRules.needsReview(waiting, answers.size())));
            decisions.forEach(
                    (kind, decision) -> alerts.decide(open, classId, studentId, Optional.empty(), kind, decision, now));
        });
    }

    /**
     * After grades were changed: what the latest work on a concept says now, where that is another thing than before.
     *
     * @param waiting answers of the student that still wait for a teacher
     */
    void afterCorrection(
            String studentId,
            SortedMap<String, Thresholds> classes,
            List<Corrections.Latest> corrected,
            int waiting,
            Instant now) {
        List<Alert> open = alerts.openOf(studentId);
        classes.forEach((classId, thresholds) -> {
            for (Corrections.Latest latest : corrected) {
                latest.after().ifPresent(after -> {
                    Map<Kind, Decision> before = latest.before()
                            .map(change -> onConcept(change, thresholds))
                            .orElse(Map.of());
                    onConcept(after, thresholds).forEach((kind, decision) -> {
                        if (!decision.equals(before.get(kind))) {
                            Optional<String> concept = Optional.of(after.conceptId());
                            alerts.decide(open, classId, studentId, concept, kind, decision, now);
                        }
                    });
                });
            }
            alerts.decide(
                    open,
                    classId,
                    studentId,
                    Optional.empty(),
                    Kind.NEEDS_REVIEW,
                    AlertRules.stillNeedsReview(waiting),
                    now);
        });
    }

    private static Map<Kind, Decision> onConcept(MasteryChange change, Thresholds thresholds) {
        AlertRules.ConceptChange seen = new AlertRules.ConceptChange(
                change.conceptName(),
                change.previousMastery(),
                change.newMastery(),
                change.observations(),
                change.parameters());
        return new EnumMap<>(Map.of(
                Kind.WHEEL_SPINNING, AlertRules.wheelSpinning(seen, thresholds),
                Kind.SUDDEN_DROP, AlertRules.suddenDrop(seen, thresholds),
                Kind.NEWLY_MASTERED, AlertRules.newlyMastered(seen)));
    }

    private static <T> double mean(List<T> all, ToDoubleFunction<T> figure) {
        return all.stream().mapToDouble(figure).average().orElse(0);
    }
}
