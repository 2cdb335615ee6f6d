package org.mastercreator.server.prediction;

import static org.mastercreator.server.database.Columns.numbers;
import static org.mastercreator.server.database.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mastercreator.learning.prediction.NamedModel;
import org.mastercreator.learning.tracing.BktParameters;
import org.mastercreator.server.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The versions of what was learned from answers. A version never changes; the latest adoption says which one holds. To
 * adopt one writes its tracing parameters into the concepts; a concept that came later is traced as it came. Masteries go
 * on from where they are, and each later change names the version that made it. Until the first refit none is stored, and
 * the start weights hold.
 */
@Service
public class Models {
    private static final NamedModel UNTAUGHT = NamedModel.untaught();

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<Long, NamedModel> read = new ConcurrentHashMap<>();

    Models(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** From when on a version holds. */
    record Adoption(long version, Instant at) {}

    /** The version that holds, if there was a refit yet. */
    public Optional<Long> current() {
        return db.sql("select version from tracing_adoptions order by adoption_id desc limit 1")
                .query(Long.class)
                .optional();
    }

    /** Oldest first. */
    List<Adoption> adoptions() {
        return db.sql("select version, adopted_at from tracing_adoptions order by adoption_id")
                .query((row, _) -> new Adoption(
                        row.getLong("version"), time(row, "adopted_at").orElseThrow()))
                .list();
    }

    /** The prediction of a version; the start weights if there is none yet. */
    NamedModel success(Optional<Long> version) {
        return version.map(number -> read.computeIfAbsent(
                        number, _ -> NamedModel.of(parameters(number).success())))
                .orElse(UNTAUGHT);
    }

    private Parameters parameters(long version) {
        return db.sql("select parameters from tracing_models where version = :version")
                .param("version", version)
                .query((row, _) -> json.readValue(row.getString("parameters"), Parameters.class))
                .optional()
                .orElseThrow(() -> new Problem.NotFound("model"));
    }

    /** What masteries were traced with while a version held, by concept; empty for the time before the first refit. */
    Map<String, BktParameters> tracing(Optional<Long> version) {
        return version.or(this::first)
                .map(number -> parameters(number).tracing())
                .orElseGet(this::tracing);
    }

    /** The version with what held before the first refit. */
    private Optional<Long> first() {
        return db.sql("select min(version) from tracing_models")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    /** What masteries are traced with now, by concept. */
    Map<String, BktParameters> tracing() {
        Map<String, BktParameters> byConcept = new HashMap<>();
        db.sql("select concept_id, p_init, p_learn, p_guess, p_slip from concepts")
                .query(row -> {
                    byConcept.put(
                            row.getString("concept_id"),
                            new BktParameters(
                                    row.getDouble("p_init"),
                                    row.getDouble("p_learn"),
                                    row.getDouble("p_guess"),
                                    row.getDouble("p_slip")));
                });
        return byConcept;
    }

    List<ModelVersion> versions() {
        long current = current().orElse(0L);
        return db.sql("""
                select m.version, m.made_at, m.learned_from, m.comparison,
                    (select max(a.adopted_at) from tracing_adoptions a where a.version = m.version) as adopted_at
                from tracing_models m order by m.version desc
                """).query((row, _) -> version(row, current)).list();
    }

    public Optional<ModelVersion> find(long version) {
        return versions().stream().filter(one -> one.version() == version).findFirst();
    }

    private ModelVersion version(ResultSet row, long current) throws SQLException {
        String comparison = row.getString("comparison");
        return new ModelVersion(
                row.getLong("version"),
                time(row, "made_at").orElseThrow(),
                row.getLong("version") == current,
                time(row, "adopted_at").orElse(null),
                json.readValue(row.getString("learned_from"), ModelVersion.LearnedFrom.class),
                comparison == null ? null : json.readValue(comparison, ModelVersion.Comparison.class));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /**
     * Stores a version, inside the caller's transaction, with what the other concepts are traced with now. Before the first
     * one, what holds now is stored as a version too, so that there is a way back.
     */
    long add(String jobId, Parameters learned, ModelVersion.LearnedFrom from, ModelVersion.Comparison comparison) {
        db.sql("lock table tracing_models in share row exclusive mode").update();
        Map<String, BktParameters> tracing = tracing();
        if (current().isEmpty()) {
            Parameters start = new Parameters(tracing, UNTAUGHT.stored());
            adopt(insert(null, start, new ModelVersion.LearnedFrom(0, 0, 0), null), null);
        }
        tracing.putAll(learned.tracing());
        return insert(jobId, new Parameters(tracing, learned.success()), from, comparison);
    }

    private long insert(
            @Nullable String jobId,
            Parameters parameters,
            ModelVersion.LearnedFrom from,
            ModelVersion.@Nullable Comparison comparison) {
        return db.sql("""
                insert into tracing_models (parameters, learned_from, comparison, job_id, made_at)
                values (:parameters::jsonb, :from::jsonb, :comparison::jsonb, :job, :at) returning version
                """)
                .param("parameters", json.writeValueAsString(parameters))
                .param("from", json.writeValueAsString(from))
                .param("comparison", comparison == null ? null : json.writeValueAsString(comparison))
                .param("job", jobId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /**
     * From now on this version holds. One adoption waits for the other: what holds is what the concepts are traced with.
     *
     * @param userId who wants it; null where a refit found it better
     * @throws Problem.NotFound if there is no such version
     */
    void adopt(long version, @Nullable String userId) {
        Parameters parameters = parameters(version);
        db.sql("lock table tracing_adoptions in share row exclusive mode").update();
        db.sql("""
                insert into tracing_adoptions (version, adopted_at, adopted_by) values (:version, :at, :user)
                """)
                .param("version", version)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", userId)
                .update();
        List<Traced> concepts = traced(version, parameters.tracing());
        db.sql("""
                update concepts c set p_init = t.init, p_learn = t.learn, p_guess = t.guess, p_slip = t.slip,
                    traced_by = t.version
                from unnest(:concepts::text[], :inits::float8[], :learns::float8[], :guesses::float8[], :slips::float8[],
                    :versions::bigint[]) as t (concept, init, learn, guess, slip, version)
                where c.concept_id = t.concept and (t.version is not null or c.traced_by is not null)
                """)
                .param("concepts", texts(concepts, Traced::conceptId))
                .param("inits", numbers(concepts, traced -> traced.bkt().pInit()))
                .param("learns", numbers(concepts, traced -> traced.bkt().pLearn()))
                .param("guesses", numbers(concepts, traced -> traced.bkt().pGuess()))
                .param("slips", numbers(concepts, traced -> traced.bkt().pSlip()))
                .param("versions", concepts.stream().map(Traced::version).toArray(Long[]::new))
                .update();
    }

    /** @param version whose the parameters are; null if the concept came with them */
    private record Traced(
            String conceptId, BktParameters bkt, @Nullable Long version) {}

    /** Every concept as a version has it traced; one that came later as it came. */
    private List<Traced> traced(long version, Map<String, BktParameters> known) {
        Map<String, BktParameters> start = tracing(Optional.empty());
        return tracing().keySet().stream()
                .map(concept -> {
                    BktParameters bkt = known.get(concept);
                    return bkt == null
                            ? new Traced(concept, start.getOrDefault(concept, BktParameters.DEFAULT), null)
                            : new Traced(concept, bkt, version);
                })
                .toList();
    }
}
