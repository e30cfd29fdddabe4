package io.panelkeeper.core.panel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.AddressDenied;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.Interrupted;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.PanelFailure.TooLarge;
import io.panelkeeper.core.panel.PanelFailure.UnknownHost;
import io.panelkeeper.core.panel.PanelFailure.Unreachable;
import io.panelkeeper.core.panel.PanelFailure.WrongScheme;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.http.PanelRequest.AnswerSize;
import io.panelkeeper.core.panel.http.PanelRequest.Method;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class JerseyPanelHttpTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private final TestHttp client = new TestHttp(new PanelClientSettings(
            SHORT, Duration.ofSeconds(1), Duration.ofSeconds(8), 100_000, DeniedNetworks.DEFAULT, 100));

    @AfterEach
    void close() {
        client.close();
    }

    private static PanelRequest get(URI uri, AnswerSize size) {
        return new PanelRequest(Method.GET, uri, TlsTrust.SYSTEM, Map.of(), null, size, true);
    }

    private static PanelRequest login(URI uri) {
        return new PanelRequest(Method.POST, uri, TlsTrust.SYSTEM, Map.of(), Map.of("password", "p w&=é"),
                AnswerSize.SMALL, false);
    }

    private PanelFailure failureOf(PanelRequest request) {
        return failureOf(request, client);
    }

    private static PanelFailure failureOf(PanelRequest request, TestHttp client) {
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

    private String read(PanelRequest request) throws PanelException, IOException {
        try (PanelResponse response = client.http().send(request)) {
            return response.status() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static RawServer answering(String head, byte[] body) throws IOException {
        return new RawServer((connection, out) -> {
            out.write(("HTTP/1.1 200 OK\r\n" + head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        });
    }

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
            assertThat(failureOf503(login(server.uri()))).isEqualTo(503);
            assertThat(server.requests()).isOne();
        }
    }

    private int failureOf503(PanelRequest request) {
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
