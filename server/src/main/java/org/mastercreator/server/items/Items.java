package org.mastercreator.server.items;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mastercreator.server.assessment.QuestionBody;
import org.mastercreator.server.assessment.QuestionDifficulty;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The stored items. Nothing is overwritten: a change is a further version. */
@Service
public class Items {
    private static final long IMPORT_LOCK = 0x6d63_6974_656dL;
    private static final String CURRENT = """
            select i.item_id, i.version, i.archived_at, i.updated_at, v.document, v.made_by,
                (select count(distinct a.assessment_id) from assessment_items a where a.item_id = i.item_id) as used_in,
                d.level, d.answers, d.students, d.share_right, d.logit, d.standard_error
            from items i join item_versions v using (item_id, version) left join item_difficulties d using (item_id)
            """;

    private static final String VERSIONS = """
            select v.item_id, v.version, i.archived_at, v.made_at as updated_at, v.document, v.made_by, 0 as used_in,
                null::text as level
            from items i join item_versions v using (item_id)
            """;

    private final ItemCheck check;
    private final Ids ids;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Items(ItemCheck check, Ids ids, JdbcClient db, JsonMapper json, Clock clock) {
        this.check = check;
        this.ids = ids;
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** Puts sample items with their ids in, inside the caller's transaction. */
    public void fill(Collection<Map<String, Object>> documents, String madeBy) {
        for (Map<String, Object> document : documents) {
            Map<String, Object> body = new HashMap<>(document);
            String itemId = String.valueOf(body.remove("item_id"));
            create(itemId, check.checked(json.convertValue(body, ItemBody.class), itemId), madeBy);
        }
    }

    Item create(ItemBody body, String madeBy) {
        String itemId = ids.next("itm");
        return create(itemId, check.checked(body, itemId), madeBy);
    }

    private Item create(String itemId, ItemBody body, String madeBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        db.sql("""
                insert into items (item_id, version, fingerprint, words, created_at, updated_at)
                values (:id, 1, :fingerprint, to_tsvector('english', :words) || to_tsvector('simple', :words), :now, :now)
                """)
                .param("id", itemId)
                .param("fingerprint", fingerprint(body))
                .param("words", words(body))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return version(itemId, 1, body, 0, null, madeBy, now);
    }

    private Item version(
            String itemId,
            int version,
            ItemBody body,
            int usedIn,
            @Nullable QuestionDifficulty difficulty,
            String madeBy,
            Instant now) {
        db.sql("""
                insert into item_versions (item_id, version, document, made_by, made_at)
                values (:id, :version, jsonb_strip_nulls(:document::jsonb), :by, :now)
                """)
                .param("id", itemId)
                .param("version", version)
                .param("document", json.writeValueAsString(body))
                .param("by", madeBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return Item.of(itemId, version, false, body, usedIn, difficulty, madeBy, now);
    }

    /** Makes other imports wait until this transaction ends, so that none adds what another is about to add. */
    void importOneAtATime() {
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", IMPORT_LOCK)
                .query((_, _) -> true)
                .single();
    }

    /** Locks the item and then reads it, so that the version is the one that the change will follow. */
    Optional<Item> forChange(String itemId) {
        db.sql("select 1 from items where item_id = :id for update")
                .param("id", itemId)
                .query(Integer.class)
                .optional();
        return find(itemId);
    }

    /** The next version, which also takes the item out of the archive. */
    Item change(Item before, ItemBody given, String madeBy) {
        ItemBody body = check.checked(given, before.itemId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean same = fingerprint(body).equals(fingerprint(before.body()));
        db.sql("""
                update items set version = :version, fingerprint = :fingerprint, updated_at = :now, archived_at = null,
                    words = to_tsvector('english', :words) || to_tsvector('simple', :words)
                where item_id = :id
                """)
                .param("version", before.version() + 1)
                .param("fingerprint", fingerprint(body))
                .param("words", words(body))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", before.itemId())
                .update();
        if (!same) {
            db.sql("delete from item_difficulties where item_id = :id")
                    .param("id", before.itemId())
                    .update();
        }
        return version(
                before.itemId(),
                before.version() + 1,
                body,
                before.usedIn(),
                same ? before.difficulty() : null,
                madeBy,
                now);
    }

    void archive(Item item) {
        db.sql("update items set archived_at = :now, updated_at = :now where item_id = :id and archived_at is null")
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("id", item.itemId())
                .update();
    }

    private static String fingerprint(ItemBody body) {
        return Fingerprint.of(Objects.requireNonNull(body.question()));
    }

    private static String words(ItemBody body) {
        QuestionBody question = Objects.requireNonNull(body.question());
        Stream<String> options = question.options() == null
                ? Stream.empty()
                : question.options().stream().map(option -> Objects.requireNonNullElse(option.text(), ""));
        return Stream.of(
                        Stream.of(
                                Objects.requireNonNull(question.questionText()),
                                Objects.requireNonNull(question.conceptId()).replace('_', ' ')),
                        options,
                        stream(question.left()),
                        stream(question.right()),
                        stream(body.tags()))
                .flatMap(each -> each)
                .collect(Collectors.joining(" \n"));
    }

    private static Stream<String> stream(@Nullable List<String> texts) {
        return texts == null ? Stream.empty() : texts.stream();
    }

    Optional<Item> find(String itemId) {
        return Optional.ofNullable(byId(List.of(itemId)).get(itemId));
    }

    Optional<Item> version(String itemId, int version) {
        return db.sql(VERSIONS + "where item_id = :id and v.version = :version")
                .param("id", itemId)
                .param("version", version)
                .query(this::item)
                .optional();
    }

    /** Those of the ids that there are, archived ones too. */
    Map<String, Item> byId(Collection<String> itemIds) {
        Map<String, Item> found = new HashMap<>();
        if (!itemIds.isEmpty()) {
            db.sql(CURRENT + "where i.item_id = any(:ids)")
                    .param("ids", itemIds.toArray(String[]::new))
                    .query(this::item)
                    .list()
                    .forEach(item -> found.put(item.itemId(), item));
        }
        return found;
    }

    /** The item that asks the same, if one does; what is in the archive counts as gone. */
    Optional<Item> same(ItemBody body) {
        return db.sql(CURRENT
                        + "where i.fingerprint = :fingerprint and i.archived_at is null order by i.item_id limit 1")
                .param("fingerprint", fingerprint(body))
                .query(this::item)
                .optional();
    }

    /** What a list is about; empty means any. */
    record Filter(
            Optional<String> text,
            Optional<String> conceptId,
            Optional<String> type,
            Optional<String> difficulty,
            Optional<String> tag,
            Optional<String> accommodation,
            Optional<Integer> grade,
            boolean archived) {}

    Page<Item> list(Filter filter, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Item> rows = db.sql(CURRENT + """
                where (:query = '' or i.words @@ to_tsquery('english', :query) or i.words @@ to_tsquery('simple', :query))
                    and (:concept::text is null or v.document #>> '{question,concept_id}' = :concept)
                    and (:type::text is null or v.document #>> '{question,question_type}' = :type)
                    and (:difficulty::text is null or :difficulty
                        = case when coalesce(d.students, 0) < :enough then 'unknown' else d.level end)
                    and (:tag::text is null or v.document -> 'tags' @> to_jsonb(:tag::text))
                    and (:accommodation::text is null
                        or v.document -> 'accommodations' @> to_jsonb(:accommodation::text))
                    and (:grade::integer is null or :grade between coalesce((v.document ->> 'grade_from')::integer, 0)
                        and coalesce((v.document ->> 'grade_to')::integer, 13))
                    and (i.archived_at is not null) = :archived
                    and (:first or (i.updated_at, i.item_id) < (:at, :id))
                order by i.updated_at desc, i.item_id desc limit :limit
                """)
                .param("query", query(filter.text().orElse("")))
                .param("concept", filter.conceptId().orElse(null))
                .param("type", filter.type().orElse(null))
                .param("difficulty", filter.difficulty().orElse(null))
                .param("enough", QuestionDifficulty.ENOUGH_STUDENTS)
                .param("tag", filter.tag().orElse(null))
                .param("accommodation", filter.accommodation().orElse(null))
                .param("grade", filter.grade().orElse(null))
                .param("archived", filter.archived())
                .param("first", first)
                .param("at", (first ? Instant.EPOCH : request.time(0)).atOffset(ZoneOffset.UTC))
                .param("id", first ? "" : request.after().get(1))
                .param("limit", request.limit() + 1)
                .query(this::item)
                .list();
        return request.page(rows, item -> List.of(item.updatedAt().toString(), item.itemId()));
    }

    /** Every word has to be there, or begin one that is; no syntax, so that nothing typed can break it. */
    private static String query(String typed) {
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }

    /** All versions, newest first. */
    Page<Item> versions(String itemId, Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Item> rows = db.sql(VERSIONS + """
                where item_id = :id and (:first or v.version < :version) order by v.version desc limit :limit
                """)
                .param("id", itemId)
                .param("first", first)
                .param("version", first ? 0 : request.number(0))
                .param("limit", request.limit() + 1)
                .query(this::item)
                .list();
        if (first && rows.isEmpty()) {
            throw new Problem.NotFound("item");
        }
        return request.page(rows, row -> List.of(String.valueOf(row.version())));
    }

    private Item item(ResultSet row, int number) throws SQLException {
        return Item.of(
                row.getString("item_id"),
                row.getInt("version"),
                row.getObject("archived_at") != null,
                json.readValue(row.getString("document"), ItemBody.class),
                row.getInt("used_in"),
                QuestionDifficulty.of(row).orElse(null),
                row.getString("made_by"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
