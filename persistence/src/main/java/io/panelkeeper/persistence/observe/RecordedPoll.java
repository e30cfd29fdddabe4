package io.panelkeeper.persistence.observe;

import io.panelkeeper.core.observe.PanelChanges;
import io.panelkeeper.core.observe.PanelObservation;

/**
 * One poll, ready to be recorded.
 *
 * @param session the new session, encrypted; {@code null} = as it was; no bytes = forget it
 */
public record RecordedPoll(ClaimedPanel panel, PanelObservation observation, PanelChanges changes, byte[] session) {
}
