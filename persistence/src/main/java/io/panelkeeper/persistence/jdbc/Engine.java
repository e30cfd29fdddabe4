package io.panelkeeper.persistence.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** The database engines we run on. */
public enum Engine {
    H2, POSTGRESQL;

    public static Engine of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw new IllegalStateException("Panelkeeper runs on H2 and PostgreSQL, not on " + product + ".");
        };
    }
}
