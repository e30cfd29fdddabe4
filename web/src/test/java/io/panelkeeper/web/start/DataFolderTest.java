package io.panelkeeper.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void openToEverybody() throws IOException {
        folder = Files.createDirectory(temp.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void takesTheAccessOfOthersAway() throws IOException {
        Files.createFile(folder.resolve("panelkeeper.mv.db"));
        Files.createDirectory(folder.resolve("log"));
        DataFolder.keepOthersOut(folder);
        assertThat(permissions()).isEqualTo("rwx------");
    }

    @Test
    void leavesAFolderAloneThatHoldsMoreThanOurs() throws IOException {
        Files.createDirectory(folder.resolve("mysql"));
        DataFolder.keepOthersOut(folder);
        assertThat(permissions()).isEqualTo("rwxr-xr-x");
    }

    @Test
    void canBeHeldAgainAfterItsRelease() {
        DataFolder failed = new DataFolder();
        failed.hold(folder);
        failed.release();
        DataFolder second = new DataFolder();
        second.hold(folder);
        second.release();
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
