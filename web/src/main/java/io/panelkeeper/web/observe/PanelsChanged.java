package io.panelkeeper.web.observe;

import java.util.Set;

/** CDI event, fired at most once a second on every node: these panels have a newer observation, or were edited. */
public record PanelsChanged(Set<Long> panelIds) {
}
