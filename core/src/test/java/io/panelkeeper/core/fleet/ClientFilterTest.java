package io.panelkeeper.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.fleet.ClientFilter.Order;
import io.panelkeeper.core.fleet.Inventory.ClientRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientFilterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static final ClientRow BABAK = client("Babak", 5, 0, NOW.plusSeconds(60), NOW.minusSeconds(600), null);
    private static final ClientRow ALI = client("ali", 30, 100, null, null, null);
    private static final ClientRow SARA = client("sara", 10, 50, NOW, NOW, NOW);

    @Test
    void sortsNamesWhateverTheirCase() {
        assertThat(sorted(Order.NAME, false)).containsExactly(ALI, BABAK, SARA);
        assertThat(sorted(Order.NAME, true)).containsExactly(SARA, BABAK, ALI);
    }

    @Test
    void putsWhoIsOnlineFirstAndWhoWasNeverSeenLast() {
        assertThat(sorted(Order.ONLINE, false)).containsExactly(SARA, BABAK, ALI);
    }

    @Test
    void sortsByTraffic() {
        assertThat(sorted(Order.TRAFFIC, true)).containsExactly(ALI, SARA, BABAK);
    }

    @Test
    void countsUnlimitedAsTheLargestQuotaAndNeverAsTheLastDate() {
        assertThat(sorted(Order.QUOTA, false)).containsExactly(SARA, ALI, BABAK);
        assertThat(sorted(Order.EXPIRES, false)).containsExactly(SARA, BABAK, ALI);
    }

    @Test
    void findsPartsOfNamesInWhateverCase() {
        assertThat(new ClientFilter(" BA ", null, false).apply(List.of(BABAK, ALI, SARA))).containsExactly(BABAK);
    }

    private static List<ClientRow> sorted(Order order, boolean descending) {
        return new ClientFilter(null, order, descending).apply(List.of(BABAK, ALI, SARA));
    }

    private static ClientRow client(String email, long down, long quota, Instant expires, Instant lastOnline, Instant online) {
        return new ClientRow(email, List.of(), true, 0, down, quota, expires, 0, lastOnline, online);
    }
}
