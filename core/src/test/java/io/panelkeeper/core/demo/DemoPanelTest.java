package io.panelkeeper.core.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPanelTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:00Z"));
    private DemoServer server;

    @BeforeEach
    void start() throws IOException {
        server = DemoServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DemoPanel panel(DemoPanelBuilder builder) {
        return server.host(builder.clock(clock).build());
    }

    private static String onlinesPath(String release) {
        return DemoRelease.of(release).upTo(3, 0, 2) ? "panel/api/inbounds/onlines" : "panel/api/clients/onlines";
    }

    private static HttpResponse<String> status(Browser browser, String release)
            throws IOException, InterruptedException {
        return DemoRelease.of(release).upTo(2, 6, 8)
                ? browser.post("server/status")
                : browser.get("panel/api/server/status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.0", "2.3.8", "2.5.8", "2.6.8", "2.7.0", "2.8.0", "2.8.4", "2.9.4", "3.0.0", "3.0.2",
        "3.2.0", "3.2.8", "3.3.0", "3.4.1", "3.5.0", "3.6.0", "HEAD"})
    void answersStatusOnlinesAndInboundsAfterLogin(String release) throws Exception {
        DemoPanel panel = panel(DemoPanel.of(release).basePath("/x/").clients("alice", "клиент-3"));
        panel.online("alice", "клиент-3");
        Browser browser = new Browser(panel);
        assertThat(browser.login("operator", "Panel-Test-1").body()).contains("\"success\":true");
        assertThat(status(browser, release).body()).contains("\"state\":\"running\"");
        assertThat(browser.post(onlinesPath(release)).body()).contains("\"alice\"", "\"клиент-3\"");
        assertThat(browser.get("panel/api/inbounds/list").body()).contains("\"email\":\"alice\"", "\"port\":20001");
        assertThat(panel.traffic().logins()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"2.3.15, null", "2.8.6, null", "2.8.7, []", "2.9.4, []", "3.2.8, []", "HEAD, []"})
    void tellsNobodyAsItsReleaseDoes(String release, String expected) throws Exception {
        DemoPanel panel = panel(DemoPanel.of(release).clients("alice"));
        Browser browser = new Browser(panel);
        browser.login("operator", "Panel-Test-1");
        assertThat(browser.post(onlinesPath(release)).body()).endsWith("\"obj\":" + expected + "}");
    }

    @ParameterizedTest
    @CsvSource({"2.9.4, true", "3.4.2, true", "3.5.0, false", "HEAD, false"})
    void keepsTheOldListWhileXrayIsStopped(String release, boolean kept) throws Exception {
        DemoPanel panel = panel(DemoPanel.of(release).clients("alice"));
        panel.online("alice");
        panel.stopXray();
        clock.advance(Duration.ofSeconds(60));
        Browser browser = new Browser(panel);
        browser.login("operator", "Panel-Test-1");
        assertThat(status(browser, release).body()).contains("\"state\":\"stop\"");
        assertThat(browser.post(onlinesPath(release)).body().contains("alice")).isEqualTo(kept);
    }

    @Test
    void hasNoListRightAfterXrayStarted() throws Exception {
        DemoPanel panel = panel(DemoPanel.of("3.6.0").clients("alice"));
        panel.online("alice");
        Browser browser = new Browser(panel);
        browser.login("operator", "Panel-Test-1");
        panel.startXray();
        assertThat(browser.post("panel/api/clients/onlines").body()).endsWith("\"obj\":null}");
        clock.advance(Duration.ofSeconds(5));
        assertThat(browser.post("panel/api/clients/onlines").body()).contains("alice");
    }

    @Test
    void servesAnOldStatusAfterThreeMinutesOfSilence() throws Exception {
        DemoPanel panel = panel(DemoPanel.of("2.6.8"));
        Browser browser = new Browser(panel);
        browser.login("operator", "Panel-Test-1");
        clock.advance(Duration.ofSeconds(200));
        panel.stopXray();
        clock.advance(Duration.ofSeconds(30));
        assertThat(browser.post("server/status").body()).contains("\"state\":\"running\"");
        clock.advance(Duration.ofSeconds(4));
        assertThat(browser.post("server/status").body()).contains("\"state\":\"stop\"");
    }

    @Test
    void hasNoStatusRightAfterItsStart() throws Exception {
        DemoPanel panel = panel(DemoPanel.of("2.9.4"));
        Browser browser = new Browser(panel);
        browser.login("operator", "Panel-Test-1");
        panel.restart();
        assertThat(browser.get("panel/api/server/status").body()).endsWith("\"obj\":null}");
        clock.advance(Duration.ofSeconds(2));
        assertThat(browser.get("panel/api/server/status").body()).contains("\"cpu\":");
    }

    @Test
    void blocksFifteenMinutesAfterFiveWrongPasswords() throws Exception {
        Browser browser = new Browser(panel(DemoPanel.of("3.6.0")));
        for (int i = 0; i < 5; i++) {
            browser.login("operator", "wrong");
        }
        assertThat(browser.login(" OPERATOR ", "Panel-Test-1").body()).contains("\"success\":false");
        assertThat(browser.login("operator", "Panel-Test-1").body()).contains("\"success\":false");
        clock.advance(Duration.ofMinutes(15));
        assertThat(browser.login("operator", "Panel-Test-1").body()).contains("\"success\":true");
    }

    @ParameterizedTest
    @CsvSource({"2.9.4, 200", "3.0.0, 200", "3.0.2, 404", "HEAD, 404"})
    void endsSessionsWithTheirPasswordSince302(String release, int expected) throws Exception {
        DemoPanel panel = panel(DemoPanel.of(release));
        Browser browser = new Browser(panel);
        browser.login("operator", "Panel-Test-1");
        panel.changePassword("another");
        assertThat(browser.get("panel/api/server/status").statusCode()).isEqualTo(expected);
    }
}
