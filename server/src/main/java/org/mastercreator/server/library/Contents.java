package org.mastercreator.server.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.mastercreator.server.mastery.Masteries;
import org.mastercreator.server.roster.Accommodation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored content. Nothing is overwritten: a change is a further version. Writers take turns, so that the numbers
 * of changes rise in the order of commits, which is what {@link LibraryIndex} follows.
 */
@Service
public class Contents {
    private static final long WRITERS_LOCK = 0x6d63_6c69_6272L;

    private final Masteries masteries;
    private final Ids ids;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Contents(Masteries masteries, Ids ids, JdbcClient db, JsonMapper json, Clock clock) {
        this.masteries = masteries;
        this.ids = ids;
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** What a list is about; empty means any. */
    record Filter(Optional<String> kind, Optional<String> conceptId, boolean onlyForStudents, boolean archived) {}

    private static final String CURRENT = """
            select c.content_id, c.version, c.archived_at, c.changed, c.updated_at, v.document, v.made_by, v.embedding
            from content c join content_versions v using (content_id, version)
            """;

    /** Puts sample content with its ids in, inside the caller's transaction. */
    public void fill(Collection<Map<String, Object>> documents, String madeBy) {
        takeTurn();
        for (Map<String, Object> document : documents) {
            Map<String, Object> body = new HashMap<>(document);
            String contentId = String.valueOf(body.remove("content_id"));
            create(contentId, json.convertValue(body, ContentBody.class), madeBy);
        }
    }

    Content create(ContentBody body, String madeBy) {
        check(body, Optional.empty());
        takeTurn();
        return create(ids.next("cnt"), body, madeBy);
    }

    private Content create(String contentId, ContentBody body, String madeBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.sql("""
                insert into content (content_id, version, changed, created_at, updated_at)
                values (:id, 1, nextval('content_changes'), :now, :now)
                """)
                .param("id", contentId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return version(contentId, 1, body, madeBy, now);
    }

    private Content version(String contentId, int version, ContentBody body, String madeBy, Instant now) {
        db.sql("""
                insert into content_versions (content_id, version, document, made_by, made_at)
                values (:id, :version, jsonb_strip_nulls(:document::jsonb), :by, :now)
                """)
                .param("id", contentId)
                .param("version", version)
                .param("document", json.writeValueAsString(body))
                .param("by", madeBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return Content.of(contentId, version, false, body, madeBy, now);
    }

    /** Takes the writers' lock and then reads, so that the version is the one that the change will follow. */
    Optional<Content> forChange(String contentId) {
        takeTurn();
        return find(contentId);
    }

    Content change(Content before, ContentBody body, String madeBy) {
        check(body, Optional.of(before.contentId()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Content after = version(before.contentId(), before.version() + 1, body, madeBy, now);
        db.sql("""
                update content set version = :version, changed = nextval('content_changes'), updated_at = :now,
                    archived_at = null
                where content_id = :id
                """)
                .param("version", after.version())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", before.contentId())
                .update();
        return after;
    }

    void archive(Content content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.sql("""
                update content set archived_at = :now, updated_at = :now, changed = nextval('content_changes')
                where content_id = :id and archived_at is null
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", content.contentId())
                .update();
    }

    private void takeTurn() {
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", WRITERS_LOCK)
                .query((_, _) -> true)
                .single();
    }

    private void check(ContentBody body, Optional<String> own) {
        List<Problem.FieldError> errors = new ArrayList<>();
        Set<String> unknown = masteries.unknownConcepts(Objects.requireNonNull(body.conceptIds()));
        if (!unknown.isEmpty()) {
            errors.add(new Problem.FieldError("concept_ids", "has concepts that do not exist: " + names(unknown)));
        }
        if (Objects.requireNonNull(body.gradeFrom()) > Objects.requireNonNull(body.gradeTo())) {
            errors.add(new Problem.FieldError("grade_to", "must not be below grade_from"));
        }
        Set<String> unheard = new TreeSet<>(body.accommodations() == null ? List.of() : body.accommodations());
        unheard.removeAll(Accommodation.codes());
        if (!unheard.isEmpty()) {
            errors.add(new Problem.FieldError("accommodations", "are not known: " + names(unheard)));
        }
        Set<String> missing = new TreeSet<>(body.parts() == null ? List.of() : body.parts());
        missing.removeAll(byId(missing).keySet());
        own.filter(id -> body.parts() != null && body.parts().contains(id)).ifPresent(missing::add);
        if (!missing.isEmpty()) {
            errors.add(new Problem.FieldError("parts", "cannot be parts of it: " + names(missing)));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    private static String names(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    Optional<Content> find(String contentId) {
        return Optional.ofNullable(byId(List.of(contentId)).get(contentId));
    }

    /** Those of the ids that there are, archived ones too. */
    Map<String, Content> byId(Collection<String> contentIds) {
        Map<String, Content> found = new HashMap<>();
        if (!contentIds.isEmpty()) {
            db.sql(CURRENT + "where c.content_id = any(:ids)")
                    .param("ids", contentIds.toArray(String[]::new))
                    .query(this::content)
                    .list()
                    .forEach(content -> found.put(content.contentId(), content));
        }
        return found;
    }

    Page<Content> list(Filter filter, Page.Request request) {
        record Row(long changed, Content content) {}
        boolean first = request.after().isEmpty();
        List<Row> rows = db.sql(CURRENT + """
                where (:kind::text is null or v.document ->> 'kind' = :kind)
                    and (:concept::text is null or v.document -> 'concept_ids' @> to_jsonb(:concept::text))
                    and (not :published or v.document ->> 'state' = 'published')
                    and (c.archived_at is not null) = :archived
                    and (:first or c.changed < :changed)
                order by c.changed desc limit :limit
                """)
                .param("kind", filter.kind().orElse(null))
                .param("concept", filter.conceptId().orElse(null))
                .param("published", filter.onlyForStudents())
                .param("archived", filter.archived())
                .param("first", first)
                .param("changed", first ? 0 : request.number(0))
                .param("limit", request.limit() + 1)
                .query((row, number) ->
                        new Row(row.getLong("changed"), content(row, number).withoutBody()))
                .list();
        Page<Row> page = request.page(rows, row -> List.of(String.valueOf(row.changed())));
        return new Page<>(page.items().stream().map(Row::content).toList(), page.nextCursor());
    }

    /** All versions, newest first. */
    Page<Content> versions(String contentId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Content> rows = db.sql("""
                select v.content_id, v.version, c.archived_at, v.made_at as updated_at, v.document, v.made_by
                from content c join content_versions v using (content_id)
                where content_id = :id and (:first or v.version < :version) order by v.version desc limit :limit
                """)
                .param("id", contentId)
                .param("first", first)
                .param("version", first ? 0 : request.number(0))
                .param("limit", request.limit() + 1)
                .query(this::content)
                .list();
        if (first && rows.isEmpty()) {
            throw new Problem.NotFound("content");
        }
        return request.page(rows, row -> List.of(String.valueOf(row.version())));
    }

    /**
     * A change that an index has to follow.
     *
     * @param embedding empty where nobody has worked it out yet
     */
    record Change(long changed, Content content, Optional<float[]> embedding) {}

    /** The changes after a number, in the order of commits. */
    List<Change> changesAfter(long changed, int most) {
        return db.sql(CURRENT + "where c.changed > :changed order by c.changed limit :most")
                .param("changed", changed)
                .param("most", most)
                .query((row, number) -> new Change(row.getLong("changed"), content(row, number), embedding(row)))
                .list();
    }

    private static Optional<float[]> embedding(ResultSet row) throws SQLException {
        java.sql.Array array = row.getArray("embedding");
        if (array == null) {
            return Optional.empty();
        }
        Float[] values = (Float[]) array.getArray();
        float[] vector = new float[values.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = values[i];
        }
        return Optional.of(vector);
    }

    void keepEmbedding(Content content, float[] embedding) {
        db.sql("""
                update content_versions set embedding = :embedding where content_id = :id and version = :version
                """)
                .param("embedding", embedding)
                .param("id", content.contentId())
                .param("version", content.version())
                .update();
    }

    private Content content(ResultSet row, int number) throws SQLException {
        return Content.of(
                row.getString("content_id"),
                row.getInt("version"),
                row.getObject("archived_at") != null,
                json.readValue(row.getString("document"), ContentBody.class),
                row.getString("made_by"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
