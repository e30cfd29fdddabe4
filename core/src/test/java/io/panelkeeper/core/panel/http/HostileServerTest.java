package io.panelkeeper.core.panel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.Interrupted;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.PanelFailure.TooLarge;
import io.panelkeeper.core.panel.PanelFailure.WrongScheme;
import io.panelkeeper.core.panel.http.PanelRequest.AnswerSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no decent server gives. */
class HostileServerTest extends RawExchanges {

    @Test
    void readsHttp00AsTls() throws IOException {
        try (RawServer server = RawServer.saying(
                "HTTP/0.0 307 Temporary Redirect\r\nLocation: https://127.0.0.1:1/x\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(failureOf(get(server.uri(), AnswerSize.SMALL))).isInstanceOf(WrongScheme.class);
        }
    }

    @Test
    void recognisesAPlainPortBehindHttps() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> sayAtOnce(listener, "HTTP/1.0 400 Bad Request\r\n\r\n"));
            URI secure = URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/");
            assertThat(failureOf(get(secure, AnswerSize.SMALL))).isInstanceOf(WrongScheme.class);
        }
    }

    private static void sayAtOnce(ServerSocket listener, String text) {
        try (Socket connection = listener.accept()) {
            connection.getInputStream().read();
            connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client has seen enough.
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "220 mail ESMTP\r\n\r\n", "\u0000\u0001\u0002",
            "HTTP/1.1\r\n\r\n"})
    void doesNotTakeOtherProtocolsForAnswers(String banner) throws IOException {
        try (RawServer server = RawServer.saying(banner)) {
            assertThat(failureOf(get(server.uri(), AnswerSize.SMALL)))
                    .isInstanceOfAny(BrokenAnswer.class, Interrupted.class);
        }
    }

    @Test
    void quotesNoBrokenHeader() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nSet-Cookie 3x-ui=very-secret\r\n\r\n")) {
            assertThat(failureOf(get(server.uri(), AnswerSize.SMALL)).evidence()).doesNotContain("very-secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n{\"success\":tr",
            "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"succ",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"})
    void noticesABodyThatStopsHalfWay(String answer) throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\n" + answer)) {
            assertThat(failureOf(get(server.uri(), AnswerSize.SMALL))).isInstanceOf(Interrupted.class);
        }
    }

    @Test
    void endsASilentAnswer() throws IOException {
        try (RawServer server = new RawServer((connection, out) -> new CountDownLatch(1).await())) {
            assertThat(failureOf(get(server.uri(), AnswerSize.SMALL))).isInstanceOf(TimedOut.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"})
    void endsAnAnswerThatTrickles(String head) throws IOException {
        PanelClientSettings impatient = new PanelClientSettings(
                SHORT, Duration.ofSeconds(5), Duration.ofMillis(900), 100_000, DeniedNetworks.DEFAULT, 100);
        try (RawServer server = new RawServer((connection, out) -> trickle(out, head));
                TestHttp hurried = new TestHttp(impatient)) {
            long began = System.nanoTime();
            PanelFailure failure = failureOf(get(server.uri(), AnswerSize.SMALL), hurried);
            assertThat(failure).isInstanceOf(TimedOut.class);
            assertThat(failure.evidence()).contains("0.9 s");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(800), Duration.ofSeconds(4));
        }
    }

    private static void trickle(OutputStream out, String head) throws IOException, InterruptedException {
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        for (;;) {
            out.write((head.contains("chunked") ? "1\r\nx\r\n" : "x").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Connection: close"})
    void endsAnEndlessBody(String framing) throws IOException {
        byte[] block = framing.contains("chunked")
                ? ("1000\r\n" + "A".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII)
                : new byte[0x1000];
        try (RawServer server = new RawServer((connection, out) -> {
            out.write(("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            for (;;) {
                out.write(block);
            }
        })) {
            assertThat(failureOf(get(server.uri(), AnswerSize.LIST))).isInstanceOf(TooLarge.class);
        }
    }

    @Test
    void endsEndlessHeaders() throws IOException {
        try (RawServer server = new RawServer((connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (;;) {
                out.write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(failureOf(get(server.uri(), AnswerSize.SMALL))).isInstanceOf(BrokenAnswer.class);
        }
    }

    @Test
    void countsAGzipBombUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }
        assertThat(packed.size()).isLessThan(100_000);
        try (RawServer server = answering("Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n",
                packed.toByteArray())) {
            assertThat(failureOf(get(server.uri(), AnswerSize.PACKED_LIST))).isInstanceOf(TooLarge.class);
        }
    }

    @Test
    void takesAnEmptyBodyLabelledGzipForEmpty() throws Exception {
        try (RawServer server = answering("Content-Encoding: gzip\r\nContent-Length: 0\r\n", new byte[0])) {
            assertThat(read(get(server.uri(), AnswerSize.PACKED_LIST))).isEqualTo("200 ");
        }
    }

    @Test
    void reportsBrokenGzip() throws IOException {
        byte[] noGzip = "no gzip at all".getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = answering("Content-Encoding: gzip\r\nContent-Length: " + noGzip.length + "\r\n",
                noGzip)) {
            assertThat(failureOf(get(server.uri(), AnswerSize.PACKED_LIST))).isInstanceOf(BrokenAnswer.class);
        }
    }
}
