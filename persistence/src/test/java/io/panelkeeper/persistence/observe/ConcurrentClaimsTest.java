package io.panelkeeper.persistence.observe;

import static io.panelkeeper.persistence.Fleet.LEASE;
import static io.panelkeeper.persistence.Fleet.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.persistence.Fleet;
import io.panelkeeper.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Several nodes, which means PostgreSQL. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class ConcurrentClaimsTest {

    private static final int PANELS = 200;

    private final TestDatabase database = TestDatabase.POSTGRESQL;
    private final ExecutorService nodes = Executors.newFixedThreadPool(4);
    private Fleet fleet;

    @BeforeEach
    void addPanels() {
        fleet = new Fleet(database);
        fleet.addMany(PANELS, false);
    }

    @AfterEach
    void stop() {
        nodes.shutdownNow();
    }

    @Test
    void neverGiveOnePanelToTwoNodes() throws Exception {
        List<Future<List<Long>>> claims = new ArrayList<>();
        for (String node : List.of("a", "b", "c", "d")) {
            claims.add(nodes.submit(() -> claimAll(node)));
        }

        List<Long> claimed = new ArrayList<>();
        for (Future<List<Long>> claim : claims) {
            claimed.addAll(claim.get());
        }
        assertThat(claimed).hasSize(PANELS).doesNotHaveDuplicates();
    }

    @Test
    void doNotWaitForAnotherNodesTransaction() throws Exception {
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Future<List<ClaimedPanel>> slow = nodes.submit(() -> database.call(tx -> {
            List<ClaimedPanel> panels = tx.get(WatchRepository.class).claimDue("slow", NOON, NOON.plusSeconds(1), LEASE, 50);
            claimed.countDown();
            await(mayCommit);
            return panels;
        }));
        claimed.await();

        List<ClaimedPanel> fast = fleet.claim("fast", NOON, PANELS);
        mayCommit.countDown();

        assertThat(fast).hasSize(PANELS - 50);
        assertThat(slow.get()).extracting(ClaimedPanel::id).doesNotContainAnyElementsOf(fast.stream().map(ClaimedPanel::id).toList());
    }

    private List<Long> claimAll(String node) {
        List<Long> all = new ArrayList<>();
        List<ClaimedPanel> some;
        do {
            some = fleet.claim(node, NOON, 7);
            some.forEach(panel -> all.add(panel.id()));
        } while (!some.isEmpty());
        return all;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
