package org.mastercreator.server.roster;

import java.util.List;
import org.mastercreator.server.http.Ids;
import org.mastercreator.server.http.Page;
import org.mastercreator.server.http.Problem;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The concepts of the school, from which classes choose. */
@Service
class Concepts {
    private static final long ADD_LOCK = 0x636f6e6365707473L;
    private static final String CONCEPTS = """
            select concept_id, concept_name, subject, array(
                select p.prerequisite_id::text from concept_prerequisites p
                where p.concept_id = c.concept_id order by 1) as prerequisites
            from concepts c
            """;
    private static final RowMapper<Concept> ROW = (row, _) -> new Concept(
            row.getString("concept_id"), row.getString("concept_name"), row.getString("subject"), List.of((String[])
                    row.getArray("prerequisites").getArray()));

    private final JdbcClient db;
    private final Ids ids;

    Concepts(JdbcClient db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /** A concept of the school, with all concepts that it builds on. */
    record Concept(String conceptId, String conceptName, String subject, List<String> prerequisites) {}

    /** By subject and name. */
    Page<Concept> all(Page.Request request) {
        boolean first = request.after().isEmpty();
        List<Concept> rows = db.sql(CONCEPTS + """
                where :first or (subject, concept_name, concept_id::text) > (:subject, :name, :id)
                order by subject, concept_name, concept_id::text limit :limit
                """)
                .param("first", first)
                .param("subject", first ? "" : request.after().get(0))
                .param("name", first ? "" : request.after().get(1))
                .param("id", first ? "" : request.after().get(2))
                .param("limit", request.limit() + 1)
                .query(ROW)
                .list();
        return request.page(rows, row -> List.of(row.subject(), row.conceptName(), row.conceptId()));
    }

    /**
     * Adds a concept, which builds on such as are there: so no circle can come about.
     *
     * @throws Problem.Invalid if it builds on what does not exist
     * @throws Problem.Conflict if its subject has one of that name
     */
    Concept add(String name, String subject, List<String> prerequisites) {
        long known = db.sql("select count(*) from concepts where concept_id = any(:ids)")
                .param("ids", prerequisites.toArray(String[]::new))
                .query(Long.class)
                .single();
        if (known < prerequisites.size()) {
            throw new Problem.Invalid("prerequisites", "must be concepts that exist, each named once");
        }
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ADD_LOCK)
                .query((_, _) -> true)
                .single();
        String conceptId = ids.next("concept");
        int added = db.sql("""
                insert into concepts (concept_id, concept_name, subject) select :id, :name, :subject
                where not exists (select from concepts
                    where lower(concept_name) = lower(:name) and lower(subject) = lower(:subject))
                """)
                .param("id", conceptId)
                .param("name", name)
                .param("subject", subject)
                .update();
        if (added == 0) {
            throw new Problem.Conflict("This subject has a concept of that name already.");
        }
        for (String prerequisite : prerequisites) {
            db.sql("insert into concept_prerequisites (concept_id, prerequisite_id) values (:concept, :prerequisite)")
                    .param("concept", conceptId)
                    .param("prerequisite", prerequisite)
                    .update();
        }
        return new Concept(conceptId, name, subject, prerequisites);
    }
}
