package org.mastercreator.server.prediction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.prediction.NamedModel;
import org.mastercreator.learning.prediction.PredictionErrors;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.mastercreator.learning.tracing.MasteryLevel;
import org.mastercreator.server.http.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares predictions with answers. Each answer is predicted by the version that held when it was given, from the
 * answers before it; since a version learns from earlier answers only, no answer is predicted by a model that knew it.
 * A group's figures are told only from ten students on. A comparison by IEP is made over all classes only: beside it,
 * one of a single class would give away the small rest. What two reports tell together is {@link ToldBefore}'s to watch.
 */
@Service
class FeedbackReports {
    private static final int TENS = 10;

    private final Answers answers;
    private final Models models;
    private final ToldBefore toldBefore;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    FeedbackReports(
            Answers answers,
            Models models,
            ToldBefore toldBefore,
            JdbcClient db,
            JsonMapper json,
            Ids ids,
            Clock clock) {
        this.answers = answers;
        this.models = models;
        this.toldBefore = toldBefore;
        this.db = db;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes and stores a report about a class, or about all, over the last days. */
    FeedbackReport create(Optional<String> classId, int days, String userId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = now.minus(Duration.ofDays(days));
        ReportGroups groups = grouped(classId.map(answers::ofClass).orElseGet(answers::all), from);
        Set<String> large = groups.large(classId.isEmpty());
        Set<String> told = toldBefore.tellable(groups, large);
        boolean iep = told.containsAll(List.of(ReportGroups.WITH_IEP, ReportGroups.WITHOUT_IEP));
        if (!iep) {
            told.removeAll(List.of(ReportGroups.WITH_IEP, ReportGroups.WITHOUT_IEP));
        }
        FeedbackReport report = report(classId, now, from, groups, new Telling(large, told, latest(classId)));
        db.sql("""
                insert into feedback_reports (report_id, class_id, report, made_by, made_at)
                values (:id, :class, :report::jsonb, :user, :at)
                """)
                .param("id", report.reportId())
                .param("class", classId.orElse(null))
                .param("report", json.writeValueAsString(report))
                .param("user", userId)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        toldBefore.remember(report.reportId(), groups, told);
        return report;
    }

    /**
     * What may be told.
     *
     * @param large the groups that are large enough by themselves
     * @param told those of them that may be told as they are now
     * @param before the last report about the same classes: what may not be told anew stays as it was there
     */
    private record Telling(Set<String> large, Set<String> told, Optional<FeedbackReport> before) {
        @Nullable
        Figures figures(ReportGroups groups, String name, Function<FeedbackReport, @Nullable Figures> asBefore) {
            if (told.contains(name)) {
                return groups.figures(name);
            }
            return large.contains(name) ? before.map(asBefore).orElse(null) : null;
        }

        boolean isHeldBack() {
            return !told.containsAll(large);
        }
    }

    private ReportGroups grouped(List<Answered> all, Instant from) {
        List<Models.Adoption> adoptions = models.adoptions();
        Map<Optional<Long>, Map<String, BktParameters>> tracing = new HashMap<>();
        Set<String> withIep = new HashSet<>(
                db.sql("select student_id from ieps").query(String.class).list());
        ReportGroups groups = new ReportGroups();
        Map<Optional<Long>, NamedModel.Student> walks = new HashMap<>();
        String studentId = "";
        for (Answered answer : all) {
            if (!answer.studentId().equals(studentId)) {
                studentId = answer.studentId();
                walks.clear();
                walks.put(Optional.empty(), models.success(Optional.empty()).begin());
                adoptions.forEach(adoption -> walks.computeIfAbsent(
                        Optional.of(adoption.version()),
                        version -> models.success(version).begin()));
            }
            if (answer.at().isAfter(from)) {
                Optional<Long> version = inForce(adoptions, answer.at());
                NamedModel.@Nullable Student walk = walks.get(version);
                BktParameters bkt = tracing.computeIfAbsent(version, models::tracing)
                        .getOrDefault(answer.conceptId(), BktParameters.DEFAULT);
                if (walk != null) {
                    groups.add(
                            answer,
                            answer.chance(walk),
                            KnowledgeTracer.chanceOfRightAnswer(answer.mastery(), bkt),
                            withIep.contains(studentId));
                }
            }
            walks.values().forEach(answer::moves);
        }
        return groups;
    }

    private static Optional<Long> inForce(List<Models.Adoption> adoptions, Instant at) {
        return adoptions.reversed().stream()
                .filter(adoption -> !adoption.at().isAfter(at))
                .findFirst()
                .map(Models.Adoption::version);
    }

    private FeedbackReport report(
            Optional<String> classId, Instant now, Instant from, ReportGroups groups, Telling telling) {
        Map<String, String> names = new HashMap<>();
        db.sql("select concept_id, concept_name from concepts").query(row -> {
            names.put(row.getString("concept_id"), row.getString("concept_name"));
        });
        Figures success = telling.figures(groups, ReportGroups.ALL, FeedbackReport::success);
        List<FeedbackReport.OfConcept> concepts = groups.named("concept:").stream()
                .map(id -> new FeedbackReport.OfConcept(
                        id,
                        names.getOrDefault(id, id),
                        telling.figures(groups, "concept:" + id, before -> before.ofConcept(id))))
                .toList();
        FeedbackReport.ByIep iep = byIep(groups, telling);
        return new FeedbackReport(
                ids.next("report"),
                classId.orElse(null),
                now,
                from,
                answered(groups, telling),
                success,
                telling.figures(groups, ReportGroups.BY_MASTERY, FeedbackReport::mastery),
                success == null ? List.of() : bins(groups, telling),
                Arrays.stream(MasteryLevel.values())
                        .map(level -> level.name().toLowerCase(Locale.ROOT))
                        .filter(groups.named("level:")::contains)
                        .map(level -> new FeedbackReport.OfLevel(
                                level, telling.figures(groups, "level:" + level, before -> before.ofLevel(level))))
                        .toList(),
                groups.named("week:").stream()
                        .map(LocalDate::parse)
                        .map(monday -> new FeedbackReport.Week(
                                monday, telling.figures(groups, "week:" + monday, before -> before.ofWeek(monday))))
                        .toList(),
                concepts,
                iep,
                Findings.of(
                        success,
                        concepts,
                        iep,
                        telling.isHeldBack(),
                        telling.before().isEmpty()));
    }

    /** Rounded, and as it was told if the figures are. */
    private static int answered(ReportGroups groups, Telling telling) {
        if (telling.large().contains(ReportGroups.ALL) && !telling.told().contains(ReportGroups.ALL)) {
            return telling.before().map(FeedbackReport::answers).orElse(0);
        }
        return groups.find(ReportGroups.ALL)
                .map(all -> all.errors().answers() / TENS * TENS)
                .orElse(0);
    }

    private static FeedbackReport.@Nullable ByIep byIep(ReportGroups groups, Telling telling) {
        Figures with = telling.told().contains(ReportGroups.WITH_IEP) ? groups.figures(ReportGroups.WITH_IEP) : null;
        Figures without =
                telling.told().contains(ReportGroups.WITHOUT_IEP) ? groups.figures(ReportGroups.WITHOUT_IEP) : null;
        if (with != null && without != null) {
            return new FeedbackReport.ByIep(with, without);
        }
        return telling.large().contains(ReportGroups.WITH_IEP)
                ? telling.before().map(FeedbackReport::byIep).orElse(null)
                : null;
    }

    private static List<PredictionErrors.Bin> bins(ReportGroups groups, Telling telling) {
        List<PredictionErrors.Bin> now =
                groups.find(ReportGroups.ALL).map(all -> all.errors().bins()).orElse(List.of());
        return now.stream()
                .flatMap(bin -> {
                    String name = ReportGroups.ofBin(bin.from());
                    return telling.told().contains(name)
                            ? Stream.of(bin)
                            : !telling.large().contains(name)
                                    ? Stream.empty()
                                    : telling.before().stream()
                                            .flatMap(before -> before.calibration().stream())
                                            .filter(old -> old.from() == bin.from());
                })
                .toList();
    }

    Optional<FeedbackReport> find(String reportId) {
        return db.sql("select report from feedback_reports where report_id = :id")
                .param("id", reportId)
                .query((row, _) -> json.readValue(row.getString("report"), FeedbackReport.class))
                .optional();
    }

    Optional<FeedbackReport> latest(Optional<String> classId) {
        return db.sql("""
                select report from feedback_reports where class_id is not distinct from :class
                order by made_at desc, report_id desc limit 1
                """)
                .param("class", classId.orElse(null))
                .query((row, _) -> json.readValue(row.getString("report"), FeedbackReport.class))
                .optional();
    }
}
