package io.panelkeeper.core.fleet;

import java.time.Instant;
import java.util.List;

/**
 * Inbounds and clients of one panel as of the last inventory.
 *
 * @param at {@code null} = never read
 */
public record Inventory(Instant at, List<InboundRow> inbounds, List<ClientRow> clients) {

    /** @param quota bytes, 0 = unlimited */
    public record InboundRow(long id, String tag, String remark, String protocol, int port, boolean enabled, long up,
            long down, long quota, Instant expiresAt, Long nodeId, int clients) {
    }

    /**
     * @param quota     bytes, 0 = unlimited
     * @param online    since when, or {@code null}
     * @param lastOnline panel's clock; {@code null} = never or not told
     */
    public record ClientRow(String email, List<String> inbounds, boolean enabled, long up, long down, long quota,
            Instant expiresAt, long startsAtFirstUseForMillis, Instant lastOnline, Instant online) {
    }
}
