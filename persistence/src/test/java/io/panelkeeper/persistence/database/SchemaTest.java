package io.panelkeeper.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.persistence.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

    private static final Pattern SEQUENCE = Pattern.compile("CREATE\\s+SEQUENCE[^;]*;", Pattern.CASE_INSENSITIVE);

    /** EclipseLink takes a sequence's value as the end of its block of 50; anything else gives negative or repeated ids. */
    @Test
    void everySequenceCountsInBlocksOfFiftyFromFifty() throws IOException {
        List<String> sequences;
        try (Stream<Path> scripts = Files.walk(Path.of("src/main/resources/db"))) {
            sequences = scripts.filter(Files::isRegularFile).map(SchemaTest::read)
                    .flatMap(script -> SEQUENCE.matcher(script).results()).map(match -> match.group()).toList();
        }

        assertThat(sequences).hasSizeGreaterThan(3)
                .allMatch(sequence -> sequence.endsWith(" INCREMENT BY 50 START WITH 50;"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void migratesOnceAndThenFindsNothingToDo(TestDatabase database) {
        new Migration(database.dataSource()).migrate(Instant.EPOCH);

        assertThat(database.rows("SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL")).containsExactly("1");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
