package io.panelkeeper.core.observe;

import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.panel.PanelStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One poll of one panel: what was asked, when, how long it took, and what came back or why nothing did.
 *
 * @param askedAt         our clock, at the first request
 * @param requests        HTTP requests sent
 * @param logins          logins sent
 * @param session         the session to go on with, or {@code null}
 * @param clockDifference panel's clock minus ours, or {@code null} if no answer told
 */
public record PanelObservation(
        Instant askedAt,
        Duration took,
        int requests,
        int logins,
        PanelSession session,
        Duration clockDifference,
        Result result) {

    public sealed interface Result {
    }

    /**
     * @param inventory    {@code null} when this poll did not ask for it, or got no answer
     * @param inventoryFailure why it got none, else {@code null}
     * @param databaseKind {@code null} when this poll did not learn it
     */
    public record Answered(
            PanelRelease release,
            PanelStatus status,
            OnlineList online,
            Inventory inventory,
            PanelFailure inventoryFailure,
            String databaseKind)
            implements Result {
    }

    public record Failed(PanelFailure cause) implements Result {
    }

    /** @param lastOnline panel's clock; empty where the release does not tell (before 2.6.8) */
    public record Inventory(List<Inbound> inbounds, Map<String, Instant> lastOnline) {
        public boolean hasNodes() {
            return inbounds.stream().anyMatch(inbound -> inbound.nodeId() != null);
        }
    }
}
