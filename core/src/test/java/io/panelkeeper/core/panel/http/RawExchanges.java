package io.panelkeeper.core.panel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.http.PanelRequest.AnswerSize;
import io.panelkeeper.core.panel.http.PanelRequest.Method;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What tests against a {@link RawServer} have in common. */
@Timeout(10)
abstract class RawExchanges {

    static final Duration SHORT = Duration.ofMillis(400);
    final TestHttp client = new TestHttp(new PanelClientSettings(
            SHORT, Duration.ofSeconds(1), Duration.ofSeconds(8), 100_000, DeniedNetworks.DEFAULT, 100));

    @AfterEach
    void close() {
        client.close();
    }

    static PanelRequest get(URI uri, AnswerSize size) {
        return new PanelRequest(Method.GET, uri, TlsTrust.SYSTEM, Map.of(), null, size, true);
    }

    static PanelRequest login(URI uri) {
        return new PanelRequest(Method.POST, uri, TlsTrust.SYSTEM, Map.of(), Map.of("password", "p w&=é"),
                AnswerSize.SMALL, false);
    }

    PanelFailure failureOf(PanelRequest request) {
        return failureOf(request, client);
    }

    static PanelFailure failureOf(PanelRequest request, TestHttp client) {
        PanelException thrown = catchThrowableOfType(PanelException.class, () -> {
            try (PanelResponse response = client.http().send(request)) {
                response.body().readAllBytes();
            } catch (PanelIOException e) {
                throw new PanelException(e.failure(), e);
            }
        });
        assertThat(thrown).as("a failure").isNotNull();
        return thrown.failure();
    }

    String read(PanelRequest request) throws PanelException, IOException {
        try (PanelResponse response = client.http().send(request)) {
            return response.status() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static RawServer answering(String head, byte[] body) throws IOException {
        return new RawServer((connection, out) -> {
            out.write(("HTTP/1.1 200 OK\r\n" + head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        });
    }
}
