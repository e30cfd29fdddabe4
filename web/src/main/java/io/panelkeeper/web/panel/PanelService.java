package io.panelkeeper.web.panel;

import static io.panelkeeper.core.access.Privilege.CLIENT_VIEW;
import static io.panelkeeper.core.access.Privilege.PANEL_EDIT;
import static io.panelkeeper.core.access.Privilege.PANEL_POLL;
import static io.panelkeeper.core.access.Privilege.PANEL_VIEW;

import io.panelkeeper.core.fleet.Inventory;
import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.core.fleet.PanelDetail;
import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.web.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The register of panels: what is watched, where it answers, and how often it is asked. */
@ApplicationScoped
@Transactional
public class PanelService {

    /** @throws NotFoundException if there is none, or none that the caller may see */
    @Requires(PANEL_VIEW)
    public PanelDetail panel(long id) {
        throw new UnsupportedOperationException();
    }

    @Requires(CLIENT_VIEW)
    public Inventory inventory(long id) {
        throw new UnsupportedOperationException();
    }

    /** Everyone online on one panel, sorted by name. */
    @Requires(CLIENT_VIEW)
    public List<OnlineClients.Name> online(long id) {
        throw new UnsupportedOperationException();
    }

    /** A panel that already answers at this address, archived ones included. */
    @Requires(PANEL_EDIT)
    public Optional<PanelRef> twinOf(PanelUrl url) {
        throw new UnsupportedOperationException();
    }

    /** Adds a panel; its first poll begins within two seconds. */
    @Requires(PANEL_EDIT)
    public PanelRef add(PanelDraft draft) {
        throw new UnsupportedOperationException();
    }

    /** Adds all or none; first polls are spread over the period. */
    @Requires(PANEL_EDIT)
    public List<PanelRef> addAll(List<PanelDraft> drafts) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param version as it was read; somebody else's change in between is a {@link ConflictException}
     */
    @Requires(PANEL_EDIT)
    public void edit(long id, long version, PanelDraft draft) {
        throw new UnsupportedOperationException();
    }

    /** Ends watching; history stays. */
    @Requires(PANEL_EDIT)
    public void archive(long id) {
        throw new UnsupportedOperationException();
    }

    /** Takes a panel back from the archive. */
    @Requires(PANEL_EDIT)
    public void restore(long id) {
        throw new UnsupportedOperationException();
    }

    @Requires(PANEL_POLL)
    public void pause(Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }

    @Requires(PANEL_POLL)
    public void resume(Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }

    /** Asks now; a panel whose login was refused is not asked (see {@link #tryAgain}). */
    @Requires(PANEL_POLL)
    public void pollNow(Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }

    /** After a refused login: a person says that one more attempt is right. */
    @Requires(PANEL_EDIT)
    public void tryAgain(long id) {
        throw new UnsupportedOperationException();
    }

    /** @param groupId {@code null} = out of any group */
    @Requires(PANEL_EDIT)
    public void moveToGroup(Collection<Long> ids, Long groupId) {
        throw new UnsupportedOperationException();
    }
}
