package io.panelkeeper.core.fleet;

import io.panelkeeper.core.observe.PanelState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Totals of what the caller may see, with what they leave out.
 *
 * @param panels    not archived
 * @param online    clients online on the panels that are known; a client of a master's node that is watched itself counts once
 * @param known     panels whose online list is known
 * @param unknown   panels whose online list is not known; paused ones included
 * @param knownSince the oldest watermark among the known panels; {@code null} when none is known
 * @param overlaps  panels that may count clients of their nodes a second time (3.0.0 – 3.2.8 cannot tell, wire contract §5.9)
 */
public record FleetTotals(int panels, Map<PanelState, Integer> byState, int online, int known, int unknown,
        Instant knownSince, List<PanelRef> overlaps) {
}
