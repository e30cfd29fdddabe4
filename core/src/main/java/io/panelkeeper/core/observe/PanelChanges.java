package io.panelkeeper.core.observe;

import io.panelkeeper.core.presence.OpenPresence;
import io.panelkeeper.core.presence.PresenceKey;
import java.util.List;

/**
 * What one observation changes. Recorded in one transaction with the panel's watermark.
 *
 * @param next    what is known from now on
 * @param started presences to open
 * @param ended   presences to close
 */
public record PanelChanges(KnownPanel next, List<OpenPresence> started, List<PresenceKey> ended) {
}
