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
import org.mastercreator.server.prediction.Standing;
import org.mastercreator.server.prediction.Standings;
import org.springframework.stereotype.Component;

/** What graded work raises and resolves. */
@Component
class SubmissionAlerts {
    private final Alerts alerts;
    private final Standings standings;

    SubmissionAlerts(Alerts alerts, Standings standings) {
        this.alerts = alerts;
        this.standings = standings;
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
        SortedMap<String, Thresholds> classes = situation.classes();
        Map<String, Standing> stands = standings(studentId, changes, classes, open, now);
        classes.forEach((classId, thresholds) -> {
            for (MasteryChange change : changes) {
                onConcept(change, standing(stands, change), thresholds)
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
        List<MasteryChange> changes =
                corrected.stream().flatMap(latest -> latest.after().stream()).toList();
        Map<String, Standing> stands = standings(studentId, changes, classes, open, now);
        classes.forEach((classId, thresholds) -> {
            for (Corrections.Latest latest : corrected) {
                latest.after().ifPresent(after -> {
                    Standing standing = standing(stands, after);
                    Map<Kind, Decision> before = latest.before()
                            .map(change -> onConcept(change, standing.withLast(credits(change)), thresholds))
                            .orElse(Map.of());
                    onConcept(after, standing, thresholds).forEach((kind, decision) -> {
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

    /** Read only of what was answered often enough, or is called stuck already. */
    private Map<String, Standing> standings(
            String studentId,
            List<MasteryChange> changes,
            SortedMap<String, Thresholds> classes,
            List<Alert> open,
            Instant now) {
        int least = classes.values().stream()
                .mapToInt(Thresholds::wheelSpinningOpportunities)
                .min()
                .orElse(Integer.MAX_VALUE);
        List<String> concepts = changes.stream()
                .filter(change -> change.observations() >= least || isStuck(open, change.conceptId()))
                .map(MasteryChange::conceptId)
                .toList();
        return concepts.isEmpty() ? Map.of() : standings.at(now, studentId, concepts);
    }

    private static boolean isStuck(List<Alert> open, String conceptId) {
        return open.stream()
                .anyMatch(alert ->
                        alert.kind().equals(Kind.WHEEL_SPINNING.code()) && conceptId.equals(alert.conceptId()));
    }

    private static Standing standing(Map<String, Standing> standings, MasteryChange change) {
        return standings.getOrDefault(change.conceptId(), Standing.NOTHING);
    }

    private static List<Double> credits(MasteryChange change) {
        return change.steps().stream().map(MasteryChange.Step::credit).toList();
    }

    private static Map<Kind, Decision> onConcept(MasteryChange change, Standing standing, Thresholds thresholds) {
        AlertRules.ConceptChange seen = new AlertRules.ConceptChange(
                change.conceptName(),
                change.previousMastery(),
                change.newMastery(),
                change.observations(),
                change.parameters());
        return new EnumMap<>(Map.of(
                Kind.WHEEL_SPINNING, AlertRules.wheelSpinning(seen, standing.right(), standing.chance(), thresholds),
                Kind.SUDDEN_DROP, AlertRules.suddenDrop(seen, thresholds),
                Kind.NEWLY_MASTERED, AlertRules.newlyMastered(seen)));
    }

    private static <T> double mean(List<T> all, ToDoubleFunction<T> figure) {
        return all.stream().mapToDouble(figure).average().orElse(0);
    }
}
