package org.mastercreator.server.prediction;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
 * one of a single class would give away the small rest.
 */
@Service
class FeedbackReports {
    private static final int LEAST_STUDENTS = 10;
    private static final int TENS = 10;

    private final Answers answers;
    private final Models models;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    FeedbackReports(Answers answers, Models models, JdbcClient db, JsonMapper json, Ids ids, Clock clock) {
        this.answers = answers;
        this.models = models;
        this.db = db;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Errors with the students behind them. */
    private static final class Group {
        private final PredictionErrors errors = new PredictionErrors();
        private final Set<String> students = new HashSet<>();

        void add(Answered answer, double chance) {
            errors.add(chance, answer.isSuccess());
            students.add(answer.studentId());
        }

        boolean isLargeEnough() {
            return students.size() >= LEAST_STUDENTS;
        }

        @Nullable
        Figures figures() {
            return isLargeEnough() ? Figures.of(errors) : null;
        }
    }

    /** All the groups of a report. */
    private static final class Groups {
        final Group success = new Group();
        final Group mastery = new Group();
        final Map<MasteryLevel, Group> levels = new EnumMap<>(MasteryLevel.class);
        final Map<LocalDate, Group> weeks = new TreeMap<>();
        final Map<String, Group> concepts = new TreeMap<>();
        final Group withIep = new Group();
        final Group withoutIep = new Group();

        void add(Answered answer, double chance, double chanceByMastery, boolean hasIep) {
            LocalDate monday = answer.at()
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            success.add(answer, chance);
            mastery.add(answer, chanceByMastery);
            levels.computeIfAbsent(MasteryLevel.of(answer.mastery()), _ -> new Group())
                    .add(answer, chanceByMastery);
            weeks.computeIfAbsent(monday, _ -> new Group()).add(answer, chance);
            concepts.computeIfAbsent(answer.conceptId(), _ -> new Group()).add(answer, chance);
            (hasIep ? withIep : withoutIep).add(answer, chance);
        }
    }

    /** Makes and stores a report about a class, or about all, over the last days. */
    FeedbackReport create(Optional<String> classId, int days, String userId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = now.minus(Duration.ofDays(days));
        Groups groups = grouped(classId.map(answers::ofClass).orElseGet(answers::all), from);
        FeedbackReport report = report(classId, now, from, groups);
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
        return report;
    }

    private Groups grouped(List<Answered> all, Instant from) {
        List<Models.Adoption> adoptions = models.adoptions();
        Map<String, BktParameters> tracing = models.tracing();
        Set<String> withIep = new HashSet<>(
                db.sql("select student_id from ieps").query(String.class).list());
        Groups groups = new Groups();
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
                NamedModel.@Nullable Student walk = walks.get(inForce(adoptions, answer.at()));
                BktParameters bkt = tracing.getOrDefault(answer.conceptId(), BktParameters.DEFAULT);
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

    private FeedbackReport report(Optional<String> classId, Instant now, Instant from, Groups groups) {
        Map<String, String> names = new HashMap<>();
        db.sql("select concept_id, concept_name from concepts").query(row -> {
            names.put(row.getString("concept_id"), row.getString("concept_name"));
        });
        Group success = groups.success;
        boolean byIep = classId.isEmpty() && groups.withIep.isLargeEnough() && groups.withoutIep.isLargeEnough();
        List<FeedbackReport.OfConcept> concepts = groups.concepts.entrySet().stream()
                .map(concept -> new FeedbackReport.OfConcept(
                        concept.getKey(),
                        names.getOrDefault(concept.getKey(), concept.getKey()),
                        concept.getValue().figures()))
                .toList();
        FeedbackReport.ByIep iep = byIep
                ? new FeedbackReport.ByIep(Figures.of(groups.withIep.errors), Figures.of(groups.withoutIep.errors))
                : null;
        return new FeedbackReport(
                ids.next("report"),
                classId.orElse(null),
                now,
                from,
                success.errors.answers() / TENS * TENS,
                success.figures(),
                groups.mastery.figures(),
                success.isLargeEnough() ? bins(success.errors) : List.of(),
                groups.levels.entrySet().stream()
                        .map(level -> new FeedbackReport.OfLevel(
                                level.getKey().name().toLowerCase(Locale.ROOT),
                                level.getValue().figures()))
                        .toList(),
                groups.weeks.entrySet().stream()
                        .map(week -> new FeedbackReport.Week(
                                week.getKey(), week.getValue().figures()))
                        .toList(),
                concepts,
                iep,
                Findings.of(success.figures(), concepts, iep));
    }

    /** A tenth with few answers says more about chance than about the prediction, and maybe about one student. */
    private static List<PredictionErrors.Bin> bins(PredictionErrors errors) {
        return errors.bins().stream().filter(bin -> bin.answers() >= TENS).toList();
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
