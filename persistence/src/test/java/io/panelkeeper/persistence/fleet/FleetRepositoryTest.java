package io.panelkeeper.persistence.fleet;

import static io.panelkeeper.persistence.Fleet.NOON;
import static io.panelkeeper.persistence.Fleet.client;
import static io.panelkeeper.persistence.Fleet.failed;
import static io.panelkeeper.persistence.Fleet.inbound;
import static io.panelkeeper.persistence.Fleet.inventory;
import static io.panelkeeper.persistence.Fleet.online;
import static io.panelkeeper.persistence.Fleet.withInventory;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.Inventory;
import io.panelkeeper.core.fleet.Inventory.ClientRow;
import io.panelkeeper.core.fleet.PanelDetail;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.core.fleet.Poll;
import io.panelkeeper.core.fleet.Vitals;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.persistence.Fleet;
import io.panelkeeper.persistence.TestDatabase;
import io.panelkeeper.persistence.panel.PanelRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class FleetRepositoryTest {

    @Parameter
    TestDatabase database;

    private Fleet fleet;

    @BeforeEach
    void empty() {
        fleet = new Fleet(database);
    }

    @Test
    void knowsNothingOfAPanelThatWasNeverAsked() {
        long id = fleet.add("Oslo");

        PanelSummary panel = panels().get(0);

        assertThat(panel.id()).isEqualTo(id);
        assertThat(panel.state()).isEqualTo(PanelState.NOT_ASKED_YET);
        assertThat(panel.tags()).containsExactly("eu", "paid");
        assertThat(panel.url()).hasToString("https://oslo.example:2053/secret/");
        assertThat(panel.online()).isNull();
        assertThat(panel.vitals()).isNull();
        assertThat(panel.version()).isNull();
        assertThat(panel.xray()).isNull();
        assertThat(panel.polledAt()).isNull();
        assertThat(panel.group()).isNull();
    }

    @Test
    void showsWhatTheLastAnswerTold() {
        Group eu = database.call(tx -> tx.get(PanelRepository.class).addGroup("EU", NOON));
        fleet.observe(fleet.add("Oslo", eu.id()), NOON, online("alice", "bob"));

        PanelSummary panel = panels().get(0);

        assertThat(panel.group()).isEqualTo(eu);
        assertThat(panel.state()).isEqualTo(PanelState.ANSWERING);
        assertThat(panel.online()).isEqualTo(2);
        assertThat(panel.version()).hasToString("2.9.4");
        assertThat(panel.xray()).isEqualTo(XrayState.RUNNING);
        assertThat(panel.vitals()).isEqualTo(new Vitals(12.5, 1_000, 2_000, 3_000, 4_000, 86_400, 3_600));
        assertThat(panel.answeredAt()).isEqualTo(NOON);
        assertThat(panel.knownUntil()).isEqualTo(NOON);
        assertThat(panel.period()).isEqualTo(Fleet.PERIOD);
    }

    @Test
    void keepsTheLastVitalsButNoCountWhenAPanelFallsSilent() {
        long id = fleet.add("Oslo");
        fleet.observe(id, NOON.minusSeconds(30), online("alice"));
        fleet.observe(id, NOON, failed(new TimedOut("10 s")));

        PanelSummary panel = panels().get(0);

        assertThat(panel.state()).isEqualTo(PanelState.NOT_ANSWERING);
        assertThat(panel.cause()).isEqualTo(new TimedOut("10 s"));
        assertThat(panel.online()).isNull();
        assertThat(panel.vitals()).isNotNull();
        assertThat(panel.answeredAt()).isEqualTo(NOON.minusSeconds(30));
        assertThat(panel.polledAt()).isEqualTo(NOON);
    }

    @Test
    void putsPanelsThatNeedAPersonFirst() {
        fleet.observe(fleet.add("alpha"), NOON, online());
        fleet.observe(fleet.add("Beta"), NOON, online());
        fleet.observe(fleet.add("zulu"), NOON, failed(new LoginRefused("")));

        assertThat(panels()).extracting(PanelSummary::label).containsExactly("zulu", "alpha", "Beta");
    }

    @Test
    void showsArchivedPanelsInTheArchiveOnly() {
        long id = fleet.add("Oslo");
        database.run(tx -> {
            PanelRepository repository = tx.get(PanelRepository.class);
            repository.archive(repository.find(id, PanelScope.ALL).orElseThrow(), NOON);
        });

        assertThat(panels()).isEmpty();
        List<PanelSummary> archived = database.call(tx -> tx.get(FleetRepository.class).archived(PanelScope.ALL, NOON));
        assertThat(archived).extracting(PanelSummary::id).containsExactly(id);
        assertThat(detail(id).archivedAt()).isEqualTo(NOON);
    }

    @Test
    void countsByStateAndSaysWhatItCannotCount() {
        fleet.observe(fleet.add("a"), NOON, online("x", "y"));
        fleet.observe(fleet.add("b"), NOON.minusSeconds(10), online("x"));
        fleet.observe(fleet.add("c"), NOON, failed(new TimedOut("")));
        fleet.add("d");

        FleetTotals totals = database.call(tx -> tx.get(FleetRepository.class).totals(PanelScope.ALL, NOON));

        assertThat(totals.panels()).isEqualTo(4);
        assertThat(totals.byState()).containsEntry(PanelState.ANSWERING, 2).containsEntry(PanelState.NOT_ANSWERING, 1)
                .containsEntry(PanelState.NOT_ASKED_YET, 1).hasSize(3);
        assertThat(totals.online()).isEqualTo(3);
        assertThat(totals.known()).isEqualTo(2);
        assertThat(totals.unknown()).isEqualTo(2);
        assertThat(totals.knownSince()).isEqualTo(NOON.minusSeconds(10));
    }

    @Test
    void showsOnePanelInDetail() {
        long id = fleet.add("Oslo");
        fleet.observe(id, NOON.minusSeconds(30), online("alice"));
        fleet.observe(id, NOON, failed(new TimedOut("10 s")));

        PanelDetail panel = detail(id);

        assertThat(panel.credentialsKind()).isEqualTo("token");
        assertThat(panel.username()).isNull();
        assertThat(panel.secondFactor()).isEqualTo("none");
        assertThat(panel.tls()).isEqualTo(TlsTrust.SYSTEM);
        assertThat(panel.databaseKind()).isEqualTo("sqlite");
        assertThat(panel.clockDifference()).isEqualTo(Duration.ofMillis(-250));
        assertThat(panel.addedAt()).isEqualTo(NOON);
        assertThat(panel.polls()).containsExactly(
                new Poll(NOON, Duration.ofMillis(120), 2, 0, new TimedOut("10 s"), null),
                new Poll(NOON.minusSeconds(30), Duration.ofMillis(120), 2, 0, null, 1));
    }

    @Test
    void hidesAPanelOutsideTheScope() {
        long id = fleet.add("Oslo");
        PanelScope other = new PanelScope(false, Set.of(7L), Set.of(id + 1));

        Optional<PanelDetail> detail = database.call(tx -> tx.get(FleetRepository.class).panel(id, other, NOON));
        Optional<Inventory> inventory = database.call(tx -> tx.get(FleetRepository.class).inventory(id, other));
        List<PanelSummary> list = database.call(tx -> tx.get(FleetRepository.class).panels(Set.of(id), other, NOON));

        assertThat(detail).isEmpty();
        assertThat(inventory).isEmpty();
        assertThat(list).isEmpty();
    }

    @Test
    void showsTheInventoryWithWhoIsOnline() {
        long id = fleet.add("Oslo");
        fleet.observe(id, NOON, withInventory(inventory(
                inbound(1, "Germany", client("alice", 5, 7), client("bob", 1, 1)), inbound(2, "", client("alice", 5, 7))), "alice"));

        Inventory inventory = database.call(tx -> tx.get(FleetRepository.class).inventory(id, PanelScope.ALL)).orElseThrow();

        assertThat(inventory.at()).isEqualTo(NOON);
        assertThat(inventory.inbounds()).extracting(Inventory.InboundRow::clients).containsExactly(2, 1);
        assertThat(inventory.clients()).containsExactly(
                new ClientRow("alice", List.of("Germany", "inbound-2"), true, 5, 7, 0, null, 0, null, NOON),
                new ClientRow("bob", List.of("Germany"), true, 1, 1, 0, null, 0, null, null));
    }

    @Test
    void hasNoInventoryBeforeTheFirst() {
        long id = fleet.add("Oslo");

        Inventory inventory = database.call(tx -> tx.get(FleetRepository.class).inventory(id, PanelScope.ALL)).orElseThrow();

        assertThat(inventory).isEqualTo(new Inventory(null, List.of(), List.of()));
    }

    private List<PanelSummary> panels() {
        return database.call(tx -> tx.get(FleetRepository.class).panels(PanelScope.ALL, NOON));
    }

    private PanelDetail detail(long id) {
        return database.call(tx -> tx.get(FleetRepository.class).panel(id, PanelScope.ALL, NOON)).orElseThrow();
    }
}
