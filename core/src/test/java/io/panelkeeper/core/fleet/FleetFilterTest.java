package io.panelkeeper.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.fleet.FleetFilter.Order;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.PanelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetFilterTest {

    private static final Group EUROPE = new Group(1, "Europe");

    private static final PanelSummary PARIS = panel(1, "Paris", EUROPE, List.of("premium"), PanelState.ANSWERING, 12, "2.9.4");
    private static final PanelSummary TABRIZ = panel(2, "tabriz", null, List.of(), PanelState.NEEDS_ATTENTION, null, null);
    private static final PanelSummary BERLIN = panel(3, "Berlin", EUROPE, List.of(), PanelState.ANSWERING, 40, "3.6.0");
    private static final List<PanelSummary> ALL = List.of(PARIS, TABRIZ, BERLIN);

    @Test
    void showsWhatNeedsAPersonFirst() {
        assertThat(filter(null, null, null, null).apply(ALL)).containsExactly(TABRIZ, BERLIN, PARIS);
    }

    @Test
    void keepsWhatIsNotKnownLastInBothDirections() {
        assertThat(sorted(Order.ONLINE, false)).containsExactly(PARIS, BERLIN, TABRIZ);
        assertThat(sorted(Order.ONLINE, true)).containsExactly(BERLIN, PARIS, TABRIZ);
    }

    @Test
    void sortsVersionsAsVersions() {
        assertThat(sorted(Order.VERSION, true)).containsExactly(BERLIN, PARIS, TABRIZ);
    }

    @Test
    void everyOrderCopesWithPanelsThatHaveToldNothing() {
        for (Order order : Order.values()) {
            assertThat(sorted(order, false)).as(order.name()).containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void findsByNameGroupTagAddressAndVersion() {
        for (String query : List.of("PARIS", "premium", "1.example", "2.9")) {
            assertThat(filter(query, null, null, null).apply(ALL)).as(query).containsExactly(PARIS);
        }
        assertThat(filter("europe", null, null, null).apply(ALL)).containsExactly(BERLIN, PARIS);
    }

    @Test
    void narrowsByGroupStateAndTag() {
        assertThat(filter(null, 1L, null, null).apply(ALL)).containsExactly(BERLIN, PARIS);
        assertThat(filter(null, null, PanelState.NEEDS_ATTENTION, null).apply(ALL)).containsExactly(TABRIZ);
        assertThat(filter(null, null, null, "premium").apply(ALL)).containsExactly(PARIS);
    }

    @Test
    void knowsWhetherItLeavesAnythingOut() {
        assertThat(filter(" ", null, null, null).everything()).isTrue();
        assertThat(filter(null, null, PanelState.PAUSED, null).everything()).isFalse();
    }

    private static FleetFilter filter(String query, Long group, PanelState state, String tag) {
        return new FleetFilter(query, group, state, tag, null, false);
    }

    private static List<PanelSummary> sorted(Order order, boolean descending) {
        return new FleetFilter(null, null, null, null, order, descending).apply(ALL);
    }

    private static PanelSummary panel(long id, String label, Group group, List<String> tags, PanelState state, Integer online,
            String version) {
        return new PanelSummary(id, label, group, tags, PanelUrl.parse("https://panel" + id + ".example/"), state, Instant.EPOCH, null,
                online, version == null ? null : PanelVersion.parse(version).orElseThrow(), null, null, null, null, null, null,
                Duration.ofSeconds(30));
    }
}
