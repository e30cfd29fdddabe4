package io.panelkeeper.persistence.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which database we run on, for people. */
@ApplicationScoped
public class DatabaseProduct {

    @Resource(lookup = "java:app/jdbc/panelkeeper")
    private DataSource dataSource;

    /** For example {@code PostgreSQL 15.4}. */
    public String name() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return database.getDatabaseProductName() + " " + database.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not tell what it is.", e);
        }
    }
}
