package org.mastercreator.server.mastery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.learning.tracing.KnowledgeTracer;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives stored answers other credit and traces everything after them again, each step with the parameters that it was
 * traced with then. Afterwards every figure is what it would be had the credit been so from the start.
 */
@Service
public class Corrections {
    private final Masteries masteries;
    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    Corrections(Masteries masteries, JdbcClient db, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.masteries = masteries;
        this.db = db;
        this.batches = batches;
        this.json = json;
    }

    /** @param credit 0..1; empty if the answer shall say nothing about what the student knows */
    public record Correction(String conceptId, String questionId, OptionalDouble credit) {}

    /** What the student's latest submission on a concept did, by the steps before and after the correction. */
    public record Latest(Optional<MasteryChange> before, Optional<MasteryChange> after) {}

    private record Step(
            OptionalLong historyId,
            String gradingId,
            String questionId,
            int position,
            double credit,
            double before,
            double after,
            String modelVersion,
            OffsetDateTime at) {
        Step traced(double from, double creditNow, BktParameters parameters) {
            return new Step(
                    historyId,
                    gradingId,
                    questionId,
                    position,
                    creditNow,
                    from,
                    KnowledgeTracer.update(from, parameters, creditNow),
                    modelVersion,
                    at);
        }

        boolean isAnswer(String grading, String question) {
            return gradingId.equals(grading) && questionId.equals(question);
        }
    }

    /**
     * Corrects answers of one submission, with the student locked, and tells these classes. One entry for each concept
     * on which a step changed.
     */
    public List<Latest> correct(
            String studentId, String gradingId, List<Correction> corrections, Collection<String> classIds) {
        List<Latest> changed = new ArrayList<>();
        corrections.stream().map(Correction::conceptId).distinct().sorted().forEach(concept -> {
            MasteryRecord record =
                    masteries.ofStudent(studentId, List.of(concept)).getFirst();
            List<Step> stored = steps(studentId, concept);
            List<Step> edited = edited(stored, gradingId, record, corrections);
            List<Step> retraced = retraced(edited, record);
            if (!retraced.equals(stored)) {
                store(record, stored, retraced);
                masteries.tell(gradingId, classIds, now(record, retraced));
                changed.add(new Latest(latest(record, stored), latest(record, retraced)));
            }
        });
        return changed;
    }

    private List<Step> steps(String studentId, String conceptId) {
        return db.sql("""
                select h.*, r.position from mastery_history h join question_results r using (grading_id, question_id)
                where h.student_id = :student and h.concept_id = :concept order by h.observations
                """)
                .param("student", studentId)
                .param("concept", conceptId)
                .query(Corrections::step)
                .list();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                OptionalLong.of(row.getLong("history_id")),
                row.getString("grading_id"),
                row.getString("question_id"),
                row.getInt("position"),
                row.getDouble("credit"),
                row.getDouble("previous_mastery"),
                row.getDouble("new_mastery"),
                row.getString("model_version"),
                row.getObject("changed_at", OffsetDateTime.class));
    }

    /** The steps with the credit of the corrections; answers that begin to count come in at their place in time. */
    private List<Step> edited(List<Step> stored, String gradingId, MasteryRecord record, List<Correction> corrections) {
        List<Step> edited = new ArrayList<>(stored);
        for (Correction correction : corrections) {
            if (!correction.conceptId().equals(record.conceptId())) {
                continue;
            }
            int at = indexOf(edited, gradingId, correction.questionId());
            if (at >= 0) {
                Step old = edited.remove(at);
                correction
                        .credit()
                        .ifPresent(credit -> edited.add(at, old.traced(old.before(), credit, record.parameters())));
            } else if (correction.credit().isPresent()) {
                insert(
                        edited,
                        gradingId,
                        correction.questionId(),
                        correction.credit().getAsDouble(),
                        record);
            }
        }
        return edited;
    }

    private static int indexOf(List<Step> steps, String gradingId, String questionId) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).isAnswer(gradingId, questionId)) {
                return i;
            }
        }
        return -1;
    }

    private void insert(List<Step> steps, String gradingId, String questionId, double credit, MasteryRecord record) {
        Step added = db.sql("""
                select r.position, s.graded_at from question_results r join submissions s using (grading_id)
                where r.grading_id = :grading and r.question_id = :question
                """)
                .param("grading", gradingId)
                .param("question", questionId)
                .query((row, _) -> new Step(
                        OptionalLong.empty(),
                        gradingId,
                        questionId,
                        row.getInt("position"),
                        credit,
                        0,
                        0,
                        record.modelVersion(),
                        row.getObject("graded_at", OffsetDateTime.class)))
                .single();
        int at = 0;
        while (at < steps.size() && isBefore(steps.get(at), added)) {
            at++;
        }
        steps.add(at, at < steps.size() ? withModelOf(steps.get(at), added) : added);
    }

    private static boolean isBefore(Step step, Step added) {
        return step.gradingId().equals(added.gradingId())
                ? step.position() < added.position()
                : !step.at().isAfter(added.at());
    }

    private static Step withModelOf(Step next, Step added) {
        return new Step(
                added.historyId(),
                added.gradingId(),
                added.questionId(),
                added.position(),
                added.credit(),
                next.before(),
                next.before(),
                next.modelVersion(),
                added.at());
    }

    private List<Step> retraced(List<Step> steps, MasteryRecord record) {
        Map<String, BktParameters> byModel = models(record);
        double mastery = start(record);
        List<Step> retraced = new ArrayList<>();
        for (Step step : steps) {
            Step next =
                    step.traced(mastery, step.credit(), byModel.getOrDefault(step.modelVersion(), record.parameters()));
            retraced.add(next);
            mastery = next.after();
        }
        return retraced;
    }

    /** Where she began: before her first stored answer, or where a first answer would begin now. */
    private double start(MasteryRecord record) {
        return db.sql("""
                select previous_mastery from mastery_history
                where student_id = :student and concept_id = :concept and observations = 1
                """)
                .param("student", record.studentId())
                .param("concept", record.conceptId())
                .query(Double.class)
                .optional()
                .orElse(record.parameters().pInit());
    }

    /** The parameters of the concept by the name of the model that had them. The first version has those that it came with. */
    private Map<String, BktParameters> models(MasteryRecord record) {
        Map<String, BktParameters> byModel = new HashMap<>();
        db.sql("""
                select version, (parameters -> 'tracing' -> :concept)::text as parameters from tracing_models
                order by version
                """).param("concept", record.conceptId()).query(row -> {
            @Nullable String parameters = row.getString("parameters");
            BktParameters bkt =
                    parameters == null ? BktParameters.DEFAULT : json.readValue(parameters, BktParameters.class);
            byModel.putIfAbsent(Masteries.modelVersion(0), bkt);
            byModel.put(Masteries.modelVersion(row.getLong("version")), bkt);
        });
        return byModel;
    }

    private void store(MasteryRecord record, List<Step> stored, List<Step> retraced) {
        int same = 0;
        while (same < Math.min(stored.size(), retraced.size())
                && stored.get(same).equals(retraced.get(same))) {
            same++;
        }
        db.sql("""
                delete from mastery_history
                where student_id = :student and concept_id = :concept and observations > :same
                """)
                .param("student", record.studentId())
                .param("concept", record.conceptId())
                .param("same", same)
                .update();
        insert(record, retraced, same, true);
        insert(record, retraced, same, false);
        masteries.set(now(record, retraced));
    }

    /** Where the student stands after the steps. */
    private Masteries.Standing now(MasteryRecord record, List<Step> steps) {
        return steps.isEmpty()
                ? new Masteries.Standing(
                        record.studentId(),
                        record.conceptId(),
                        record.mastery(),
                        record.parameters().pInit(),
                        0,
                        null)
                : new Masteries.Standing(
                        record.studentId(),
                        record.conceptId(),
                        record.mastery(),
                        steps.getLast().after(),
                        steps.size(),
                        steps.getLast().at().toInstant());
    }

    /** What the last submission among the steps did. */
    private static Optional<MasteryChange> latest(MasteryRecord record, List<Step> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        int first = steps.size() - 1;
        while (first > 0
                && steps.get(first - 1).gradingId().equals(steps.getLast().gradingId())) {
            first--;
        }
        List<MasteryChange.Step> last = new ArrayList<>();
        for (int i = first; i < steps.size(); i++) {
            Step step = steps.get(i);
            last.add(new MasteryChange.Step(step.questionId(), step.credit(), step.before(), step.after(), i + 1));
        }
        return Optional.of(new MasteryChange(
                record.studentId(),
                record.conceptId(),
                record.conceptName(),
                steps.get(first).before(),
                record.parameters(),
                steps.getLast().modelVersion(),
                last));
    }

    /** Rows keep their ids, by which histories are paged; new ones get new ids. */
    private void insert(MasteryRecord record, List<Step> steps, int from, boolean known) {
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (int i = from; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.historyId().isPresent() == known) {
                rows.add(new MapSqlParameterSource("student", record.studentId())
                        .addValue("concept", record.conceptId())
                        .addValue("before", step.before())
                        .addValue("after", step.after())
                        .addValue("credit", step.credit())
                        .addValue("n", i + 1)
                        .addValue("grading", step.gradingId())
                        .addValue("question", step.questionId())
                        .addValue("model", step.modelVersion())
                        .addValue("at", step.at())
                        .addValue("id", step.historyId().orElse(0)));
            }
        }
        batches.batchUpdate(
                """
                insert into mastery_history (student_id, concept_id, previous_mastery, new_mastery, credit,
                    observations, grading_id, question_id, model_version, changed_at%s
                values (:student, :concept, :before, :after, :credit, :n, :grading, :question, :model, :at%s)
                """.formatted(known ? ", history_id) overriding system value" : ")", known ? ", :id" : ""),
                rows.toArray(SqlParameterSource[]::new));
    }
}
