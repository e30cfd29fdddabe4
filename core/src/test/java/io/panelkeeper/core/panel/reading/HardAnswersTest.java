package io.panelkeeper.core.panel.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panelkeeper.core.demo.DemoFault;
import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoServer;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.NotAnswered;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.Interrupted;
import io.panelkeeper.core.panel.PanelFailure.NotAPanel;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.PanelFailure.TooLarge;
import io.panelkeeper.core.panel.PanelFailure.Unreachable;
import io.panelkeeper.core.panel.PanelFailure.WrongBasePath;
import io.panelkeeper.core.panel.PanelReader.Known;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.http.DeniedNetworks;
import io.panelkeeper.core.panel.http.PanelClientSettings;
import io.panelkeeper.core.panel.http.TestHttp;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator is told when something else than a healthy panel answers. */
@Timeout(20)
class HardAnswersTest {

    private static final String STATUS = "panel/api/server/status";
    private static final String LIST = "panel/api/inbounds/list";
    private final TestHttp client = new TestHttp(new PanelClientSettings(Duration.ofSeconds(2), Duration.ofMillis(800),
            Duration.ofSeconds(10), 3_000_000, DeniedNetworks.DEFAULT, 100));
    private DemoServer server;
    private DemoPanel panel;

    @BeforeEach
    void start() throws IOException {
        server = DemoServer.start();
        panel = server.host(DemoPanel.of("3.6.0").basePath("/secret/").clients("alice").build());
        panel.online("alice");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private PanelReading open(PanelUrl url) {
        return new HttpPanelReader(client.http(), Clock.systemUTC())
                .open(new PanelAccess(url, panel.credentials(), TlsTrust.SYSTEM), Known.NOTHING);
    }

    private static PanelFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable question) {
        PanelException thrown = catchThrowableOfType(PanelException.class, question);
        assertThat(thrown).as("a failure").isNotNull();
        return thrown.failure();
    }

    private PanelFailure detectionWith(DemoFault fault) {
        panel.fault(fault);
        return failure(open(panel.url())::release);
    }

    private PanelFailure listWith(DemoFault fault) throws PanelException {
        PanelReading reading = open(panel.url());
        reading.status();
        panel.fault(LIST, fault);
        return failure(reading::inbounds);
    }

    @Test
    void findsNoPanelElsewhere() {
        assertThat(detectionWith(DemoFault.html())).isInstanceOfSatisfying(NotAPanel.class,
                failure -> assertThat(failure.evidence()).isEqualTo("200 text/html; charset=utf-8"));
        assertThat(detectionWith(DemoFault.json("{\"hello\":1}"))).isInstanceOf(NotAPanel.class);
        assertThat(detectionWith(DemoFault.json("{\"success\":true,\"obj\":7}"))).isInstanceOf(NotAPanel.class);
        assertThat(detectionWith(DemoFault.status(401))).isInstanceOf(NotAPanel.class);
        assertThat(detectionWith(DemoFault.status(418))).isInstanceOf(NotAPanel.class);
        assertThat(detectionWith(DemoFault.status(502))).isInstanceOf(Unreachable.class);
        assertThat(detectionWith(DemoFault.hang())).isInstanceOf(TimedOut.class);
        assertThat(detectionWith(DemoFault.drop())).isInstanceOf(Interrupted.class);
    }

    @Test
    void findsAWrongBasePath() {
        PanelUrl wrong = new PanelUrl("http", "127.0.0.1", server.port(), "/Secret/");
        assertThat(failure(open(wrong)::release)).isEqualTo(new WrongBasePath("404 for /Secret/"));
    }

    @Test
    void doesNotTakeAStrangersPageForAnOldPanel() {
        panel.fault("csrf-token", DemoFault.status(404));
        panel.fault("", DemoFault.html());
        assertThat(failure(open(panel.url())::release)).isInstanceOf(NotAPanel.class);
    }

    @Test
    void tellsWhatIsWrongWithABigAnswer() throws Exception {
        assertThat(listWith(DemoFault.html())).isInstanceOf(BrokenAnswer.class);
        assertThat(listWith(DemoFault.endless())).isInstanceOf(TooLarge.class);
        assertThat(listWith(DemoFault.half())).isInstanceOf(Interrupted.class);
        assertThat(listWith(DemoFault.gzipBomb(20_000_000))).isInstanceOf(TooLarge.class);
        assertThat(listWith(DemoFault.status(200))).isInstanceOf(BrokenAnswer.class);
        assertThat(listWith(DemoFault.status(500))).isInstanceOf(BrokenAnswer.class);
        assertThat(listWith(DemoFault.status(503))).isInstanceOf(Unreachable.class);
        assertThat(listWith(DemoFault.json("{\"success\":true,\"obj\":null}"))).isInstanceOf(BrokenAnswer.class);
        assertThat(listWith(DemoFault.delay(Duration.ofMillis(1500)))).isInstanceOf(TimedOut.class);
    }

    @Test
    void recoversWhenTheAnswerIsRightAgain() throws Exception {
        listWith(DemoFault.endless());
        panel.heal();
        PanelReading reading = open(panel.url());
        assertThat(reading.inbounds()).hasSize(2);
    }

    @Test
    void showsNoSecretThatThePanelRepeats() {
        Password password = panel.credentials();
        panel.fault("login", DemoFault.json("{\"success\":false,\"msg\":\"wrong:\\n " + password.password()
                + " \\u202e!\"}"));
        assertThat(failure(open(panel.url())::release).evidence()).isEqualTo("wrong: ••• !");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[7]", "{\"email\":\"alice\"}", "[{\"name\":\"alice\"}]"})
    void takesAStrangeOnlineListForBroken(String object) throws PanelException {
        PanelReading reading = open(panel.url());
        PanelStatus status = reading.status();
        panel.fault("panel/api/clients/onlines", DemoFault.json("{\"success\":true,\"msg\":\"\",\"obj\":" + object
                + "}"));
        OnlineList online = reading.online(status);
        assertThat(online).isInstanceOfSatisfying(NotAnswered.class,
                answer -> assertThat(answer.cause()).isInstanceOf(BrokenAnswer.class));
    }

    @Test
    void saysNotSupportedRatherThanAskingForEver() throws PanelException {
        PanelReading reading = open(panel.url());
        reading.status();
        panel.fault(LIST, DemoFault.status(404));
        assertThat(failure(reading::inbounds)).isInstanceOf(PanelFailure.NotSupported.class);
        assertThat(reading.requests()).isLessThan(12);
    }

    @Test
    void asksEveryTimeAnew() throws PanelException {
        PanelReading reading = open(panel.url());
        reading.status();
        panel.fault(STATUS, DemoFault.json("{\"success\":true,\"obj\":null}"));
        assertThat(failure(reading::status)).isInstanceOf(PanelFailure.NotReady.class);
    }
}
