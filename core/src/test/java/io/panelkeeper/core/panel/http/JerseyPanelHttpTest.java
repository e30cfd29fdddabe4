package io.panelkeeper.core.panel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.AddressDenied;
import io.panelkeeper.core.panel.PanelFailure.Interrupted;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.PanelFailure.TooLarge;
import io.panelkeeper.core.panel.PanelFailure.UnknownHost;
import io.panelkeeper.core.panel.PanelFailure.Unreachable;
import io.panelkeeper.core.panel.http.PanelRequest.AnswerSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JerseyPanelHttpTest extends RawExchanges {

    @Test
    void handsBackAnyStatusAndFollowsNoRedirect() throws Exception {
        try (RawServer elsewhere = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                RawServer server = RawServer.saying("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + elsewhere.uri()
                        + "\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n");
                PanelResponse response = client.http().send(get(server.uri(), AnswerSize.SMALL))) {
            assertThat(response.status()).isEqualTo(307);
            assertThat(response.header("location")).contains(elsewhere.uri().toString());
            assertThat(response.headers("Set-Cookie")).containsExactly("a=1", "b=2");
            assertThat(elsewhere.requests()).isZero();
        }
    }

    @Test
    void keepsConnectionsAndNoCookies() throws Exception {
        List<Integer> ports = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer((connection, out) -> {
            ports.add(connection.getPort());
            out.write("HTTP/1.1 200 OK\r\nSet-Cookie: 3x-ui=secret\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        })) {
            for (int i = 0; i < 5; i++) {
                assertThat(read(get(server.uri(), AnswerSize.SMALL))).isEqualTo("200 ok");
            }
            assertThat(ports).hasSize(5).containsOnly(ports.get(0));
        }
    }

    @Test
    void readsGzipAndKeepsTheConnection() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("[1,2]".getBytes(StandardCharsets.US_ASCII));
        }
        List<Integer> ports = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer((connection, out) -> {
            ports.add(connection.getPort());
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(packed.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(packed.toByteArray());
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            assertThat(read(get(server.uri(), AnswerSize.PACKED_LIST))).isEqualTo("200 [1,2]");
            assertThat(read(get(server.uri(), AnswerSize.PACKED_LIST))).isEqualTo("200 [1,2]");
            assertThat(ports).containsOnly(ports.get(0));
        }
    }

    @Test
    void replacesADeadConnectionWhereAskingTwiceIsHarmless() throws Exception {
        try (RawServer server = new RawServer((connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // Says nothing of closing, as a panel that is restarted.
            connection.close();
        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(read(get(server.uri(), AnswerSize.SMALL))).isEqualTo("200 ok");
            }
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void neverSendsALoginTwice() throws IOException {
        try (RawServer server = new RawServer((connection, out) -> connection.close())) {
            assertThat(failureOf(login(server.uri()))).isInstanceOf(Interrupted.class);
            assertThat(server.requests()).isOne();
        }
        try (RawServer server = RawServer.saying("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(statusOf(login(server.uri()))).isEqualTo(503);
            assertThat(server.requests()).isOne();
        }
    }

    private int statusOf(PanelRequest request) {
        try (PanelResponse response = client.http().send(request)) {
            return response.status();
        } catch (PanelException e) {
            return 0;
        }
    }

    @Test
    void tellsWhyNobodyAnswers() throws IOException {
        int freed;
        try (ServerSocket listener = new ServerSocket(0)) {
            freed = listener.getLocalPort();
        }
        assertThat(failureOf(get(URI.create("http://127.0.0.1:" + freed + "/"), AnswerSize.SMALL)))
                .isInstanceOf(Unreachable.class);
        assertThat(failureOf(get(URI.create("http://nowhere.invalid:1/"), AnswerSize.SMALL)))
                .isInstanceOf(UnknownHost.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/", "http://[fe80::1]/", "http://[::ffff:169.254.169.254]/",
            "http://2852039166/",
        "http://[64:ff9b::a9fe:a9fe]/", "http://[2002:a9fe:a9fe::1]/", "https://169.254.1.1/"})
    void connectsToNoDeniedAddress(String url) {
        assertThat(failureOf(get(URI.create(url), AnswerSize.SMALL))).isInstanceOf(AddressDenied.class);
    }

    @Test
    void deniesByTheResolvedAddress() {
        try (TestHttp strict = new TestHttp(new PanelClientSettings(SHORT, SHORT, SHORT, 1000,
                DeniedNetworks.of(List.of("127.0.0.0/8", "::1")), 10))) {
            PanelException thrown = catchThrowableOfType(PanelException.class,
                    () -> strict.http().send(get(URI.create("http://localhost:1/"), AnswerSize.SMALL)));
            assertThat(thrown.failure()).isInstanceOf(AddressDenied.class);
        }
    }

    @Test
    void givesConnectionsBackWhateverHappens() throws Exception {
        PanelClientSettings narrow = new PanelClientSettings(
                SHORT, Duration.ofMillis(100), Duration.ofSeconds(5), 1000, DeniedNetworks.DEFAULT, 2);
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (TestHttp two = new TestHttp(narrow);
                RawServer good = answering("Content-Length: 2\r\n", "ok".getBytes(StandardCharsets.US_ASCII));
                RawServer large = answering("Content-Length: 5000\r\n", new byte[5000]);
                RawServer half = RawServer.saying(chunked + "10\r\nhalf");
                RawServer silent = new RawServer((connection, out) -> new CountDownLatch(1).await());
                RawServer stuck = new RawServer((connection, out) ->
                        out.write((chunked + "2\r\nok").getBytes(StandardCharsets.US_ASCII)))) {
            for (int i = 0; i < 5; i++) {
                assertThat(failureOf(get(large.uri(), AnswerSize.SMALL), two)).isInstanceOf(TooLarge.class);
                assertThat(failureOf(get(half.uri(), AnswerSize.SMALL), two)).isInstanceOf(Interrupted.class);
                assertThat(failureOf(get(silent.uri(), AnswerSize.SMALL), two)).isInstanceOf(TimedOut.class);
                assertThat(failureOf(get(stuck.uri(), AnswerSize.SMALL), two)).isInstanceOf(TimedOut.class);
                // Not read at all.
                two.http().send(get(good.uri(), AnswerSize.SMALL)).close();
                two.http().send(get(large.uri(), AnswerSize.SMALL)).close();
            }
        }
    }

    @Test
    void needsNoThreadOfItsOwn() throws Exception {
        try (RawServer server = answering("Content-Length: 2\r\n", "ok".getBytes(StandardCharsets.US_ASCII))) {
            read(get(server.uri(), AnswerSize.SMALL));
            int threads = Thread.activeCount();
            for (int i = 0; i < 100; i++) {
                read(get(server.uri(), AnswerSize.SMALL));
            }
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
        }
    }

    @Test
    void endsWhatIsRunningWhenClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer((connection, out) -> {
            asked.countDown();
            new CountDownLatch(1).await();
        })) {
            CompletableFuture<PanelFailure> running =
                    CompletableFuture.supplyAsync(() -> failureOf(get(server.uri(), AnswerSize.SMALL)));
            asked.await();
            client.http().close();
            assertThat(running.get()).isInstanceOf(PortalFailed.class);
            assertThat(failureOf(get(server.uri(), AnswerSize.SMALL))).isInstanceOf(PortalFailed.class);
        }
    }
}
