package org.mastercreator.server.library;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mastercreator.server.roster.WordLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Word banks, made of the lists of words in published content. If resources have some of a concept, these hold; else
 * those of all other content on it do. Less than four words are none: too few to choose from.
 */
@Service
public class WordBanks implements WordLists {
    private static final int FEWEST = 4;
    private static final int MOST = 40;

    private final JdbcClient db;
    private final JsonMapper json;

    WordBanks(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    private record Listed(boolean resource, ContentBody content) {
        boolean isAbout(String conceptId) {
            return content.conceptIds() != null && content.conceptIds().contains(conceptId);
        }
    }

    /** One for each of the concepts, in this order; an empty one where there are no words. */
    public List<WordBank> of(Collection<String> conceptIds) {
        Map<String, String> names = new HashMap<>();
        db.sql("select concept_id, concept_name from concepts where concept_id = any(:ids)")
                .param("ids", conceptIds.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("concept_id"), row.getString("concept_name"));
                });
        List<Listed> listed = listed(conceptIds);
        return conceptIds.stream()
                .distinct()
                .filter(names::containsKey)
                .map(concept -> new WordBank(concept, names.getOrDefault(concept, concept), words(concept, listed)))
                .toList();
    }

    /** The condition on the text is that of the index, word for word. */
    private List<Listed> listed(Collection<String> conceptIds) {
        return db
                .sql("""
                select v.document from content c join content_versions v using (content_id, version)
                where v.document ->> 'body' ~ '(^|\\n)WORDS *(\\n|$)' and c.archived_at is null
                    and v.document ->> 'state' = 'published'
                    and jsonb_exists_any(v.document -> 'concept_ids', :concepts)
                order by c.content_id
                """)
                .param("concepts", conceptIds.toArray(String[]::new))
                .query((row, _) -> json.readValue(row.getString("document"), ContentBody.class))
                .list()
                .stream()
                .map(content -> new Listed("resource".equals(content.kind()), content))
                .toList();
    }

    private static List<WordBank.Word> words(String conceptId, List<Listed> all) {
        Map<Boolean, List<Listed>> byKind =
                all.stream().filter(one -> one.isAbout(conceptId)).collect(Collectors.partitioningBy(Listed::resource));
        Map<String, WordBank.Word> words = new TreeMap<>();
        boolean resources = !byKind.getOrDefault(true, List.of()).isEmpty();
        for (Listed one : byKind.getOrDefault(resources, List.of())) {
            String body = one.content().body();
            WordList.in(body == null ? "" : body)
                    .forEach(word -> words.merge(
                            word.word().toLowerCase(Locale.ROOT),
                            word,
                            (before, next) -> before.meaning() == null ? next : before));
        }
        return words.size() < FEWEST
                ? List.of()
                : words.values().stream().limit(MOST).toList();
    }

    @Override
    public Map<String, List<String>> missing(Collection<String> classIds) {
        record Taught(String classId, String conceptId) {}
        List<Taught> taught = db.sql("""
                select class_id, concept_id from class_concepts where class_id = any(:classes)
                order by class_id, position, concept_id
                """)
                .param("classes", classIds.toArray(String[]::new))
                .query((row, _) -> new Taught(row.getString("class_id"), row.getString("concept_id")))
                .list();
        Map<String, WordBank> banks = of(taught.stream().map(Taught::conceptId).toList()).stream()
                .collect(Collectors.toMap(WordBank::conceptId, bank -> bank));
        Map<String, List<String>> missing = new LinkedHashMap<>();
        classIds.forEach(classId -> missing.put(
                classId,
                taught.stream()
                        .filter(one -> one.classId().equals(classId))
                        .map(one -> banks.get(one.conceptId()))
                        .filter(bank -> bank != null && bank.hasNoWords())
                        .map(WordBank::conceptName)
                        .toList()));
        return missing;
    }
}
