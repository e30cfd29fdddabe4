package io.panelkeeper.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelkeeper.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T15:04:05Z");
    /** What the next release may bring: this release's script and one more. */
    private static final String[] NEXT_RELEASE = {"classpath:db/migration", "classpath:next-release"};

    @TempDir
    private Path folder;

    @Test
    void copiesAnH2FileAsideBeforeAnUpgrade() throws Exception {
        PortalDataSource database = h2File();
        new Migration(database).migrate(NOW);
        assertThat(copies()).isEmpty();

        new Migration(database, NEXT_RELEASE).migrate(NOW);

        assertThat(copies()).extracting(copy -> copy.getFileName().toString())
                .containsExactly("panelkeeper-v1-20261123T150405Z.zip");
        try (ZipFile copy = new ZipFile(copies().get(0).toFile())) {
            assertThat(copy.getEntry("panelkeeper.mv.db")).isNotNull();
        }
        assertThat(versionOf(database)).isEqualTo("2");
    }

    @Test
    void copiesNothingWhenNothingChanges() throws Exception {
        PortalDataSource database = h2File();
        new Migration(database).migrate(NOW);
        new Migration(database).migrate(NOW);

        assertThat(copies()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void leavesADatabaseOfANewerReleaseAlone(TestDatabase engine) throws SQLException {
        PortalDataSource database = engine.newDatabase("newer");
        new Migration(database, NEXT_RELEASE).migrate(NOW);

        assertThatThrownBy(() -> new Migration(database).migrate(NOW)).isInstanceOf(NewerSchemaException.class)
                .hasMessage("The database has schema version 2, but this release of Panelkeeper knows versions up to 1. "
                        + "Run the newer release, or restore the copy of the database that was made before its upgrade.");
        assertThat(versionOf(database)).isEqualTo("2");
    }

    @Test
    void saysWhichUrlsItTakes() {
        PortalDataSource database = new PortalDataSource();
        database.setUrl("jdbc:mysql://db.example/panelkeeper?password=secret");

        assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class)
                .hasMessageContaining("jdbc:mysql:").hasMessageNotContaining("secret");
    }

    private PortalDataSource h2File() {
        PortalDataSource database = new PortalDataSource();
        database.setUrl("jdbc:h2:file:" + folder.resolve("panelkeeper"));
        database.setUser("panelkeeper");
        database.setPassword("");
        return database;
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).toList();
        }
    }

    private static String versionOf(PortalDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery(
                        "SELECT \"version\" FROM \"flyway_schema_history\" ORDER BY \"installed_rank\" DESC")) {
            return version.next() ? version.getString(1) : null;
        }
    }
}
