package io.panelkeeper.core.panel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoServer;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.TlsRefused;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.http.ConnectionCheck.Handshake;
import io.panelkeeper.core.panel.http.PanelRequest.AnswerSize;
import io.panelkeeper.core.panel.http.PanelRequest.Method;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TrustTest {

    private static final String OTHER_PIN = "00".repeat(32);
    private static TestCertificates certificates;
    private static DemoServer server;
    private static DemoPanel panel;
    private final TestHttp client = new TestHttp();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        certificates = TestCertificates.selfSigned(folder, "panel.example");
        server = DemoServer.startSecure(certificates.serverContext());
        panel = server.host(DemoPanel.of("3.6.0").build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private int ask(PanelUrl url, TlsTrust trust) throws PanelException {
        PanelRequest request = new PanelRequest(
                Method.GET, url.resolve("csrf-token"), trust, Map.of(), null, AnswerSize.SMALL, true);
        try (PanelResponse response = client.http().send(request)) {
            return response.status();
        }
    }

    private PanelFailure refusal(PanelUrl url, TlsTrust trust) {
        PanelException thrown = catchThrowableOfType(PanelException.class, () -> ask(url, trust));
        assertThat(thrown).as("a refusal").isNotNull();
        return thrown.failure();
    }

    @Test
    void refusesASelfSignedCertificate() {
        assertThat(refusal(panel.url(), TlsTrust.SYSTEM)).isInstanceOf(TlsRefused.class);
    }

    @Test
    void acceptsExactlyThePinnedOne() throws Exception {
        TlsTrust right = TlsTrust.pinned(certificates.sha256());
        assertThat(ask(panel.url(), right)).isEqualTo(200);
        // A connection made under the right pin, and its TLS session, are no way around another one.
        String found = certificates.sha256();
        assertThat(refusal(panel.url(), TlsTrust.pinned(OTHER_PIN))).isInstanceOfSatisfying(TlsRefused.class,
                refused -> assertThat(refused.evidence()).contains("not the pinned one").contains(found));
        assertThat(refusal(panel.url(), TlsTrust.SYSTEM)).isInstanceOf(TlsRefused.class);
        assertThat(ask(panel.url(), right)).isEqualTo(200);
    }

    @Test
    void keepsPinnedConnections() throws Exception {
        panel.traffic().reset();
        for (int i = 0; i < 5; i++) {
            ask(panel.url(), TlsTrust.pinned(certificates.sha256()));
        }
        assertThat(panel.traffic().connections()).isOne();
    }

    @Test
    void acceptsAPinnedCertificateThatHasExpired(@TempDir Path folder) throws Exception {
        TestCertificates expired = TestCertificates.selfSigned(folder, "old", "-startdate", "-10d", "-validity", "1");
        try (DemoServer old = DemoServer.startSecure(expired.serverContext())) {
            PanelUrl url = old.host(DemoPanel.of("2.9.4").build()).url();
            assertThat(ask(url, TlsTrust.pinned(expired.sha256()))).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksModernTls(String protocol) throws Exception {
        try (SSLServerSocket listener = listener(protocol);
                RawServer modern = new RawServer((ServerSocket) listener, (connection, out) -> out.write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            PanelUrl url = new PanelUrl("https", "127.0.0.1", modern.port(), "/");
            assertThat(ask(url, TlsTrust.pinned(certificates.sha256()))).isEqualTo(200);
        }
    }

    private static SSLServerSocket listener(String protocol) throws Exception {
        SSLContext context = certificates.serverContext();
        SSLServerSocket listener = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress());
        listener.setEnabledProtocols(new String[] {protocol});
        return listener;
    }

    @Test
    void showsACertificateThatItRefuses() throws Exception {
        ConnectionCheck check = new ConnectionCheck(PanelClientSettings.DEFAULT);
        String found = certificates.sha256();
        Handshake refused = check.handshake(panel.url(), TlsTrust.SYSTEM);
        assertThat(refused.failure()).containsInstanceOf(TlsRefused.class);
        assertThat(refused.certificate()).hasValueSatisfying(certificate -> {
            assertThat(certificate.sha256()).isEqualTo(found);
            assertThat(certificate.subject()).isEqualTo("CN=panel.example");
        });
        Handshake accepted = check.handshake(panel.url(), TlsTrust.pinned(certificates.sha256()));
        assertThat(accepted.failure()).isEmpty();
        assertThat(accepted.certificate()).isPresent();
    }
}
