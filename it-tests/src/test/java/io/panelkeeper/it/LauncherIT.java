package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person at the terminal sees when something is wrong, and that a stop is not the end. */
class LauncherIT {
    private static final String REFUSAL = "Panelkeeper did not start: ";
    private static final String KEY_STORE_PASSWORD = "changed-it";

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
    void namesTheOptionOfAnAddressThatIsNotOurs() {
        assertRefused(Portal.in(folder).options("--bind", "nonsense"), 2, "--bind is \"nonsense\"");
    }

    @Test
    void makesNoDemoOfARealInstallation() throws IOException {
        Files.writeString(folder.resolve("panelkeeper.mv.db"), "real");
        assertRefused(Portal.in(folder).options("--demo"), 2, folder + " is not a demo's; choose another by --data.");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("panelkeeper.mv.db"));
        }
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
    void servesHttpsAlone() throws Exception {
        Path keyStore = keyStore();
        int port = Portal.freePort();
        try (Portal portal = httpsAlone(keyStore, port).start()) {
            HttpClient client = HttpClient.newBuilder().sslContext(trusting(keyStore)).build();
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/health/ready")).build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(portal.listeningPorts()).containsExactly(port);
        }
    }

    @Test
    void endsWithTheCauseAlsoWithoutHttp() throws Exception {
        assertRefused(httpsAlone(keyStore(), Portal.freePort()).set("panelkeeper.db.url", "jdbc:postgresql://127.0.0.1:1/nowhere"),
                1, "127.0.0.1:1");
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
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("log")))).isEqualTo("rwx------");
        try (Portal second = Portal.in(folder).options("--demo").start()) {
            assertThat(password(second)).isEqualTo(password).hasSizeGreaterThanOrEqualTo(12);
        }
        assertThat(Files.readString(folder.resolve("log").resolve("panelkeeper.0.log"))).contains("Ready: node").doesNotContain(password);
    }

    private Portal.Starter httpsAlone(Path keyStore, int port) {
        return Portal.in(folder.resolve("data")).set("panelkeeper.key-store.password", KEY_STORE_PASSWORD)
                .options("--port", "0", "--https-port", Integer.toString(port), "--key-store", keyStore.toString());
    }

    /** Self-signed, as {@code keytool} of the JDK makes it. */
    private Path keyStore() throws Exception {
        Path file = folder.resolve("https.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "s1as", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost",
                "-storetype", "PKCS12", "-storepass", KEY_STORE_PASSWORD, "-keystore", file.toString()).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    private static SSLContext trusting(Path keyStore) throws Exception {
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), KEY_STORE_PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("portal", store.getCertificate("s1as"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
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
