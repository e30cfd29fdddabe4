package io.panelkeeper.core.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What real panels of six releases answered, distilled to status, headers that matter and shape, replayed against
 * simulated ones. Each row of a release's table is one exchange; what differs on purpose stands in
 * {@link #DIFFERENCES} and nowhere else.
 */
class DemoPanelAgreesWithRealPanelsTest {

    /** Case, or {@code release:case}, and why the simulation may answer otherwise. */
    private static final Map<String, String> DIFFERENCES = Map.of(
            "3.2.8:status-xray-core-missing",
            "this panel said \"stop\" once where others say \"error\" (wire contract §6.4); simulated is \"error\"",
            "2.3.15:onlines-xray-stopped-28s",
            "the watchdog had started Xray again and the real clients did not return; simulated ones are there at once",
            "HEAD:onlines-xray-stopped-28s",
            "the list aged out after 22 s once and after more than 28 s this time (§4.5); simulated are 20 s",
            "3.6.0:bearer-valid-settings", "settings are not simulated",
            "HEAD:bearer-valid-settings", "settings are not simulated");

    private static final List<String> RELEASES = List.of("2.3.15", "2.6.8", "2.9.4", "3.2.8", "3.6.0", "HEAD");
    private static final Duration CODE_STEP = Duration.ofSeconds(30);
    private static final String SEED = "JBSWY3DPEHPK3PXP";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:10Z"));

    /** One row of a table. */
    private record Recorded(String name, String situation, String method, String path, Map<String, String> headers,
            String body, int status, String answerHeaders, String shape) {
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedExchange() {
        return RELEASES.stream().flatMap(release -> recorded(release).stream()
                .filter(row -> !differs(release, row))
                .map(row -> dynamicTest(release + " " + row.name(),
                        () -> assertThat(replay(release, row)).isEqualTo(facts(row)))));
    }

    @Test
    void listsNoDifferenceThatIsGone() throws IOException {
        List<String> gone = new ArrayList<>();
        for (String release : RELEASES) {
            for (Recorded row : recorded(release)) {
                if (differs(release, row) && replay(release, row).equals(facts(row))) {
                    gone.add(release + ":" + row.name());
                }
            }
        }
        assertThat(gone).isEmpty();
    }

    private static boolean differs(String release, Recorded row) {
        return DIFFERENCES.containsKey(row.name()) || DIFFERENCES.containsKey(release + ":" + row.name());
    }

    private static String facts(Recorded row) {
        return row.status() + "\n" + row.answerHeaders() + "\n" + row.shape();
    }

    private String replay(String release, Recorded row) throws IOException {
        try (DemoServer server = DemoServer.start()) {
            DemoPanel panel = server.host(panel(release, row.situation()));
            Map<String, String> known = new TreeMap<>(Map.of("admin", "token-admin", "disabled", "token-disabled",
                    "monitor", "token-monitor", "node-sync", "token-node-sync"));
            known.put("code", code(clock.instant()));
            known.put("previous-code", code(clock.instant().minus(CODE_STEP)));
            boolean session = row.headers().getOrDefault("Cookie", "").matches("\\{session}|\\{tampered}");
            enter(panel, known, session);
            happen(panel, row.situation(), known);
            Map<String, String> headers = new TreeMap<>();
            row.headers().forEach((name, value) -> headers.put(name, filled(value, known)));
            RawExchange answer = RawExchange.send(server.port(), row.method(), row.path(), headers,
                    filled(row.body(), known));
            return answer.status() + "\n" + AnswerShape.headers(answer) + "\n"
                    + AnswerShape.body(answer, row.name(), row.shape());
        }
    }

    private DemoPanel panel(String release, String situation) {
        DemoPanelBuilder builder = DemoPanel.of(release).clock(clock).token("token-admin")
                .disabledToken("token-disabled")
                .token("token-monitor", DemoToken.Scope.MONITOR).token("token-node-sync", DemoToken.Scope.NODE_SYNC)
                .client(DemoClient.of("alice@example.test")).client(DemoClient.of("bob").quota(53_687_091_200L))
                .client(DemoClient.of("quota-small").quota(1_000))
                .client(DemoClient.of("carol.b").on(2).expiresAt(clock.instant().plus(Duration.ofDays(30))))
                .client(DemoClient.of("start-later").on(2).startsAtFirstUse(Duration.ofDays(7).toMillis()))
                .client(DemoClient.of("MixedCase@x").on(2)).client(DemoClient.of("клиент-3").on(2));
        switch (situation) {
            case "secret-base-path", "secret-base-path-restarted" -> builder.basePath("/secret/");
            case "web-domain" -> builder.webDomain("panel.example.test");
            case "second-factor" -> builder.totp(SEED).loginSecret("s3cret-value");
            case "changed-user" -> builder.user("operator2", "Other-Pass-2");
            case "no-inbounds" -> builder.withoutInbounds();
            default -> {
            }
        }
        return builder.build();
    }

    /** Gets the cookies and tokens that the row's placeholders stand for. */
    private void enter(DemoPanel panel, Map<String, String> known, boolean login) throws IOException {
        int port = panel.url().port();
        Map<String, String> headers = new TreeMap<>(Map.of("Host", "panel.example.test"));
        if (panel.release().v3()) {
            RawExchange token = RawExchange.send(port, "GET", panel.basePath() + "csrf-token", headers, "");
            known.put("csrf-cookie", token.cookie());
            known.put("csrf", token.text().replaceAll(".*\"obj\":\"([^\"]+)\".*", "$1"));
            headers.put("Cookie", token.cookie());
            headers.put("X-CSRF-Token", known.get("csrf"));
        }
        if (login) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            String form = "username=operator&password=Panel-Test-1&loginSecret="
                    + (panel.secondFactorOn() ? "s3cret-value" : "")
                    + "&twoFactorCode=" + code(clock.instant());
            String cookie = RawExchange.send(port, "POST", panel.basePath() + "login", headers, form).cookie();
            known.put("session", cookie);
            known.put("tampered", cookie.substring(0, cookie.length() - 4) + "AAAA");
        }
    }

    private void happen(DemoPanel panel, String situation, Map<String, String> known) throws IOException {
        String[] four = {"alice@example.test", "bob", "carol.b", "клиент-3"};
        if (situation.startsWith("xray-") || situation.equals("several-online") || situation.equals("config-read")) {
            panel.online(four);
        }
        switch (situation) {
            case "one-online" -> panel.online("alice@example.test");
            case "config-read" -> panel.state().configBuilt();
            case "xray-restarted" -> panel.startXray();
            case "xray-stopped" -> panel.stopXrayByHand();
            case "xray-stopped-28s" -> {
                panel.stopXrayByHand();
                clock.advance(Duration.ofSeconds(28));
            }
            case "xray-config-broken" -> panel.breakXrayConfig();
            case "xray-core-missing" -> panel.removeXrayCore();
            case "restarted", "secret-base-path-restarted" -> panel.restart();
            case "restarted-5s" -> {
                panel.restart();
                clock.advance(Duration.ofSeconds(5));
            }
            case "password-changed" -> panel.changePassword("Other-Pass-2");
            case "password-changed-and-refused" -> {
                panel.changePassword("Other-Pass-2");
                known.put("session", emptied(panel, known.get("session")));
            }
            case "logged-out" -> logOut(panel, known);
            case "4-failures" -> fail(panel, 4);
            case "5-failures" -> fail(panel, 5);
            case "8-failures" -> fail(panel, 8);
            case "8-failures-restart" -> {
                fail(panel, 8);
                panel.restart();
            }
            default -> {
            }
        }
    }

    /** The cookie after an answer that may have replaced it. */
    private static String emptied(DemoPanel panel, String cookie) throws IOException {
        String newer = RawExchange.send(panel.url().port(), "GET", "/panel/api/server/status",
                Map.of("Cookie", cookie), "").cookie();
        return newer.isEmpty() ? cookie : newer;
    }

    private static void logOut(DemoPanel panel, Map<String, String> known) throws IOException {
        Map<String, String> headers = new TreeMap<>(Map.of("Cookie", known.get("session"), "X-CSRF-Token",
                known.getOrDefault("csrf", "")));
        String method = panel.release().upTo(3, 0, 1) ? "GET" : "POST";
        assertThat(RawExchange.send(panel.url().port(), method, "/logout", headers, "").status()).isIn(200, 307);
    }

    private static void fail(DemoPanel panel, int times) {
        for (int i = 0; i < times; i++) {
            panel.checkLogin("127.0.0.1", "operator", "wrong", "");
        }
    }

    private static String code(Instant at) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(SEED), "RAW"), at,
                            Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String filled(String text, Map<String, String> known) {
        String filled = text;
        for (Map.Entry<String, String> value : known.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static List<Recorded> recorded(String release) {
        List<Recorded> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                DemoPanelAgreesWithRealPanelsTest.class.getResourceAsStream("recorded/" + release + ".tsv"),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).forEach(cells ->
                    rows.add(new Recorded(cells[0], cells[1], cells[2], cells[3], headers(cells[4]), cells[5],
                            Integer.parseInt(cells[6]), cells[7], cells[8])));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static Map<String, String> headers(String cell) {
        Map<String, String> headers = new TreeMap<>();
        for (String header : cell.isEmpty() ? new String[0] : cell.split(" \\| ")) {
            headers.put(header.substring(0, header.indexOf(": ")), header.substring(header.indexOf(": ") + 2));
        }
        return headers;
    }
}
