package io.panelkeeper.web.page;

import io.panelkeeper.core.fleet.ClientFilter;
import io.panelkeeper.core.fleet.Inventory;
import io.panelkeeper.core.fleet.Inventory.ClientRow;
import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.core.fleet.PanelDetail;
import io.panelkeeper.web.panel.NotFoundException;
import io.panelkeeper.web.panel.PanelService;
import io.panelkeeper.web.text.Format;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** One panel: what it is, who is online there, what it holds, how it answered; and what can be done with watching it. */
@Named
@RequestScoped
public class PanelBacking {

    /** Clients on one page of the list. */
    static final int CLIENTS = 100;

    /** The sections of the page, in order; each has an address. */
    public enum Section {
        OVERVIEW, ONLINE, INBOUNDS, CLIENTS, POLLS
    }

    @Inject
    @Param
    private Long id;

    @Inject
    @Param
    private Section show;

    @Inject
    @Param
    private String query;

    @Inject
    @Param(name = "sort")
    private ClientFilter.Order order;

    @Inject
    @Param
    private boolean descending;

    @Inject
    @Param
    private int page;

    @Inject
    private PanelService panels;

    @Inject
    private Format format;

    private PanelDetail panel;
    private Inventory inventory;
    private List<ClientRow> clients;

    /** Before anything is rendered: a panel that does not exist is an ordinary 404. */
    public void load() {
        try {
            getPanel();
        } catch (NotFoundException e) {
            Faces.responseSendError(404, null);
        }
    }

    public PanelDetail getPanel() {
        if (panel == null) {
            panel = panels.panel(Optional.ofNullable(id).orElseThrow(() -> new NotFoundException("panel", null)));
        }
        return panel;
    }

    public Inventory getInventory() {
        if (inventory == null) {
            inventory = panels.inventory(id);
        }
        return inventory;
    }

    /** Those that match the search, in the chosen order. */
    public List<ClientRow> getMatching() {
        if (clients == null) {
            clients = new ClientFilter(query, order, descending).apply(getInventory().clients());
        }
        return clients;
    }

    /** One page of them. */
    public List<ClientRow> getClients() {
        int from = getPage() * CLIENTS;
        return getMatching().subList(from, Math.min(from + CLIENTS, getMatching().size()));
    }

    public int getPages() {
        return ListAddress.pages(getMatching().size(), CLIENTS);
    }

    public int getPage() {
        return ListAddress.page(page, getPages());
    }

    public String address(int otherPage) {
        return ListAddress.with("page", otherPage);
    }

    public String address(ClientFilter.Order by) {
        return ListAddress.sorted(by, by == getSort() && !descending);
    }

    public String getQuery() {
        return query;
    }

    public ClientFilter.Order getSort() {
        return order == null ? ClientFilter.Order.NAME : order;
    }

    public boolean isDescending() {
        return descending;
    }

    public List<OnlineClients.Name> getOnline() {
        return panels.online(id);
    }

    /** The names of what can be done now, separated by spaces. */
    public String getPossible() {
        return possible().stream().map(PanelAction::name).collect(Collectors.joining(" "));
    }

    private Set<PanelAction> possible() {
        return PanelAction.possible(getPanel().archivedAt() != null, getPanel().paused(), getPanel().summary().state());
    }

    public void pollNow() {
        act(PanelAction.POLL_NOW, () -> panels.pollNow(Set.of(id)), "fleet.polled");
    }

    public void pause() {
        act(PanelAction.PAUSE, () -> panels.pause(Set.of(id)), "fleet.paused");
    }

    public void resume() {
        act(PanelAction.RESUME, () -> panels.resume(Set.of(id)), "fleet.resumed");
    }

    public void tryAgain() {
        act(PanelAction.TRY_AGAIN, () -> panels.tryAgain(id), "fleet.polled");
    }

    public void archive() {
        act(PanelAction.ARCHIVE, () -> panels.archive(id), "panel.archived");
    }

    public void restore() {
        act(PanelAction.RESTORE, () -> panels.restore(id), "fleet.resumed");
    }

    /** The page may have been open for long: what was offered then is not always right now. */
    private void act(PanelAction action, Runnable deed, String done) {
        if (possible().contains(action)) {
            deed.run();
            show(format.text(done, 1));
        } else {
            show(format.text("panel.changed", format.text(
                    getPanel().archivedAt() != null ? "state.archived" : "state." + getPanel().summary().state())));
        }
    }

    /** Post, redirect, get: the page is shown anew, and reloading it repeats nothing. */
    private void show(String sentence) {
        Messages.addFlashGlobalInfo("{0}", sentence);
        Faces.redirect(Faces.getRequestContextPath() + "/panels/" + id);
    }

    public Long getId() {
        return id;
    }

    public Section getShow() {
        return show == null ? Section.OVERVIEW : show;
    }

    public Section[] getSections() {
        return Section.values();
    }
}
