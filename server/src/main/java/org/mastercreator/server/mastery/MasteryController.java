package org.mastercreator.server.mastery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.recommend.ClassMastery;
import org.mastercreator.learning.tracing.MasteryExplanation;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.prediction.Forecasts;
import org.mastercreator.server.security.Audit;
import org.mastercreator.server.security.Caller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Mastery: of a student, of a class, and why. */
@Tag(name = "Mastery")
@RestController
@RequestMapping("/api/students")
class MasteryController {
    private final Masteries masteries;
    private final Forecasts forecasts;
    private final Audit audit;
    private final TransactionTemplate transaction;

    MasteryController(Masteries masteries, Forecasts forecasts, Audit audit, TransactionTemplate transaction) {
        this.masteries = masteries;
        this.forecasts = forecasts;
        this.audit = audit;
        this.transaction = transaction;
    }

    record MasteryAnswer(String status, String studentId, List<MasteryRecord> mastery) {}

    @Operation(summary = "A student's mastery, of all concepts of her classes or of those named")
    @GetMapping("/students/{student_id}/mastery")
    MasteryAnswer mastery(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @RequestParam(name = "concept_ids", required = false) @Nullable String conceptIds) {
        List<String> wanted = conceptIds == null || conceptIds.isBlank()
                ? List.of()
                : Arrays.stream(conceptIds.split(",", -1))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList();
        if (wanted.size() > 200) {
            throw new Problem.Invalid("concept_ids", "must name at most 200 concepts");
        }
        Set<String> unknown = masteries.unknownConcepts(wanted);
        if (!unknown.isEmpty()) {
            throw new Problem.Invalid("concept_ids", "has concepts that do not exist: " + String.join(", ", unknown));
        }
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "mastery", studentId, Optional.empty());
            return new MasteryAnswer("success", studentId, masteries.ofStudent(studentId, wanted));
        });
    }

    record MasteryHistoryAnswer(
            String status,
            List<Masteries.HistoryEntry> history,
            @Nullable String nextCursor) {}

    @Operation(summary = "Every change of a mastery with its cause, newest first")
    @GetMapping("/students/{student_id}/mastery/{concept_id}/history")
    MasteryHistoryAnswer history(
            Caller caller,
            @PathVariable("student_id") String studentId,
            @PathVariable("concept_id") String conceptId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request request = Page.Request.of(limit, cursor, 50, 1);
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "mastery", studentId, Optional.empty());
            requireConcept(studentId, conceptId);
            Page<Masteries.HistoryEntry> page = masteries.history(studentId, conceptId, request);
            return new MasteryHistoryAnswer("success", page.items(), page.nextCursor());
        });
    }

    record Explanation(
            String conceptId,
            double mastery,
            String summary,
            List<String> inputs,
            String whatWouldChange,
            String modelVersion,
            Forecasts.Forecast nextAnswer) {}

    record ExplanationAnswer(String status, Explanation explanation) {}

    @Operation(
            summary = "Why a mastery is what it is, what would change it, and how likely the next answer is a success")
    @GetMapping("/students/{student_id}/mastery/{concept_id}/explain")
    ExplanationAnswer explain(
            Caller caller, @PathVariable("student_id") String studentId, @PathVariable("concept_id") String conceptId) {
        return transaction.execute(_ -> {
            audit.record(caller, Audit.Action.READ, "mastery", studentId, Optional.empty());
            MasteryRecord record = requireConcept(studentId, conceptId);
            MasteryExplanation why = masteries.explain(record);
            return new ExplanationAnswer(
                    "success",
                    new Explanation(
                            conceptId,
                            record.mastery(),
                            why.summary(),
                            why.inputs(),
                            why.whatWouldChange(),
                            record.modelVersion(),
                            forecasts.of(studentId, new Forecasts.Asked(conceptId, record.mastery()))));
        });
    }

    private MasteryRecord requireConcept(String studentId, String conceptId) {
        return masteries.ofStudent(studentId, List.of(conceptId)).stream()
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("concept"));
    }

    record Distribution(
            double mean,
            double median,
            double stdDev,
            @JsonProperty("students_below_50") int below50,
            @JsonProperty("students_50_to_75") int from50To75,
            @JsonProperty("students_above_75") int above75,
            int studentCount) {
        static Distribution of(ClassMastery mastery) {
            return new Distribution(
                    mastery.mean(),
                    mastery.median(),
                    mastery.stdDev(),
                    mastery.below50(),
                    mastery.from50To75(),
                    mastery.above75(),
                    mastery.students());
        }
    }

    record DistributionAnswer(
            String status,
            String classId,
            String conceptId,
            Distribution distribution,
            double mean,
            double median,
            double stdDev,
            @JsonProperty("students_below_50") int below50,
            @JsonProperty("students_50_to_75") int from50To75,
            @JsonProperty("students_above_75") int above75) {}

    @Operation(summary = "How the mastery of a concept is spread over a class")
    @GetMapping("/classes/{class_id}/mastery/{concept_id}")
    DistributionAnswer distribution(
            @PathVariable("class_id") String classId, @PathVariable("concept_id") String conceptId) {
        Distribution spread = Distribution.of(masteries.distribution(classId, conceptId));
        return new DistributionAnswer(
                "success",
                classId,
                conceptId,
                spread,
                spread.mean(),
                spread.median(),
                spread.stdDev(),
                spread.below50(),
                spread.from50To75(),
                spread.above75());
    }
}
