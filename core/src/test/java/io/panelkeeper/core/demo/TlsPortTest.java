package io.panelkeeper.core.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsPortTest {

    private static final String PASSWORD = "changeit";

    private static SSLContext tls;
    private static DemoServer server;
    private static DemoPanel panel;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        tls = selfSigned(folder.resolve("panel.p12"));
        server = DemoServer.startSecure(tls);
        panel = server.host(DemoPanel.of("3.6.0").basePath("/x/").build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersOverTlsWithASecureCookie() throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(panel.url() + "csrf-token")).build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
    }

    @Test
    void sendsPlainHttpToTlsInNoKnownVersionOfHttp() throws IOException {
        assertThat(plain("GET /x/?a=b HTTP/1.1\r\nHost: panel.example:2053\r\n\r\n")).isEqualTo(
                "HTTP/0.0 307 Temporary Redirect\r\nLocation: https://panel.example:2053/x/?a=b\r\n"
                        + "Content-Length: 0\r\n\r\n");
    }

    @Test
    void refusesPlainHttpThatIsTooLongToRead() throws IOException {
        assertThat(plain("GET /x/ HTTP/1.1\r\nX: " + "a".repeat(3_000))).startsWith("HTTP/1.0 400 Bad Request\r\n");
    }

    private static String plain(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), panel.url().port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[1024];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    private static SSLContext selfSigned(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int exit = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "panel", "-keyalg", "EC",
                "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-keystore", file.toString(),
                "-storetype", "PKCS12", "-storepass", PASSWORD)
                .redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
        assertThat(exit).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("panel", store.getCertificate("panel"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
