package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.Listed;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelReader.Known;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.core.panel.http.JerseyPanelHttp;
import io.panelkeeper.core.panel.http.PanelClientSettings;
import io.panelkeeper.core.panel.http.PanelHttp;
import io.panelkeeper.core.panel.reading.HttpPanelReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reading client against real panels: {@code -Dpanelkeeper.it.panels=<file>} with {@code <name>.url}, {@code
 * .username}, {@code .password} or {@code .token}, optional {@code .totp}, {@code .version}, {@code .online} (names
 * that are online, separated by commas). A wrong password is tried once per panel and run, since a panel counts them.
 */
@EnabledIfSystemProperty(named = RealPanelIT.FILE, matches = ".+",
        disabledReason = "no real panels: -D" + RealPanelIT.FILE + " is not set")
class RealPanelIT {

    static final String FILE = "panelkeeper.it.panels";

    /** A panel lists a client up to 12 s after its first byte (wire contract §4.3), and polls wait for their turn. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(40);

    private static ScheduledExecutorService timer;
    private static PanelHttp http;

    @BeforeAll
    static void open() {
        timer = Executors.newSingleThreadScheduledExecutor();
        http = new JerseyPanelHttp(PanelClientSettings.DEFAULT, timer);
    }

    @AfterAll
    static void close() {
        http.close();
        timer.shutdownNow();
    }

    static List<RealPanel> panels() {
        return RealPanel.all(Path.of(System.getProperty(FILE)));
    }

    private static PanelReading open(PanelUrl url, Credentials credentials, Known known) {
        return new HttpPanelReader(http, Clock.systemUTC())
                .open(new PanelAccess(url, credentials, TlsTrust.SYSTEM), known);
    }

    @ParameterizedTest
    @MethodSource("panels")
    void readsEverything(RealPanel panel) throws PanelException {
        PanelReading reading = open(panel.url(), panel.credentials(), Known.NOTHING);

        PanelStatus status = reading.status();
        PanelRelease release = reading.release();
        if (panel.version() != null) {
            assertThat(release.version()).hasToString(panel.version());
        }
        assertThat(status.xrayState()).isEqualTo(XrayState.RUNNING);
        assertThat(status.xrayVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(status.memoryTotal()).isGreaterThan(status.memoryUsed()).isPositive();
        assertThat(status.diskTotal()).isPositive();
        assertThat(status.hostUptimeSeconds()).isPositive();

        List<Inbound> inbounds = reading.inbounds();
        assertThat(inbounds).isNotEmpty().allSatisfy(inbound -> assertThat(inbound.protocol()).isNotEmpty());
        assertThat(inbounds.stream().flatMap(inbound -> inbound.clients().stream()).map(Inbound.Client::email))
                .containsAll(panel.online());
        assertThat(online(reading, status, panel.online())).containsAll(panel.online());
        if (release.lastOnline()) {
            Map<String, Instant> lastOnline = reading.lastOnline();
            assertThat(lastOnline).containsKeys(panel.online().toArray(String[]::new));
        }
        if (release.onlinesByGuid()) {
            assertThat(reading.onlineByNode(status)).isInstanceOf(Listed.class);
        }
        assertThat(reading.clockDifference()).isPresent();
        assertThat(reading.logins()).isEqualTo(panel.hasToken() ? 0 : 1);
    }

    private static Set<String> online(PanelReading reading, PanelStatus status, Set<String> expected) {
        OnlineList[] last = new OnlineList[1];
        Await.until(SEEN_WITHIN, () -> expected + " online, but " + last[0], () -> {
            last[0] = reading.online(status);
            return last[0] instanceof Listed listed && listed.local().containsAll(expected);
        });
        return ((Listed) last[0]).local();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void logsInOnceForTenPolls(RealPanel panel) throws PanelException, IOException {
        assumeFalse(panel.url().secure(), "logins are counted in plain text");
        try (LoginCounter counter = new LoginCounter(panel.url().host(), panel.url().port())) {
            Known known = Known.NOTHING;
            for (int poll = 0; poll < 10; poll++) {
                PanelReading reading = open(panel.behind(counter.port()), panel.credentials(), known);
                reading.online(reading.status());
                known = new Known(reading.release(), reading.session().orElse(null), false, true);
            }
            assertThat(counter.logins()).isEqualTo(panel.hasToken() ? 0 : 1);
            assertThat(counter.connections()).as("kept connections").isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("panels")
    void triesAWrongPasswordExactlyOnce(RealPanel panel) throws IOException {
        assumeTrue(panel.credentials() instanceof Password, "this panel is read with a token");
        assumeFalse(panel.url().secure(), "logins are counted in plain text");
        Password right = (Password) panel.credentials();
        Password wrong = new Password(right.username(), "not-" + right.password(), right.secondFactor());
        try (LoginCounter counter = new LoginCounter(panel.url().host(), panel.url().port())) {
            PanelReading reading = open(panel.behind(counter.port()), wrong, Known.NOTHING);
            for (int question = 0; question < 3; question++) {
                PanelException thrown = catchThrowableOfType(PanelException.class, reading::status);
                assertThat(thrown.failure()).isInstanceOf(LoginRefused.class);
                assertThat(thrown.getMessage()).doesNotContain(wrong.password());
            }
            assertThat(counter.logins()).isOne();
        }
    }
}
