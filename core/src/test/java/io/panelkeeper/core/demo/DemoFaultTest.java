package io.panelkeeper.core.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFaultTest {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private DemoServer server;
    private DemoPanel panel;

    @BeforeEach
    void start() throws IOException {
        server = DemoServer.start();
        panel = server.host(DemoPanel.of("2.9.4").build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest front() {
        return front(Duration.ofSeconds(10));
    }

    private HttpRequest front(Duration patience) {
        return HttpRequest.newBuilder(URI.create(panel.url().toString())).timeout(patience).build();
    }

    @Test
    void answersLate() throws Exception {
        panel.fault(DemoFault.delay(Duration.ofMillis(60)));
        long before = System.nanoTime();
        assertThat(HTTP.send(front(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void keepsOtherPanelsAnsweringWhileSomeHang() throws Exception {
        panel.fault(DemoFault.hang());
        for (int i = 0; i < 20; i++) {
            HTTP.sendAsync(front(), BodyHandlers.ofString());
        }
        HttpRequest impatient = front(Duration.ofMillis(300));
        assertThatThrownBy(() -> HTTP.send(impatient, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        DemoPanel other = server.host(DemoPanel.of("3.6.0").basePath("/x/").build());
        assertThat(new Browser(other).get("csrf-token").statusCode()).isEqualTo(200);
    }

    @Test
    void closesTheConnectionUnanswered() {
        panel.fault(DemoFault.drop());
        assertThatThrownBy(() -> HTTP.send(front(), BodyHandlers.ofString())).isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.4", "3.6.0"})
    void breaksOffInTheMiddleChunkedOrNot(String release) {
        panel.upgradeTo(release);
        panel.fault("", DemoFault.half());
        assertThatThrownBy(() -> HTTP.send(front(), BodyHandlers.ofString())).isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void poursWithoutEnd() throws Exception {
        panel.fault(DemoFault.endless());
        HttpResponse<InputStream> answer = HTTP.send(front(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(body.skip(20_000_000)).isEqualTo(20_000_000);
        }
    }

    @Test
    void sendsLittleThatUnfoldsToMuch() throws Exception {
        panel.fault(DemoFault.gzipBomb(10_000_000));
        HttpResponse<InputStream> answer = HTTP.send(front(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow()).isLessThan(20_000);
        try (InputStream body = new GZIPInputStream(answer.body())) {
            assertThat(body.readAllBytes()).hasSizeGreaterThan(10_000_000);
        }
    }

    @Test
    void answersRightlyAgainAfterHealing() throws Exception {
        panel.fault("", DemoFault.html());
        assertThat(HTTP.send(front(), BodyHandlers.ofString()).body()).contains("nginx");
        panel.heal();
        assertThat(HTTP.send(front(), BodyHandlers.ofString()).body()).contains("axios-init.js?2.9.4");
    }
}
