package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same WAR on the full Payara Server, with the README's commands, in a domain of its own. */
@Tag("payara-server")
class PayaraServerIT {
    private static final Path ASADMIN = Path.of("target", "payara-server", "payara6", "glassfish", "bin", "asadmin");
    private static final String DOMAIN = "panelkeeper";

    @TempDir
    static Path folder;
    private static int portBase;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startDomain() throws Exception {
        Files.setPosixFilePermissions(ASADMIN, PosixFilePermissions.fromString("rwxr-xr-x"));
        // asadmin derives all of a domain's ports from one: base + 48 is administration, base + 80 is HTTP.
        portBase = 20_000 + (Portal.freePort() % 40_000);
        asadmin("create-domain", "--nopassword=true", "--portbase", Integer.toString(portBase), DOMAIN);
        asadmin("start-domain", DOMAIN);
        remote("create-system-properties", "panelkeeper.data=" + folder.resolve("data") + ":panelkeeper.setup.username=" + SharedPortal.USER
                + ":panelkeeper.setup.password=" + SharedPortal.PASSWORD);
        asadmin("restart-domain", DOMAIN);
    }

    @AfterAll
    static void stopDomain() throws Exception {
        asadmin("stop-domain", DOMAIN);
        asadmin("delete-domain", DOMAIN);
    }

    @Test
    void deploysAnswersAndGoesAgain() throws Exception {
        remote("deploy", "--name", "panelkeeper", "--contextroot", "/", System.getProperty("panelkeeper.war"));

        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health").statusCode()).isEqualTo(404);
        assertThat(get("/metrics").statusCode()).isEqualTo(404);
        assertThat(get("/").headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("/sign-in"));
        assertThat(get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(get("/sign-in").body()).contains("Panelkeeper");
        assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/panelkeeper.mv.db");

        remote("undeploy", "panelkeeper");

        assertThat(get("/health/ready").statusCode()).isNotEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + (portBase + 80) + path)).build(), BodyHandlers.ofString());
    }

    private static void remote(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of("--port", Integer.toString(portBase + 48)));
        words.addAll(List.of(command));
        asadmin(words.toArray(String[]::new));
    }

    private static void asadmin(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(ASADMIN.toString()));
        words.addAll(List.of(command));
        Path output = folder.resolve("asadmin.txt");
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command) + "\n" + Files.readString(output, StandardCharsets.UTF_8)).isZero();
    }
}
