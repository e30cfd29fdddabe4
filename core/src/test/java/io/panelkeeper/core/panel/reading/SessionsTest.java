package io.panelkeeper.core.panel.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panelkeeper.core.demo.DemoFault;
import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoPanelBuilder;
import io.panelkeeper.core.demo.DemoServer;
import io.panelkeeper.core.demo.DemoToken;
import io.panelkeeper.core.demo.MutableClock;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.OnlineList.Listed;
import io.panelkeeper.core.panel.OnlineList.NotAnswered;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.HostRefused;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.NotPermitted;
import io.panelkeeper.core.panel.PanelFailure.SecondFactorNeeded;
import io.panelkeeper.core.panel.PanelFailure.SessionLost;
import io.panelkeeper.core.panel.PanelFailure.WrongBasePath;
import io.panelkeeper.core.panel.PanelReader.Known;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.http.TestHttp;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

    private static final String SEED = "JBSWY3DPEHPK3PXP";
    private static TestHttp client;
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:10Z"));
    /** Ours is seven minutes slow. */
    private final Clock ourClock = Clock.offset(clock, Duration.ofMinutes(-7));
    private DemoServer server;

    @BeforeAll
    static void openClient() {
        client = new TestHttp();
    }

    @AfterAll
    static void closeClient() {
        client.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = DemoServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DemoPanel host(DemoPanelBuilder builder) {
        return server.host(builder.clock(clock).build());
    }

    private void pause(Duration time) {
        clock.advance(time);
    }

    private PanelReading open(PanelUrl url, Credentials credentials, Known known) {
        return new HttpPanelReader(new ClockedHttp(client.http(), clock), ourClock, this::pause)
                .open(new PanelAccess(url, credentials, TlsTrust.SYSTEM), known);
    }

    private PanelReading open(DemoPanel panel) {
        return open(panel.url(), panel.credentials(), Known.NOTHING);
    }

    private static Known known(PanelReading reading) throws PanelException {
        return new Known(reading.release(), reading.session().orElse(null), false, true);
    }

    private static PanelFailure failureOf(PanelReading reading) {
        PanelException thrown = catchThrowableOfType(PanelException.class, reading::status);
        assertThat(thrown).as("a failure").isNotNull();
        return thrown.failure();
    }

    private static Password password(String password, SecondFactor factor) {
        return new Password("operator", password, factor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.0", "2.3.15", "2.6.8", "2.9.4", "3.0.0", "3.1.0", "3.2.8", "3.6.0", "HEAD"})
    void makesOneLoginForTenPolls(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).clients("alice"));
        panel.online("alice");
        Known known = Known.NOTHING;
        for (int poll = 0; poll < 10; poll++) {
            PanelReading reading = open(panel.url(), panel.credentials(), known);
            assertThat(reading.online(reading.status())).isInstanceOf(Listed.class);
            assertThat(reading.requests()).as("requests of poll %d", poll).isLessThanOrEqualTo(poll == 0 ? 8 : 2);
            known = known(reading);
        }
        assertThat(panel.traffic().logins()).isOne();
        assertThat(panel.traffic().connections()).as("connections").isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.0", "2.9.4", "3.0.0", "3.2.8", "3.6.0"})
    void triesAWrongPasswordOnceAndThenSaysNoMore(String release) {
        DemoPanel panel = host(DemoPanel.of(release));
        PanelReading reading = open(panel.url(), password("Wrong-Test-1", SecondFactor.NONE), Known.NOTHING);
        assertThat(failureOf(reading)).isInstanceOf(LoginRefused.class);
        int asked = reading.requests();
        assertThat(failureOf(reading)).isInstanceOf(LoginRefused.class);
        assertThat(catchThrowableOfType(PanelException.class, reading::inbounds).failure())
                .isInstanceOf(LoginRefused.class);
        assertThat(reading.requests()).as("nothing is sent after a refusal").isEqualTo(asked);
        assertThat(reading.logins()).isOne();
        assertThat(panel.traffic().refusedLogins()).isOne();
        assertThat(failureOf(reading).evidence()).doesNotContain("Wrong-Test-1");
    }

    @Test
    void sendsNothingWhereLoginIsNotAllowed() {
        DemoPanel panel = host(DemoPanel.of("3.6.0").token("a-token-of-48-characters"));
        Known refusedBefore = new Known(null, null, false, false);
        assertThat(failureOf(open(panel.url(), panel.credentials(), refusedBefore))).isInstanceOf(LoginRefused.class);
        assertThat(failureOf(open(panel.url(), new Credentials.Token("a-token-of-48-characters"), refusedBefore)))
                .isInstanceOf(LoginRefused.class);
        assertThat(panel.traffic().requests()).isZero();
    }

    @Test
    void usesAGoodSessionEvenWhereLoginIsNotAllowed() throws PanelException {
        DemoPanel panel = host(DemoPanel.of("3.6.0"));
        PanelReading first = open(panel);
        first.status();
        Known noLogin = new Known(first.release(), first.session().orElseThrow(), false, false);
        assertThat(open(panel.url(), panel.credentials(), noLogin).status()).isNotNull();
        panel.changePassword("Panel-Test-2");
        assertThat(failureOf(open(panel.url(), panel.credentials(), noLogin))).isInstanceOf(LoginRefused.class);
        assertThat(panel.traffic().logins()).isOne();
        assertThat(panel.traffic().refusedLogins()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.15", "2.6.8", "2.8.3", "2.8.4", "2.9.4", "3.0.0", "3.0.1", "3.0.2", "3.2.8", "3.6.0"})
    void replacesALostSessionOnce(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).clients("alice"));
        panel.online("alice");
        PanelReading first = open(panel);
        PanelStatus status = first.status();
        PanelSession good = first.session().orElseThrow();
        PanelSession lost = new PanelSession(good.cookieName(), "lost" + good.cookieValue(), good.csrfToken(),
                good.loggedInAt());
        panel.traffic().reset();

        PanelReading reading = open(panel.url(), panel.credentials(), new Known(first.release(), lost, false, true));
        assertThat(reading.online(status)).isInstanceOf(Listed.class);
        assertThat(reading.status()).isNotNull();
        assertThat(reading.session()).isPresent().get().isNotEqualTo(lost);
        assertThat(panel.traffic().logins()).isOne();
    }

    @Test
    void givesUpWhenANewLoginDoesNotHelp() {
        DemoPanel panel = host(DemoPanel.of("3.6.0"));
        panel.fault("panel/api/server/status", DemoFault.status(401));
        PanelReading reading = open(panel);
        assertThat(failureOf(reading)).isInstanceOf(SessionLost.class);
        assertThat(panel.traffic().logins()).isOne();
        int asked = reading.requests();
        assertThat(failureOf(reading)).isInstanceOf(SessionLost.class);
        assertThat(reading.requests()).isEqualTo(asked);
    }

    @Test
    void fetchesANewCsrfTokenWhenTheOldOneIsRefused() throws PanelException {
        DemoPanel panel = host(DemoPanel.of("3.2.8").clients("alice"));
        panel.online("alice");
        PanelReading first = open(panel);
        PanelStatus status = first.status();
        PanelSession good = first.session().orElseThrow();
        PanelSession mixed = new PanelSession(good.cookieName(), good.cookieValue(), "another-token",
                good.loggedInAt());
        PanelReading reading = open(panel.url(), panel.credentials(), new Known(first.release(), mixed, false, true));
        assertThat(reading.online(status)).isInstanceOf(Listed.class);
        assertThat(panel.traffic().logins()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.0", "2.9.4", "3.0.0", "3.6.0"})
    void signsInWithAOneTimeCode(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).totp(SEED));
        Password asTyped = password("Panel-Test-1", new SecondFactor.TotpSeed("jbsw y3dp ehpk 3pxp"));
        PanelReading reading = open(panel.url(), asTyped, Known.NOTHING);
        assertThat(reading.status()).isNotNull();
        assertThat(panel.traffic().refusedLogins()).isZero();
        assertThat(reading.clockDifference()).contains(Duration.ofMinutes(7));
        // Also when nothing has told the panel's clock before.
        Known release0 = new Known(reading.release(), null, false, true);
        assertThat(open(panel.url(), panel.credentials(), release0).status()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"PT0.2S", "PT29.9S", "PT29S", "PT15S"})
    void waitsForTheSafeSideOfTwoCodes(String position) throws PanelException {
        clock.advance(Duration.ofSeconds(20).plus(Duration.parse(position)));
        DemoPanel panel = host(DemoPanel.of("3.6.0").totp(SEED));
        assertThat(open(panel).status()).isNotNull();
        assertThat(Math.floorMod(clock.millis(), 30_000L)).isBetween(1000L, 29_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.0", "3.6.0"})
    void signsInWithAnyCharacters(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).user("операто р", "p w&=é+%25\"<;\uD83D\uDE00"));
        assertThat(open(panel).status()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.0", "2.5.8"})
    void signsInWithALoginSecret(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).loginSecret("sesame-open"));
        assertThat(open(panel).status()).isNotNull();
        assertThat(panel.traffic().refusedLogins()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.8", "2.6.0", "2.9.4", "3.0.0", "3.6.0"})
    void sendsNoPasswordWhereASecondFactorIsMissing(String release) {
        DemoPanel panel = host(DemoPanel.of(release).totp(SEED).loginSecret("sesame-open"));
        PanelReading reading = open(panel.url(), password("Panel-Test-1", SecondFactor.NONE), Known.NOTHING);
        assertThat(failureOf(reading)).isInstanceOf(SecondFactorNeeded.class);
        assertThat(failureOf(reading)).isInstanceOf(SecondFactorNeeded.class);
        assertThat(panel.traffic().byRoute()).doesNotContainKey("POST login");
        assertThat(reading.logins()).isZero();
    }

    @Test
    void refusesAnUnusableSeedBeforeSendingAnything() {
        DemoPanel panel = host(DemoPanel.of("3.6.0").totp(SEED));
        PanelReading reading = open(panel.url(), password("Panel-Test-1", new SecondFactor.TotpSeed("1890!")),
                Known.NOTHING);
        assertThat(failureOf(reading)).isInstanceOf(LoginRefused.class);
        assertThat(panel.traffic().byRoute()).doesNotContainKey("POST login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0.0", "3.0.2", "3.6.0"})
    void callsAWrongTokenALoginRefused(String release) {
        DemoPanel panel = host(DemoPanel.of(release).disabledToken("a-token-of-48-characters"));
        PanelReading reading = open(panel.url(), new Credentials.Token("a-token-of-48-characters"), Known.NOTHING);
        assertThat(failureOf(reading)).isInstanceOf(LoginRefused.class);
        assertThat(panel.traffic().byRoute()).doesNotContainKey("POST login");
    }

    @Test
    void callsATokenOnAnOldPanelALoginRefused() {
        DemoPanel panel = host(DemoPanel.of("2.9.4"));
        assertThat(failureOf(open(panel.url(), new Credentials.Token("a-token-of-48-characters"), Known.NOTHING)))
                .isInstanceOfSatisfying(LoginRefused.class,
                        refused -> assertThat(refused.evidence()).contains("2.9.4"));
    }

    @Test
    void tellsATokenOfTooSmallAScope() throws PanelException {
        DemoPanel panel = host(DemoPanel.of("HEAD").token("a-token-of-48-characters", DemoToken.Scope.MONITOR));
        PanelReading reading = open(panel.url(), new Credentials.Token("a-token-of-48-characters"), Known.NOTHING);
        assertThat(reading.online(reading.status())).isInstanceOfSatisfying(NotAnswered.class,
                answer -> assertThat(answer.cause()).isInstanceOf(NotPermitted.class));
    }

    @ParameterizedTest
    @CsvSource({"2.6.8, 2.9.4", "2.9.4, 3.6.0", "3.0.2, 3.2.8", "2.6.8, 3.0.0", "3.6.0, 2.9.4", "3.2.8, 3.6.0",
            "2.9.3, 3.0.1"})
    void noticesAnUpgrade(String before, String after) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(before).clients("alice"));
        PanelReading first = open(panel);
        first.status();
        Known known = known(first);
        panel.upgradeTo(after);
        panel.settle();
        panel.online("alice");
        PanelReading reading = open(panel.url(), panel.credentials(), known);
        assertThat(reading.online(reading.status())).isInstanceOf(Listed.class);
        assertThat(reading.release().version()).hasToString(after);
        assertThat(panel.traffic().refusedLogins()).isZero();
        assertThat(reading.logins()).isLessThanOrEqualTo(2);
    }

    @Test
    void findsAMovedBasePathOut() throws PanelException {
        DemoPanel panel = host(DemoPanel.of("3.6.0").basePath("/secret/"));
        PanelReading first = open(panel);
        first.status();
        server.remove(panel);
        assertThat(failureOf(open(panel.url(), panel.credentials(), known(first)))).isInstanceOf(WrongBasePath.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.15", "2.9.4", "3.6.0"})
    void mustCallThePanelByItsName(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).webDomain("localhost"));
        assertThat(failureOf(open(panel))).isInstanceOf(HostRefused.class);
        PanelUrl byName = new PanelUrl("http", "localhost", panel.url().port(), panel.url().basePath());
        assertThat(open(byName, panel.credentials(), Known.NOTHING).status()).isNotNull();
    }
}
