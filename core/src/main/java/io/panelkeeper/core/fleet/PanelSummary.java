package io.panelkeeper.core.fleet;

import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.core.panel.XrayState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One panel in a list. {@code null} always means "not known", never zero.
 *
 * @param group       {@code null} = in no group
 * @param since       when {@code state} began
 * @param cause       why the state is what it is, or why {@code online} is not known; {@code null} = nothing to explain
 * @param online      clients online now; {@code null} while the list is not known
 * @param vitals      from the last status answer, at {@code answeredAt}
 * @param answeredAt  last answer
 * @param polledAt    last attempt
 * @param knownUntil  last usable online list
 */
public record PanelSummary(
        long id,
        String label,
        Group group,
        List<String> tags,
        PanelUrl url,
        PanelState state,
        Instant since,
        PanelFailure cause,
        Integer online,
        PanelVersion version,
        XrayState xray,
        String xrayVersion,
        Vitals vitals,
        Instant answeredAt,
        Instant polledAt,
        Instant knownUntil,
        Duration period) {
}
