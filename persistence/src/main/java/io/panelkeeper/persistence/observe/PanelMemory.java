package io.panelkeeper.persistence.observe;

import io.panelkeeper.core.presence.OpenPresence;
import io.panelkeeper.core.presence.PresenceKey;
import java.util.Map;
import java.util.Set;

/**
 * The big part of what is known about a panel. A node keeps it in memory as long as its own record of the panel was the last one.
 *
 * @param emails every client of the last inventory, and every name that is online beside it
 * @param online open presences
 */
public record PanelMemory(Set<String> emails, Map<PresenceKey, OpenPresence> online) {

    public static final PanelMemory EMPTY = new PanelMemory(Set.of(), Map.of());
}
