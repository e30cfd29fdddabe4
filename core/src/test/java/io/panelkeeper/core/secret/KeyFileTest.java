package io.panelkeeper.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void createsAKeyForANewDatabaseThatOnlyTheOwnerCanRead() throws IOException {
        List<VaultKey> created = KeyFile.open(file(), Map.of());

        assertThat(KeyFile.read(file())).isEqualTo(created).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void takesAGivenKeyForANewDatabase() throws IOException {
        write(encoded(1));

        assertThat(KeyFile.open(file(), Map.of())).containsExactly(VaultTest.key(1));
    }

    @Test
    void neverReplacesALostKey() {
        assertThatThrownBy(() -> KeyFile.open(file(), checkValues(1))).isInstanceOf(VaultException.class)
                .hasMessageContaining("is missing").hasMessageContaining("backup");

        assertThat(file()).doesNotExist();
    }

    @Test
    void noticesAnotherDatabasesKey() throws IOException {
        write(encoded(2));

        assertThatThrownBy(() -> KeyFile.open(file(), checkValues(1))).isInstanceOf(VaultException.class)
                .hasMessageContaining("is not the one of this database").hasMessageContaining(VaultTest.key(1).id());
    }

    @Test
    void readsSeveralKeysTheNewestFirst() throws IOException {
        write("# newest", encoded(2), "", encoded(1));

        assertThat(KeyFile.open(file(), checkValues(1))).containsExactly(VaultTest.key(2), VaultTest.key(1));
    }

    @Test
    void saysWhichLineIsNoKeyWithoutRepeatingIt() throws IOException {
        write(encoded(1), "c2hvcnQ=");

        assertThatThrownBy(() -> KeyFile.read(file())).isInstanceOf(VaultException.class)
                .hasMessageStartingWith("Line 2 of the key file").hasMessageContaining("32 bytes in Base64")
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void refusesAFileWithoutAKey() throws IOException {
        write("");

        assertThatThrownBy(() -> KeyFile.open(file(), Map.of())).isInstanceOf(VaultException.class).hasMessageContaining("no key");
    }

    private Path file() {
        return folder.resolve("panelkeeper.key");
    }

    private void write(String... lines) throws IOException {
        Files.write(file(), List.of(lines));
    }

    private static String encoded(int filling) {
        return Base64.getEncoder().encodeToString(VaultTest.key(filling).secret().getEncoded());
    }

    private static Map<String, byte[]> checkValues(int filling) {
        VaultKey key = VaultTest.key(filling);
        return Map.of(key.id(), key.checkValue());
    }
}
