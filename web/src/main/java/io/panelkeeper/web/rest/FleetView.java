package io.panelkeeper.web.rest;

import static java.util.stream.Collectors.toMap;

import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.web.rest.OnlineView.PanelName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Totals, with what they leave out.
 *
 * @param states     panels by state
 * @param online     clients on the known panels
 * @param known      panels that were counted
 * @param unknown    panels that could not be counted
 * @param knownSince the oldest of the counts; {@code null} = nothing is known
 * @param overlaps   panels that may count clients of their nodes a second time
 */
public record FleetView(int panels, Map<String, Integer> states, int online, int known, int unknown, Instant knownSince,
        List<PanelName> overlaps) {

    static FleetView of(FleetTotals totals) {
        return new FleetView(totals.panels(),
                totals.byState().entrySet().stream().collect(toMap(entry -> Words.word(entry.getKey()), Map.Entry::getValue)),
                totals.online(), totals.known(), totals.unknown(), totals.knownSince(),
                totals.overlaps().stream().map(OnlineView::panelName).toList());
    }
}
