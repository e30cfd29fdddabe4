package io.panelkeeper.persistence.database;

import io.panelkeeper.persistence.jdbc.Engine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Brings the schema to this release's version. An H2 file that is about to be changed is copied aside first; a schema that is newer than
 * this release is left alone.
 */
public final class Migration {

    private static final Logger LOG = System.getLogger(Migration.class.getName());
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final Map<String, String> POSTGRESQL = Map.of("binary", "COLLATE \"C\"", "hot", "WITH (fillfactor = 60)");
    private static final Map<String, String> H2 = Map.of("binary", "", "hot", "");

    private final DataSource database;
    private final String[] locations;

    public Migration(DataSource database) {
        this(database, new String[] {"classpath:db/migration"});
    }

    Migration(DataSource database, String... locations) {
        this.database = database;
        this.locations = locations;
    }

    /**
     * @param now names the copy of an H2 file
     * @throws NewerSchemaException if a newer release has used this database
     */
    public void migrate(Instant now) {
        Flyway flyway = flyway();
        MigrationInfoService info = flyway.info();
        MigrationInfo current = info.current();
        if (current != null && current.getState().isApplied() && !current.getState().isResolved()) {
            throw new NewerSchemaException(current.getVersion().getVersion(), newest(info));
        }
        if (current != null && info.pending().length > 0) {
            copyAside(current.getVersion().getVersion(), now);
        }
        flyway.migrate();
    }

    private Flyway flyway() {
        // Our class loader: the thread's may be the server's, which does not see our scripts.
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(database)
                .locations(locations)
                .placeholders(engine() == Engine.POSTGRESQL ? POSTGRESQL : H2)
                .load();
    }

    private static String newest(MigrationInfoService info) {
        String newest = "none";
        for (MigrationInfo migration : info.all()) {
            if (migration.getState().isResolved()) {
                newest = migration.getVersion().getVersion();
            }
        }
        return newest;
    }

    private Engine engine() {
        try (Connection connection = database.getConnection()) {
            return Engine.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Into a ZIP file beside the database; nothing to do for PostgreSQL and for a database in memory. */
    private void copyAside(String version, Instant now) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            if (Engine.of(connection) != Engine.H2) {
                return;
            }
            Path file = file(statement);
            if (file == null) {
                return;
            }
            Path copy = file.resolveSibling(file.getFileName() + "-v" + version + "-" + COMPACT.format(now) + ".zip");
            statement.execute("BACKUP TO '" + copy.toString().replace("'", "''") + "'");
            LOG.log(Level.INFO, "Copied the database of schema version {0} to {1} before the upgrade.", version, copy);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be copied before its upgrade, so it was left as it is: "
                    + e.getMessage(), e);
        }
    }

    private static Path file(Statement statement) throws SQLException {
        try (ResultSet path = statement.executeQuery("CALL DATABASE_PATH()")) {
            return path.next() && path.getString(1) != null ? Path.of(path.getString(1)) : null;
        }
    }
}
