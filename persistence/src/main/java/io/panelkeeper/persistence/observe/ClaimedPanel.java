package io.panelkeeper.persistence.observe;

import io.panelkeeper.core.observe.KnownPanel;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import java.time.Duration;
import java.time.Instant;

/**
 * A panel that this node may poll until its lease ends.
 *
 * @param credentials encrypted
 * @param session     encrypted; {@code null} = none
 * @param recordNo    as of the claim: a memory of the panel that was made by another record is stale
 * @param lease       proof of the claim
 * @param known       without {@code emails} and {@code online}, which are empty here: see {@link PanelMemory}
 */
public record ClaimedPanel(long id, Instant dueAt, Duration period, PanelUrl url, TlsTrust tls, byte[] credentials,
        byte[] session, long recordNo, Lease lease, KnownPanel known) {

    /** Two claims of one panel differ in it, even by the same node. */
    public record Lease(String owner, Instant until) {
    }

    /** The previous state for a derivation. */
    public KnownPanel known(PanelMemory memory) {
        return new KnownPanel(known.state(), known.since(), known.cause(), known.release(), known.panelGuid(),
                known.hasNodes(), known.xrayUptimeSeconds(), known.answeredAt(), known.inventoryAt(),
                known.inventoryTriedAt(), memory.emails(), known.knownUntil(), known.onlineKnown(), memory.online(), known.emptyOnce());
    }
}
