package io.panelkeeper.web.page;

import io.panelkeeper.core.observe.PanelState;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with watching a panel; which of it depends on how the panel is now. */
enum PanelAction {
    POLL_NOW, TRY_AGAIN, PAUSE, RESUME, EDIT, ARCHIVE, RESTORE;

    /** @return in this order */
    static Set<PanelAction> possible(boolean archived, boolean paused, PanelState state) {
        if (archived) {
            return EnumSet.of(RESTORE);
        }
        if (paused) {
            return EnumSet.of(RESUME, EDIT, ARCHIVE);
        }
        return EnumSet.of(state == PanelState.NEEDS_ATTENTION ? TRY_AGAIN : POLL_NOW, PAUSE, EDIT, ARCHIVE);
    }
}
