package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person at the terminal sees when something is wrong, and that a stop is not the end. */
class LauncherIT {
    private static final String REFUSAL = "Panelkeeper did not start: ";

    @TempDir
    Path folder;

    @Test
    void helps() {
        try (Portal portal = Portal.in(folder).options("--help").launch()) {
            assertThat(portal.awaitExit()).isZero();
            assertThat(portal.log()).anyMatch(line -> line.contains("--port <number>")).anyMatch(line -> line.contains("--demo"));
        }
    }

    @Test
    void namesTheOptionThatChangesATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertRefused(Portal.in(folder).options("--port", port), 2, "Port " + port + " on 127.0.0.1", "--port");
        }
    }

    @Test
    void refusesAWrongSettingWithItsValueAndWhatIsAllowed() {
        assertRefused(Portal.in(folder).set("panelkeeper.client.connect-timeout", "0"), 2,
                "panelkeeper.client.connect-timeout is \"0\"; allowed is a whole number from 1 to 60 (seconds).");
    }

    @Test
    void refusesAnUnknownOption() {
        assertRefused(Portal.in(folder).options("--prot", "8080"), 2, "There is no option --prot.");
    }

    @Test
    void endsWithTheCauseWhenTheApplicationCannotStart() {
        assertRefused(Portal.in(folder).set("panelkeeper.db.url", "jdbc:postgresql://127.0.0.1:1/nowhere"), 1, "127.0.0.1:1");
    }

    @Test
    void refusesASecondProcessOnTheSameData() {
        try (Portal first = Portal.in(folder).start()) {
            assertRefused(Portal.in(folder), 2, "Another process already runs with the data folder " + folder);
            assertThat(first.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void startsAgainWithTheSameDemo() throws IOException {
        String password;
        try (Portal first = Portal.in(folder).options("--demo").start()) {
            password = password(first);
            assertThat(first.log()).anyMatch(line -> line.strip().equals("URL       " + first.url("")));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("demo-password")))).isEqualTo("rw-------");
        try (Portal second = Portal.in(folder).options("--demo").start()) {
            assertThat(password(second)).isEqualTo(password).hasSizeGreaterThanOrEqualTo(12);
        }
        assertThat(Files.readString(folder.resolve("log").resolve("panelkeeper.0.log"))).contains("Ready: node").doesNotContain(password);
    }

    private static String password(Portal portal) {
        return portal.log().stream().map(String::strip).filter(line -> line.startsWith("password  "))
                .map(line -> line.substring("password  ".length())).findFirst().orElseThrow();
    }

    /** The refusal is one line, and the last one. */
    private static void assertRefused(Portal.Starter starter, int exitCode, String... words) {
        try (Portal portal = starter.launch()) {
            assertThat(portal.awaitExit()).isEqualTo(exitCode);
            List<String> refusals = portal.log().stream().filter(line -> line.startsWith(REFUSAL)).toList();
            assertThat(refusals).hasSize(1);
            assertThat(refusals.get(0)).contains(words);
        }
    }
}
