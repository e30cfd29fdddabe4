package io.panelkeeper.web.page;

import static io.panelkeeper.web.page.PanelAction.ARCHIVE;
import static io.panelkeeper.web.page.PanelAction.EDIT;
import static io.panelkeeper.web.page.PanelAction.PAUSE;
import static io.panelkeeper.web.page.PanelAction.POLL_NOW;
import static io.panelkeeper.web.page.PanelAction.RESTORE;
import static io.panelkeeper.web.page.PanelAction.RESUME;
import static io.panelkeeper.web.page.PanelAction.TRY_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.observe.PanelState;
import org.junit.jupiter.api.Test;

class PanelActionTest {

    @Test
    void aPanelThatNeedsAPersonIsTriedAgainInsteadOfPolled() {
        assertThat(PanelAction.possible(false, false, PanelState.NEEDS_ATTENTION)).containsExactly(TRY_AGAIN, PAUSE, EDIT, ARCHIVE);
        assertThat(PanelAction.possible(false, false, PanelState.NOT_ANSWERING)).containsExactly(POLL_NOW, PAUSE, EDIT, ARCHIVE);
    }

    @Test
    void aPausedPanelIsResumedFirst() {
        assertThat(PanelAction.possible(false, true, PanelState.PAUSED)).containsExactly(RESUME, EDIT, ARCHIVE);
    }

    @Test
    void anArchivedPanelCanOnlyBeTakenBack() {
        assertThat(PanelAction.possible(true, true, PanelState.PAUSED)).containsExactly(RESTORE);
    }
}
