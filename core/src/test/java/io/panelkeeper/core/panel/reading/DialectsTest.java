package io.panelkeeper.core.panel.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panelkeeper.core.demo.DemoClient;
import io.panelkeeper.core.demo.DemoInbound;
import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoPanelBuilder;
import io.panelkeeper.core.demo.DemoServer;
import io.panelkeeper.core.demo.MutableClock;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.Inbound.Client;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.Listed;
import io.panelkeeper.core.panel.OnlineList.NotAnswered;
import io.panelkeeper.core.panel.OnlineList.Unusable;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.NotReady;
import io.panelkeeper.core.panel.PanelFailure.NotSupported;
import io.panelkeeper.core.panel.PanelReader.Known;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.core.panel.http.TestHttp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

    private static TestHttp client;
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T12:00:10Z"));
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

    private PanelReading open(DemoPanel panel, Known known) {
        return open(panel, panel.credentials(), known);
    }

    private PanelReading open(DemoPanel panel, Credentials credentials, Known known) {
        return new HttpPanelReader(new ClockedHttp(client.http(), clock), clock)
                .open(new PanelAccess(panel.url(), credentials, TlsTrust.SYSTEM), known);
    }

    private static Set<String> names(OnlineList online) {
        assertThat(online).isInstanceOf(Listed.class);
        return ((Listed) online).local();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.0", "2.3.8", "2.4.9", "2.5.8", "2.6.0", "2.6.8", "2.7.0", "2.8.0", "2.8.3", "2.8.4",
        "2.9.4", "3.0.0", "3.0.1", "3.0.2", "3.1.0", "3.2.0", "3.2.8", "3.3.0", "3.4.1", "3.5.0", "3.6.0"})
    void readsEveryReleaseWithAPassword(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).basePath("/secret/").clients("alice", "клиент-3", "idle"));
        panel.online("клиент-3", "alice");
        PanelReading reading = open(panel, Known.NOTHING);

        PanelStatus status = reading.status();
        assertThat(reading.release().version()).hasToString(release);
        assertThat(status.xrayState()).isEqualTo(XrayState.RUNNING);
        assertThat(status.memoryTotal()).isGreaterThan(status.memoryUsed()).isPositive();
        assertThat(status.diskTotal()).isPositive();
        assertThat(status.hostUptimeSeconds()).isPositive();
        assertThat(names(reading.online(status))).containsExactly("alice", "клиент-3");
        assertThat(reading.inbounds()).extracting(Inbound::id).containsExactly(1L, 2L);
        assertThat(reading.inbounds().get(0).clients()).extracting(Client::email)
                .containsExactlyInAnyOrder("alice", "клиент-3", "idle");
        assertThat(reading.logins()).isOne();
        assertThat(panel.traffic().logins()).isOne();
        assertThat(panel.traffic().refusedLogins()).isZero();
        assertThat(panel.traffic().requests()).isEqualTo(reading.requests());
        assertThat(reading.clockDifference()).hasValueSatisfying(difference -> assertThat(difference).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"3.0.0, 3.0.0", "3.0.1, 3.0.0", "3.0.2, 3.0.2", "3.1.0, 3.1.0", "3.2.8, 3.2.8", "3.6.0, 3.6.0",
            "dev+1a2b3c4d, dev+1a2b3c4d"})
    void readsWithATokenAndNeverLogsIn(String release, String detected) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).basePath("/t/").clients("alice")
                .token("a-token-of-48-characters"));
        panel.online("alice");
        PanelReading reading = open(panel, new Credentials.Token("a-token-of-48-characters"), Known.NOTHING);

        assertThat(names(reading.online(reading.status()))).containsExactly("alice");
        assertThat(reading.release().version()).hasToString(detected);
        assertThat(reading.inbounds()).hasSize(2);
        assertThat(reading.lastOnline()).containsKey("alice");
        assertThat(reading.session()).isEmpty();
        assertThat(reading.logins()).isZero();
        assertThat(panel.traffic().logins()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.8", "2.9.4", "3.0.2", "3.1.0", "3.6.0"})
    void tellsWhenClientsWereLastSeen(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).clients("alice", "never"));
        panel.online("alice");
        Map<String, Instant> lastOnline = open(panel, Known.NOTHING).lastOnline();
        assertThat(lastOnline).containsOnlyKeys("alice");
        assertThat(Duration.between(lastOnline.get("alice"), clock.instant())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void knowsThatOldReleasesDoNotTellLastSeen() {
        DemoPanel panel = host(DemoPanel.of("2.6.7"));
        PanelReading reading = open(panel, Known.NOTHING);
        PanelException thrown = catchThrowableOfType(PanelException.class, reading::lastOnline);
        assertThat(thrown.failure()).isInstanceOf(NotSupported.class);
        assertThat(panel.traffic().byRoute()).doesNotContainKey("POST panel/api/inbounds/lastOnline");
    }

    @ParameterizedTest
    @CsvSource({"2.3.15", "2.8.6", "2.8.7", "3.2.8", "3.6.0"})
    void tellsNobodyFromNothing(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).clients("alice"));
        panel.online();
        PanelReading reading = open(panel, Known.NOTHING);
        assertThat(names(reading.online(reading.status()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.8.7", "2.9.4", "3.2.8"})
    void doesNotTakeAFreshStartForAnEmptyList(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).clients("alice"));
        panel.online("alice");
        PanelReading reading = open(panel, Known.NOTHING);
        reading.status();
        panel.startXray();
        assertThat(reading.online(reading.status())).isInstanceOfSatisfying(NotAnswered.class,
                answer -> assertThat(answer.cause()).isInstanceOf(NotReady.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.6.8", "2.9.4", "3.2.8", "3.6.0"})
    void calledListUselessWhileXrayIsStopped(String release) throws PanelException {
        DemoPanel panel = host(DemoPanel.of(release).clients("alice"));
        panel.online("alice");
        panel.stopXray();
        PanelReading reading = open(panel, Known.NOTHING);
        PanelStatus status = reading.status();
        int asked = reading.requests();
        assertThat(reading.online(status)).isEqualTo(new Unusable(XrayState.STOPPED));
        assertThat(reading.requests()).as("a leftover is not even asked for").isEqualTo(asked);
    }

    @Test
    void takesAnErrorOfTheOnlineListForUnknown() throws PanelException {
        DemoPanel panel = host(DemoPanel.of("2.9.4").clients("alice"));
        PanelReading reading = open(panel, Known.NOTHING);
        PanelStatus running = reading.status();
        panel.breakXrayConfig();
        panel.restart();
        panel.settle();
        panel.breakXrayConfig();
        assertThat(reading.online(running)).isInstanceOfSatisfying(NotAnswered.class,
                answer -> assertThat(answer.cause()).isInstanceOf(NotReady.class));
    }

    @Test
    void computesThePresenceThat310Freezes() throws PanelException {
        DemoPanel panel = host(DemoPanel.of("3.1.0").clients("alice", "bob"));
        panel.online("alice");
        PanelReading reading = open(panel, Known.NOTHING);
        PanelStatus status = reading.status();
        assertThat(names(reading.online(status))).containsExactly("alice");
        panel.online("bob");
        clock.advance(Duration.ofSeconds(25));
        assertThat(names(reading.online(status))).containsExactly("bob");
    }

    @Test
    void splitsTheOnlineListByNode() throws PanelException {
        DemoPanel node = host(DemoPanel.of("3.6.0").seed(7).basePath("/node/").clients("far"));
        DemoPanel master = host(DemoPanel.of("3.6.0").basePath("/master/").clients("near").node(1, node));
        node.online("far");
        master.online("near");
        PanelReading reading = open(master, new Known(null, null, true, true));
        OnlineList online = reading.online(reading.status());
        assertThat(((Listed) online).byNode())
                .containsEntry(OnlineList.LOCAL, Set.of("near"))
                .containsEntry(node.guid(), Set.of("far"));
        assertThat(names(open(master, Known.NOTHING).online(reading.status()))).containsExactly("far", "near");
        assertThat(reading.inbounds()).anyMatch(inbound -> inbound.nodeId() != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.0", "2.8.0", "2.9.4", "3.0.2", "3.2.0", "3.6.0"})
    void readsClientsInTheFieldsOwnTerms(String release) throws PanelException {
        Instant deadline = Instant.parse("2027-01-01T00:00:00Z");
        DemoPanel panel = host(DemoPanel.of(release)
                .inbound(DemoInbound.of(1, "<b>first</b> \u202Einbound"))
                .client(DemoClient.of("limited").quota(50L << 30).expiresAt(deadline))
                .client(DemoClient.of("later").startsAtFirstUse(Duration.ofDays(7).toMillis()))
                .client(DemoClient.of("off").disabled())
                .client(DemoClient.of("long-" + "x".repeat(300))));
        Inbound inbound = open(panel, Known.NOTHING).inbounds().get(0);
        assertThat(inbound.remark()).isEqualTo("<b>first</b> \u202Einbound");
        assertThat(inbound.protocol()).isEqualTo("vless");
        assertThat(inbound.enabled()).isTrue();
        assertThat(inbound.nodeId()).isNull();
        Map<String, Client> clients = inbound.clients().stream()
                .collect(Collectors.toMap(Client::email, client -> client));
        assertThat(clients).containsOnlyKeys("limited", "later", "off", "long-" + "x".repeat(300));
        assertThat(clients.get("limited")).satisfies(client -> {
            assertThat(client.quota()).isEqualTo(50L << 30);
            assertThat(client.expiresAt()).isEqualTo(deadline);
            assertThat(client.enabled()).isTrue();
            assertThat(client.startsAtFirstUseForMillis()).isZero();
        });
        assertThat(clients.get("later").expiresAt()).isNull();
        assertThat(clients.get("later").startsAtFirstUseForMillis()).isEqualTo(Duration.ofDays(7).toMillis());
        assertThat(clients.get("off").enabled()).as("switched off by hand, whatever the release's counters say")
                .isFalse();
    }

    @Test
    void tellsTheDatabaseWhereThePanelDoes() throws PanelException {
        DemoPanel panel = host(DemoPanel.of("3.2.8").postgres());
        PanelReading reading = open(panel, Known.NOTHING);
        reading.release();
        assertThat(reading.databaseKind()).contains("postgres");
        PanelReading again = open(panel, new Known(reading.release(), reading.session().orElseThrow(), false, true));
        again.status();
        assertThat(again.databaseKind()).as("asked at detection only").isEmpty();
        assertThat(again.requests()).isOne();
    }

    @Test
    void isNotReadyWhileThePanelHasNoStatus() {
        DemoPanel panel = host(DemoPanel.of("2.9.4"));
        panel.restart();
        PanelException thrown = catchThrowableOfType(PanelException.class, open(panel, Known.NOTHING)::status);
        assertThat(thrown.failure()).isInstanceOf(NotReady.class);
    }
}
