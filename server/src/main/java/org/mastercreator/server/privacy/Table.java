package org.mastercreator.server.privacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table and what each of its columns says about students.
 *
 * @param hers condition for the rows that are about {@code :student}; empty if none is about anybody
 * @param erasure what becomes of those rows when she is erased
 * @param why no row is about anybody, or hers are kept
 */
record Table(String name, Optional<String> hers, Erasure erasure, String why, Map<String, Column> columns) {
    enum Erasure {
        /** A foreign key takes the rows along when hers in {@code students} goes. */
        WITH_HER,
        /** {@link Erasing} takes the rows out, or her out of them. */
        BY_HAND,
        /** They stay; {@code why} says so. */
        KEPT,
        /** There is nothing to erase. */
        NOTHING
    }

    /** What a column is to the export. */
    sealed interface Column {
        /** @param sql what stands in the export; the column itself unless others are named in it */
        record Exported(String sql) implements Column {}

        record LeftOut(String why) implements Column {}
    }

    static Table goesWithHer(String name, String hers) {
        return new Table(name, Optional.of(hers), Erasure.WITH_HER, "", Map.of());
    }

    static Table erasedByHand(String name, String hers) {
        return new Table(name, Optional.of(hers), Erasure.BY_HAND, "", Map.of());
    }

    static Table kept(String name, String hers, String why) {
        return new Table(name, Optional.of(hers), Erasure.KEPT, why, Map.of());
    }

    /** A table that says nothing about any student. */
    static Table nobodys(String name, String why, String... columns) {
        return new Table(name, Optional.empty(), Erasure.NOTHING, why, Map.of()).leftOut(why, columns);
    }

    Table exported(String... names) {
        Table table = this;
        for (String column : names) {
            table = table.exportedAs(column, column);
        }
        return table;
    }

    /** For a column that names others too: {@code sql} says what of it is hers. */
    Table exportedAs(String column, String sql) {
        return with(column, new Column.Exported(sql));
    }

    Table leftOut(String reason, String... names) {
        Table table = this;
        for (String column : names) {
            table = table.with(column, new Column.LeftOut(reason));
        }
        return table;
    }

    private Table with(String column, Column what) {
        Map<String, Column> more = new LinkedHashMap<>(columns);
        if (more.put(column, what) != null) {
            throw new IllegalArgumentException(name + "." + column + " is classified twice");
        }
        return new Table(name, hers, erasure, why, more);
    }
}
