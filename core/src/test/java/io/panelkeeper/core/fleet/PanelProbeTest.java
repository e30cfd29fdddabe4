package io.panelkeeper.core.fleet;

import static io.panelkeeper.core.fleet.TestStep.Outcome.FAILED;
import static io.panelkeeper.core.fleet.TestStep.Outcome.OK;
import static io.panelkeeper.core.fleet.TestStep.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.demo.DemoFault;
import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoServer;
import io.panelkeeper.core.fleet.TestStep.Outcome;
import io.panelkeeper.core.fleet.TestStep.Step;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.http.ConnectionCheck;
import io.panelkeeper.core.panel.http.DeniedNetworks;
import io.panelkeeper.core.panel.http.PanelClientSettings;
import io.panelkeeper.core.panel.http.TestCertificates;
import io.panelkeeper.core.panel.http.TestHttp;
import io.panelkeeper.core.panel.reading.HttpPanelReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class PanelProbeTest {

    private static final Credentials WRONG = new Password("operator", "Wrong-Test-1", SecondFactor.NONE);
    private static final PanelClientSettings QUICK = new PanelClientSettings(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5), 1 << 20, DeniedNetworks.DEFAULT, 10);
    private final TestHttp client = new TestHttp(QUICK);
    private final PanelProbe probe = new PanelProbe(
            new ConnectionCheck(QUICK), new HttpPanelReader(client.http(), Clock.systemUTC()));
    private DemoServer server;

    @BeforeEach
    void start() throws IOException {
        server = DemoServer.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private List<TestStep> test(PanelUrl url, Credentials credentials, TlsTrust trust) {
        List<TestStep> steps = probe.test(new PanelAccess(url, credentials, trust));
        assertThat(steps).extracting(TestStep::step).containsExactly(Step.values());
        assertThat(steps).allSatisfy(step -> assertThat(step.failure() != null).isEqualTo(step.outcome() == FAILED));
        return steps;
    }

    private List<TestStep> test(DemoPanel panel, Credentials credentials) {
        return test(panel.url(), credentials, TlsTrust.SYSTEM);
    }

    private static void assertOutcomes(List<TestStep> steps, Outcome... expected) {
        assertThat(steps).extracting(TestStep::outcome).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"2.6.8, 2.6.8 (A)", "2.9.4, 2.9.4 (B)", "3.0.2, 3.0.2 (C)", "3.2.8, 3.2.8 (D)", "3.6.0, 3.6.0 (E)"})
    void passesEveryStep(String release, String version) {
        DemoPanel panel = server.host(DemoPanel.of(release).basePath("/secret/").build());
        List<TestStep> steps = test(panel, panel.credentials());
        assertOutcomes(steps, OK, OK, SKIPPED, OK, OK, OK, OK);
        assertThat(steps).extracting(TestStep::detail).startsWith("127.0.0.1", "127.0.0.1:" + server.port(), "http",
                panel.url().toString(), version).last().asString().startsWith("RUNNING ");
        assertThat(panel.traffic().logins()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"2.9.4, OK", "3.6.0, SKIPPED"})
    void triesAWrongPasswordOnce(String release, Outcome version) {
        DemoPanel panel = server.host(DemoPanel.of(release).build());
        List<TestStep> steps = test(panel, WRONG);
        assertOutcomes(steps, OK, OK, SKIPPED, OK, version, FAILED, SKIPPED);
        assertThat(steps.get(5).failure()).isInstanceOf(PanelFailure.LoginRefused.class);
        assertThat(panel.traffic().refusedLogins()).isOne();
    }

    @Test
    void showsTheStateOfXray() {
        DemoPanel panel = server.host(DemoPanel.of("3.6.0").build());
        panel.crashXray("port 443 is taken");
        List<TestStep> steps = test(panel, panel.credentials());
        assertOutcomes(steps, OK, OK, SKIPPED, OK, OK, OK, OK);
        assertThat(steps.get(6).detail()).startsWith("ERROR").contains("port 443 is taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.4", "3.6.0"})
    void saysWhenThePanelHasNothingToTellYet(String release) {
        DemoPanel panel = server.host(DemoPanel.of(release).build());
        panel.restart();
        List<TestStep> steps = test(panel, panel.credentials());
        assertThat(steps.get(5).outcome()).isEqualTo(OK);
        assertThat(steps.get(6).failure()).isInstanceOf(PanelFailure.NotReady.class);
    }

    @Test
    void stopsAtTheStepThatFails() throws IOException {
        DemoPanel panel = server.host(DemoPanel.of("3.6.0").basePath("/secret/").build());
        panel.fault(DemoFault.html());
        List<TestStep> noPanel = test(panel, panel.credentials());
        assertOutcomes(noPanel, OK, OK, SKIPPED, FAILED, SKIPPED, SKIPPED, SKIPPED);
        assertThat(noPanel.get(3).failure()).isInstanceOf(PanelFailure.NotAPanel.class);

        int freed;
        try (ServerSocket listener = new ServerSocket(0)) {
            freed = listener.getLocalPort();
        }
        List<TestStep> nobody = test(new PanelUrl("http", "127.0.0.1", freed, "/"), WRONG, TlsTrust.SYSTEM);
        assertOutcomes(nobody, OK, FAILED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, SKIPPED);
        assertThat(nobody.get(1).failure()).isInstanceOf(PanelFailure.Unreachable.class);

        List<TestStep> nowhere = test(new PanelUrl("http", "nowhere.invalid", 1, "/"), WRONG, TlsTrust.SYSTEM);
        assertOutcomes(nowhere, FAILED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, SKIPPED);
        assertThat(nowhere.get(0).failure()).isInstanceOf(PanelFailure.UnknownHost.class);

        List<TestStep> denied = test(new PanelUrl("http", "169.254.169.254", 80, "/"), WRONG, TlsTrust.SYSTEM);
        assertOutcomes(denied, FAILED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, SKIPPED);
        assertThat(denied.get(0).failure()).isInstanceOf(PanelFailure.AddressDenied.class);
    }

    @Test
    void showsTheFingerprintThatCouldBePinned(@TempDir Path folder) throws Exception {
        TestCertificates certificates = TestCertificates.selfSigned(folder, "panel.example");
        try (DemoServer secure = DemoServer.startSecure(certificates.serverContext())) {
            DemoPanel panel = secure.host(DemoPanel.of("3.6.0").build());
            List<TestStep> untrusted = test(panel.url(), panel.credentials(), TlsTrust.SYSTEM);
            assertOutcomes(untrusted, OK, OK, FAILED, SKIPPED, SKIPPED, SKIPPED, SKIPPED);
            assertThat(untrusted.get(2).detail())
                    .startsWith("CN=panel.example, 20").endsWith("SHA-256 " + certificates.sha256());
            assertThat(untrusted.get(2).failure()).isInstanceOf(PanelFailure.TlsRefused.class);
            assertThat(panel.traffic().requests()).isZero();
            TlsTrust pinned = TlsTrust.pinned(certificates.sha256());
            assertOutcomes(test(panel.url(), panel.credentials(), pinned), OK, OK, OK, OK, OK, OK, OK);
        }
    }

    @Test
    void noticesPlainHttpOnATlsPort(@TempDir Path folder) throws Exception {
        DemoPanel panel = server.host(DemoPanel.of("3.6.0").build());
        PanelUrl secure = new PanelUrl("https", "127.0.0.1", panel.url().port(), "/");
        List<TestStep> steps = test(secure, panel.credentials(), TlsTrust.SYSTEM);
        assertThat(steps.get(2).outcome()).isEqualTo(FAILED);
    }
}
