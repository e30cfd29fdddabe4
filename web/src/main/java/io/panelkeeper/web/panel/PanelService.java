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
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.persistence.fleet.FleetRepository;
import io.panelkeeper.persistence.fleet.OnlineRepository;
import io.panelkeeper.persistence.observe.WatchRepository;
import io.panelkeeper.persistence.panel.Panel;
import io.panelkeeper.persistence.panel.PanelRepository;
import io.panelkeeper.web.access.Caller;
import io.panelkeeper.web.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The register of panels: what is watched, where it answers, and how often it is asked. */
@ApplicationScoped
@Transactional
public class PanelService {

    @Inject
    private PanelRepository panels;

    @Inject
    private FleetRepository fleet;

    @Inject
    private OnlineRepository online;

    @Inject
    private WatchRepository watch;

    @Inject
    private PanelSecrets secrets;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Inject
    private Event<PanelsEdited> edited;

    /** @throws NotFoundException if there is none, or none that the caller may see */
    @Requires(PANEL_VIEW)
    public PanelDetail panel(long id) {
        return fleet.panel(id, caller.scope(), clock.instant()).orElseThrow(() -> new NotFoundException("panel", id));
    }

    @Requires(CLIENT_VIEW)
    public Inventory inventory(long id) {
        return fleet.inventory(id, caller.scope()).orElseThrow(() -> new NotFoundException("panel", id));
    }

    /** Everyone online on one panel, sorted by name. */
    @Requires(CLIENT_VIEW)
    public List<OnlineClients.Name> online(long id) {
        panel(id);
        return online.on(id, caller.scope(), clock.instant());
    }

    /** A panel that already answers at this address, archived ones included. */
    @Requires(PANEL_EDIT)
    public Optional<PanelRef> twinOf(PanelUrl url) {
        return panels.twin(url);
    }

    /** Adds a panel; its first poll begins within two seconds. */
    @Requires(PANEL_EDIT)
    public PanelRef add(PanelDraft draft) {
        return add(List.of(draft), false).get(0);
    }

    /** Adds all or none; first polls are spread over the period. */
    @Requires(PANEL_EDIT)
    public List<PanelRef> addAll(List<PanelDraft> drafts) {
        return add(drafts, true);
    }

    /**
     * @param version as it was read; somebody else's change in between is a {@link ConflictException}; {@code null} = whatever is there
     *                now
     */
    @Requires(PANEL_EDIT)
    public void edit(long id, Long version, PanelDraft draft) {
        Panel panel = find(id);
        demandGroup(draft.groupId());
        if (draft.credentials() == null) {
            demandSameOrigin(panel.getUrl(), draft.url());
        }
        try {
            panels.edit(panel, version == null ? panel.getVersion() : version, draft, draft.credentials() == null ? null : secrets.seal(id, draft.credentials()),
                    clock.instant());
        } catch (OptimisticLockException e) {
            throw new ConflictException("version", "Somebody else has changed this panel in the meantime.");
        }
        tell(Set.of(id));
    }

    /**
     * The credentials we have, for a test of the same panel.
     *
     * @throws ConflictException if they would go to another address than the one they were entered for
     */
    @Requires(PANEL_EDIT)
    Credentials storedCredentials(long id, PanelUrl url) {
        demandSameOrigin(find(id).getUrl(), url);
        return secrets.credentialsOf(id);
    }

    /** Ends watching; history stays. */
    @Requires(PANEL_EDIT)
    public void archive(long id) {
        panels.archive(find(id), clock.instant());
        tell(Set.of(id));
    }

    /** Takes a panel back from the archive. */
    @Requires(PANEL_EDIT)
    public void restore(long id) {
        panels.restore(find(id), clock.instant());
        tell(Set.of(id));
    }

    @Requires(PANEL_POLL)
    public void pause(Collection<Long> ids) {
        tell(panels.pause(ids, caller.scope(), clock.instant()));
    }

    @Requires(PANEL_POLL)
    public void resume(Collection<Long> ids) {
        tell(panels.resume(ids, caller.scope(), clock.instant()));
    }

    /**
     * Asks now, except panels that are paused, archived, or whose login was refused (see {@link #tryAgain}).
     *
     * @return ids of the panels that will be asked
     */
    @Requires(PANEL_POLL)
    public Set<Long> pollNow(Collection<Long> ids) {
        return watch.pollNow(visible(ids), clock.instant());
    }

    /** After a refused login: a person says that one more attempt is right. */
    @Requires(PANEL_EDIT)
    public void tryAgain(long id) {
        find(id);
        watch.tryAgain(id, clock.instant());
        tell(Set.of(id));
    }

    /** @param groupId {@code null} = out of any group */
    @Requires(PANEL_EDIT)
    public void moveToGroup(Collection<Long> ids, Long groupId) {
        demandGroup(groupId);
        tell(panels.move(ids, groupId, caller.scope(), clock.instant()));
    }

    private List<PanelRef> add(List<PanelDraft> drafts, boolean spread) {
        drafts.forEach(draft -> demandGroup(draft.groupId()));
        List<Long> ids = panels.add(drafts, secrets::seal, clock.instant(), spread);
        tell(Set.copyOf(ids));
        return IntStream.range(0, ids.size()).mapToObj(i -> new PanelRef(ids.get(i), drafts.get(i).label())).toList();
    }

    private Panel find(long id) {
        return panels.find(id, caller.scope()).orElseThrow(() -> new NotFoundException("panel", id));
    }

    /** Nobody who may edit a panel, but not read its password, can have it sent to a server of their own. */
    private static void demandSameOrigin(PanelUrl stored, PanelUrl wanted) {
        boolean same = stored.scheme().equals(wanted.scheme()) && stored.host().equals(wanted.host()) && stored.port() == wanted.port();
        if (!same) {
            throw new ConflictException("credentials", "The address is a new one: enter the panel's credentials again.");
        }
    }

    private void demandGroup(Long groupId) {
        if (groupId != null && !panels.groupExists(groupId)) {
            throw new NotFoundException("group", groupId);
        }
    }

    private Set<Long> visible(Collection<Long> ids) {
        return fleet.panels(ids, caller.scope(), clock.instant()).stream().map(summary -> summary.id())
                .collect(Collectors.toSet());
    }

    private void tell(Set<Long> ids) {
        edited.fire(new PanelsEdited(ids));
    }
}
