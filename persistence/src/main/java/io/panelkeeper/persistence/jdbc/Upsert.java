package io.panelkeeper.persistence.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/** "Insert, or replace what is there": the one statement for which the engines have no common words (PostgreSQL has MERGE from 15 on). */
public final class Upsert {

    private Upsert() {
    }

    /** @param columns all of them, given as parameters in this order */
    public static String sql(Engine engine, String table, String key, List<String> columns) {
        String names = String.join(", ", columns);
        String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        if (engine == Engine.H2) {
            return "MERGE INTO " + table + " (" + names + ") KEY (" + key + ") VALUES (" + values + ")";
        }
        String replacement = columns.stream().filter(column -> !column.equals(key)).map(column -> column + " = EXCLUDED." + column)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ") ON CONFLICT (" + key + ") DO UPDATE SET "
                + replacement;
    }
}
