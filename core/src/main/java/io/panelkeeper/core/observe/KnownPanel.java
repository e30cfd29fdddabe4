package io.panelkeeper.core.observe;

import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.presence.OpenPresence;
import io.panelkeeper.core.presence.PresenceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What all observations so far have told about a panel: the previous state that every derivation starts from.
 *
 * @param since             when {@code state} began
 * @param cause             why the state is not ANSWERING, or why the online list is unknown; {@code null} = nothing to explain
 * @param release           {@code null} = never detected
 * @param panelGuid         {@code null} before 3.3.0
 * @param hasNodes          the last inventory held inbounds of nodes
 * @param xrayUptimeSeconds at {@code answeredAt}
 * @param answeredAt        last status answer, our clock; {@code null} = never
 * @param inventoryAt       last inventory, our clock; {@code null} = never
 * @param inventoryTriedAt  last attempt at one, our clock; {@code null} = never
 * @param emails            every client of the last inventory, and every name that was online beside it
 * @param knownUntil        the watermark: last poll with a usable online list; {@code null} = never
 * @param onlineKnown       the last poll had a usable online list
 * @param online            open presences as of {@code knownUntil}
 * @param emptyOnce         the last poll listed nobody right after a non-empty list, and that is not yet believed (wire contract §4.6)
 */
public record KnownPanel(
        PanelState state,
        Instant since,
        PanelFailure cause,
        PanelRelease release,
        String panelGuid,
        boolean hasNodes,
        long xrayUptimeSeconds,
        Instant answeredAt,
        Instant inventoryAt,
        Instant inventoryTriedAt,
        Set<String> emails,
        Instant knownUntil,
        boolean onlineKnown,
        Map<PresenceKey, OpenPresence> online,
        boolean emptyOnce) {

    /** A panel that was added just now. */
    public static KnownPanel added(Instant now) {
        return new KnownPanel(PanelState.NOT_ASKED_YET, now, null, null, null, false, 0, null, null, null, Set.of(),
                null, false, Map.of(), false);
    }

    /** A seen client is still the same visit when it is listed again within this time (design §4). */
    public static Duration mergeGap(Duration period) {
        Duration threePolls = period.multipliedBy(3);
        Duration least = Duration.ofSeconds(90);
        return threePolls.compareTo(least) > 0 ? threePolls : least;
    }
}
