package io.panelkeeper.persistence.fleet;

import static io.panelkeeper.persistence.Fleet.NOON;
import static io.panelkeeper.persistence.Fleet.answered;
import static io.panelkeeper.persistence.Fleet.client;
import static io.panelkeeper.persistence.Fleet.failed;
import static io.panelkeeper.persistence.Fleet.inbound;
import static io.panelkeeper.persistence.Fleet.inventory;
import static io.panelkeeper.persistence.Fleet.online;
import static io.panelkeeper.persistence.Fleet.withInventory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.core.fleet.OnlineClients.Name;
import io.panelkeeper.core.fleet.OnlineClients.Place;
import io.panelkeeper.core.fleet.OnlineClients.UnknownPanel;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.observe.PanelObservation.Inventory;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.PanelFailure.Unreachable;
import io.panelkeeper.persistence.Fleet;
import io.panelkeeper.persistence.TestDatabase;
import io.panelkeeper.persistence.panel.PanelRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class OnlineRepositoryTest {

    private static final String NODE_GUID = "11111111-2222-3333-4444-555555555555";

    @Parameter
    TestDatabase database;

    private Fleet fleet;

    @BeforeEach
    void empty() {
        fleet = new Fleet(database);
    }

    @Test
    void showsOneNameInThreePlacesOnce() {
        for (String label : List.of("Oslo", "Rome", "Wien")) {
            fleet.observe(fleet.add(label), NOON, online("alice", label));
        }

        OnlineClients online = all("");

        assertThat(online.names()).isEqualTo(4);
        assertThat(online.places()).isEqualTo(6);
        assertThat(online.items()).extracting(Name::email).containsExactly("alice", "Oslo", "Rome", "Wien");
        assertThat(online.items().get(0).places()).extracting(place -> place.panel().label()).containsExactly("Oslo", "Rome", "Wien");
    }

    @Test
    void tellsWhatIsKnownOfAPlace() {
        long id = fleet.add("Oslo");
        fleet.observe(id, NOON, withInventory(inventory(inbound(1, "Germany", client("alice", 5, 7)), inbound(2, " ",
                client("alice", 5, 7)))));
        fleet.observe(id, NOON.plusSeconds(30), online("alice", "bob"));

        List<Name> names = at(NOON.plusSeconds(31), "", null).items();

        assertThat(names.get(0).places()).containsExactly(new Place(new PanelRef(id, "Oslo"), null, List.of("Germany", "inbound-2"),
                NOON.plusSeconds(30), Duration.ofSeconds(30), 5L, 7L, NOON.plusSeconds(30)));
        assertThat(names.get(1).places()).containsExactly(new Place(new PanelRef(id, "Oslo"), null, List.of(),
                NOON.plusSeconds(30), Duration.ofSeconds(30), null, null, NOON.plusSeconds(30)));
    }

    @Test
    void searchesLiterallyAndInWhateverCase() {
        fleet.observe(fleet.add("Oslo"), NOON, online("100%", "100x", "a_b", "axb", "Ärger", "wow!", "ali\\ce"));

        assertThat(names("100%")).containsExactly("100%");
        assertThat(names("A_B")).containsExactly("a_b");
        assertThat(names("äRG")).containsExactly("Ärger");
        assertThat(names("!")).containsExactly("wow!");
        assertThat(names("\\")).containsExactly("ali\\ce");
        assertThat(names("'; DROP TABLE panel; --")).isEmpty();
    }

    @Test
    void showsNamesWholeWhateverTheyHold() {
        String emoji = "🦊".repeat(150);
        String script = "<script>alert('x')</script>\u202e" + "علي".repeat(80);
        fleet.observe(fleet.add("Oslo"), NOON, online(emoji, script));

        assertThat(names("")).containsExactlyInAnyOrder(emoji, script);
        assertThat(names("🦊")).containsExactly(emoji);
    }

    @Test
    void pagesByCursorInOneOrder() {
        fleet.observe(fleet.add("Oslo"), NOON, online("Dora", "alice", "Bob", "carol", "bob"));

        OnlineClients first = page("", null, 2);
        OnlineClients second = page("", first.nextCursor(), 2);
        OnlineClients third = page("", second.nextCursor(), 2);

        assertThat(List.of(first, second, third)).flatExtracting(OnlineClients::items).extracting(Name::email)
                .containsExactly("alice", "Bob", "bob", "carol", "Dora");
        assertThat(first.names()).isEqualTo(5);
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void pagesByPositionInTheSameOrder() {
        fleet.observe(fleet.add("Oslo"), NOON, online("Dora", "alice", "Bob", "carol"));

        OnlineClients page = database.call(tx -> tx.get(OnlineRepository.class).pageAt("", null, 1, 2, PanelScope.ALL, NOON));

        assertThat(page.items()).extracting(Name::email).containsExactly("Bob", "carol");
    }

    @Test
    void refusesACursorThatIsNotOurs() {
        assertThatThrownBy(() -> page("", "§§§", 2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cursor");
    }

    @Test
    void listsPanelsThatCannotTellBesideTheCount() {
        fleet.observe(fleet.add("Known"), NOON, online("alice"));
        long broken = fleet.add("Broken");
        fleet.observe(broken, NOON.minusSeconds(30), online("bob"));
        fleet.observe(broken, NOON, failed(new Unreachable("refused")));
        long paused = fleet.add("Paused");
        fleet.observe(paused, NOON, online("carol"));
        database.run(tx -> tx.get(PanelRepository.class).pause(Set.of(paused), PanelScope.ALL, NOON));
        long never = fleet.add("Never asked");
        long archived = fleet.add("Archived");
        fleet.observe(archived, NOON, online("dora"));
        database.run(tx -> {
            PanelRepository panels = tx.get(PanelRepository.class);
            panels.archive(panels.find(archived, PanelScope.ALL).orElseThrow(), NOON);
        });

        OnlineClients online = all("");

        assertThat(online.items()).extracting(Name::email).containsExactly("alice");
        assertThat(online.unknownPanels()).containsExactly(
                new UnknownPanel(new PanelRef(broken, "Broken"), PanelState.NOT_ANSWERING, new Unreachable("refused"),
                        NOON.minusSeconds(30)),
                new UnknownPanel(new PanelRef(never, "Never asked"), PanelState.NOT_ASKED_YET, null, null),
                new UnknownPanel(new PanelRef(paused, "Paused"), PanelState.PAUSED, null, NOON));
        assertThat(totals()).extracting(FleetTotals::online, FleetTotals::known, FleetTotals::unknown).containsExactly(1, 1, 3);
    }

    @Test
    void believesAListOnlyWhileItIsFresh() {
        fleet.observe(fleet.add("Oslo"), NOON, online("alice"));

        assertThat(at(NOON.plusSeconds(89), "", null).items()).hasSize(1);
        assertThat(at(NOON.plusSeconds(91), "", null).items()).isEmpty();
        assertThat(at(NOON.plusSeconds(91), "", null).unknownPanels()).hasSize(1);
    }

    @Test
    void showsOnlyTheGroupAskedFor() {
        long eu = database.call(tx -> tx.get(PanelRepository.class).addGroup("EU", NOON)).id();
        fleet.observe(fleet.add("Oslo", eu), NOON, online("alice"));
        fleet.observe(fleet.add("Tokyo"), NOON, online("bob"));
        fleet.add("Unknown in EU", eu);
        fleet.add("Unknown elsewhere");

        OnlineClients online = database.call(tx -> tx.get(OnlineRepository.class).page("", eu, null, 10, PanelScope.ALL, NOON));

        assertThat(online.items()).extracting(Name::email).containsExactly("alice");
        assertThat(online.unknownPanels()).extracting(panel -> panel.panel().label()).containsExactly("Unknown in EU");
    }

    @Test
    void showsNothingOutsideTheScope() {
        long eu = database.call(tx -> tx.get(PanelRepository.class).addGroup("EU", NOON)).id();
        fleet.observe(fleet.add("Oslo", eu), NOON, online("alice"));
        long tokyo = fleet.add("Tokyo");
        fleet.observe(tokyo, NOON, online("bob"));
        fleet.observe(fleet.add("Lima"), NOON, online("carol"));

        assertThat(names(new PanelScope(false, Set.of(eu), Set.of()))).containsExactly("alice");
        assertThat(names(new PanelScope(false, Set.of(eu), Set.of(tokyo)))).containsExactly("alice", "bob");
        assertThat(names(PanelScope.NONE)).isEmpty();
        FleetTotals totals = database.call(tx -> tx.get(FleetRepository.class)
                .totals(new PanelScope(false, Set.of(), Set.of(tokyo)), NOON));
        assertThat(totals.panels()).isEqualTo(1);
        assertThat(totals.online()).isEqualTo(1);
    }

    @Test
    void countsAClientOfAMasterAndItsNodeOnce() {
        long master = fleet.add("Master");
        long node = fleet.add("Node");
        fleet.observe(master, NOON, answered("3.6.0", "master-guid",
                Map.of("", Set.of("local", "both"), NODE_GUID, Set.of("both", "remote")), nodes()));
        fleet.observe(node, NOON, answered("3.6.0", NODE_GUID, Map.of("", Set.of("both", "remote", "own")), null));

        assertThat(totals().online()).isEqualTo(4);
        assertThat(totals().overlaps()).isEmpty();
        OnlineClients online = all("");
        assertThat(online.names()).isEqualTo(4);
        assertThat(online.places()).isEqualTo(5);
        assertThat(online.items()).filteredOn(name -> name.email().equals("remote")).flatExtracting(Name::places)
                .extracting(place -> place.panel().label()).containsExactly("Node");
    }

    @Test
    void takesTheMastersWordWhileTheNodeIsNotKnown() {
        long master = fleet.add("Master");
        long node = fleet.add("Node");
        fleet.observe(node, NOON.minusSeconds(30), answered("3.6.0", NODE_GUID, Map.of("", Set.of("remote")), null));
        fleet.observe(node, NOON, failed(new Unreachable("")));
        fleet.observe(master, NOON, answered("3.6.0", "master-guid", Map.of("", Set.of(), NODE_GUID, Set.of("remote")), nodes()));

        assertThat(totals().online()).isEqualTo(1);
        Place place = all("").items().get(0).places().get(0);
        assertThat(place.panel().label()).isEqualTo("Master");
        assertThat(place.node()).isEqualTo("Node");
    }

    @Test
    void keepsTheMastersWordForThoseWhoMayNotSeeTheNode() {
        long master = fleet.add("Master");
        long node = fleet.add("Node");
        fleet.observe(node, NOON, answered("3.6.0", NODE_GUID, Map.of("", Set.of("remote")), null));
        fleet.observe(master, NOON, answered("3.6.0", "master-guid", Map.of("", Set.of(), NODE_GUID, Set.of("remote")), nodes()));

        assertThat(names(new PanelScope(false, Set.of(), Set.of(master)))).containsExactly("remote");
    }

    @Test
    void namesMastersThatCannotTellTheirNodesApart() {
        long old = fleet.add("Old master");
        fleet.observe(old, NOON, answered("3.2.8", null, Map.of("", Set.of("alice")), nodes()));
        long unnamed = fleet.add("Master of an old node");
        fleet.observe(unnamed, NOON, answered("3.6.0", "guid", Map.of("", Set.of(), "node:3", Set.of("bob")), nodes()));
        fleet.observe(fleet.add("Plain"), NOON, online("carol"));

        assertThat(totals().overlaps()).extracting(PanelRef::id).containsExactlyInAnyOrder(old, unnamed);
        assertThat(all("").overlaps()).hasSize(2);
        assertThat(totals().online()).isEqualTo(3);
    }

    @Test
    void tellsEveryoneOnOnePanel() {
        long master = fleet.add("Master");
        fleet.observe(master, NOON, answered("3.6.0", "guid", Map.of("", Set.of("bob", "alice"), NODE_GUID, Set.of("alice")), nodes()));

        List<Name> names = database.call(tx -> tx.get(OnlineRepository.class).on(master, PanelScope.ALL, NOON));

        assertThat(names).extracting(Name::email).containsExactly("alice", "bob");
        assertThat(names.get(0).places()).extracting(Place::node).containsExactly(null, NODE_GUID);
    }

    private static Inventory nodes() {
        return inventory(new Inbound(1, "in", "Remote", "vless", 443, true, 0, 0, 0, null, 3L, List.of()));
    }

    private OnlineClients all(String query) {
        return at(NOON, query, null);
    }

    private OnlineClients at(Instant now, String query, String cursor) {
        return database.call(tx -> tx.get(OnlineRepository.class).page(query, null, cursor, 100, PanelScope.ALL, now));
    }

    private OnlineClients page(String query, String cursor, int limit) {
        return database.call(tx -> tx.get(OnlineRepository.class).page(query, null, cursor, limit, PanelScope.ALL, NOON));
    }

    private List<String> names(String query) {
        return all(query).items().stream().map(Name::email).toList();
    }

    private List<String> names(PanelScope scope) {
        OnlineClients online = database.call(tx -> tx.get(OnlineRepository.class).page("", null, null, 100, scope, NOON));
        return online.items().stream().map(Name::email).toList();
    }

    private FleetTotals totals() {
        return database.call(tx -> tx.get(FleetRepository.class).totals(PanelScope.ALL, NOON));
    }
}
