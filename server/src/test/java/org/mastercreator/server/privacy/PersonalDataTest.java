package org.mastercreator.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.ServerTest;

/** Promise: a column that nobody classified fails the build. */
class PersonalDataTest extends ServerTest {
    private static final String FLYWAYS = "flyway_schema_history";

    private static final String HELP = """


            Each column of the database says what it holds about students in server/…/privacy/PersonalData.java.
            Add the columns below to their table there, or a line for a new table:
              goesWithHer("t", HERS).exported("a", "b")    rows about her, which a foreign key (on delete cascade) takes along
              erasedByHand("t", "condition")               rows that name her, with code in Erasing that takes her out
              nobodys("t", "why", "a", "b")                nothing about any student
              .exported("a")                               stands in her export
              .exportedAs("a", "sql")                      names others too: sql gives what is hers
              .leftOut("why", "a")                         not in the export: a secret, another person, bookkeeping
            """;

    private Set<String> columns() {
        return new TreeSet<>(
                db.sql("""
                select c.table_name || '.' || c.column_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where table_schema = 'public' and t.table_type = 'BASE TABLE' and table_name <> :flyways
                """).param("flyways", FLYWAYS).query(String.class).list());
    }

    @Test
    void every_column_of_the_database_says_what_it_holds_about_students() {
        Set<String> classified = PersonalData.TABLES.stream()
                .flatMap(table -> table.columns().keySet().stream().map(column -> table.name() + "." + column))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unclassified = new TreeSet<>(columns());
        unclassified.removeAll(classified);
        assertThat(unclassified).as("columns that nobody classified" + HELP).isEmpty();
        Set<String> gone = new TreeSet<>(classified);
        gone.removeAll(columns());
        assertThat(gone)
                .as("columns in PersonalData that the database has no longer")
                .isEmpty();
    }

    @Test
    void no_table_is_classified_twice() {
        assertThat(PersonalData.TABLES.stream().map(Table::name)).doesNotHaveDuplicates();
    }

    @Test
    void rows_that_are_said_to_go_with_her_hang_on_her_by_foreign_keys_that_cascade() {
        Set<String> reached = new HashSet<>(Set.of("students"));
        List<String[]> cascades = db.sql("""
                select conrelid::regclass::text as child, confrelid::regclass::text as parent
                from pg_constraint where contype = 'f' and confdeltype = 'c'
                """)
                .query((row, _) -> new String[] {row.getString("child"), row.getString("parent")})
                .list();
        while (cascades.stream().anyMatch(link -> reached.contains(link[1]) && reached.add(link[0]))) {
            // until nothing more is reached
        }
        assertThat(PersonalData.TABLES.stream()
                        .filter(table -> table.erasure() == Table.Erasure.WITH_HER)
                        .map(Table::name))
                .as("tables that goesWithHer() without a foreign key with on delete cascade up to students")
                .allMatch(reached::contains);
    }

    @Test
    void a_column_named_student_id_is_never_in_a_table_that_is_about_nobody() {
        assertThat(PersonalData.TABLES.stream()
                        .filter(table ->
                                table.hers().isEmpty() && table.columns().containsKey("student_id"))
                        .map(Table::name))
                .isEmpty();
    }
}
