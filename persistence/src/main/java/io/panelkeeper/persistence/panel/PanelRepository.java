package io.panelkeeper.persistence.panel;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.observe.PollTimes;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.persistence.jdbc.Jdbc;
import io.panelkeeper.persistence.panel.CredentialsSealer.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The register of panels. A change that makes a poll under way worthless (address, credentials, period, pause, archive) raises the panel's
 * record number, so that this poll's result is not recorded.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PanelRepository {

    private static final String ANOTHER_PANEL = "version_text = NULL, panel_guid = NULL, has_nodes = FALSE, xray_uptime = 0, "
            + "known_until = NULL, inventory_at = NULL, inventory_tried_at = NULL, empty_once = FALSE, ";
    private static final String ONLINE_UNKNOWN = "online_known = FALSE, stale_at = NULL, ";

    @PersistenceContext(unitName = "panelkeeper")
    EntityManager entities;

    /**
     * Adds panels with their credentials.
     *
     * @param spread {@code true} = first polls at each panel's own moment within the period; {@code false} = now
     * @return ids, in the order of the drafts
     */
    public List<Long> add(List<PanelDraft> drafts, CredentialsSealer sealer, Instant now, boolean spread) {
        List<Panel> panels = new ArrayList<>(drafts.size());
        List<Sealed> secrets = new ArrayList<>(drafts.size());
        for (PanelDraft draft : drafts) {
            Panel panel = new Panel(draft, group(draft.groupId()), now);
            entities.persist(panel);
            panels.add(panel);
            secrets.add(sealer.seal(panel.getId(), draft.credentials()));
        }
        entities.flush();
        Jdbc jdbc = Jdbc.of(entities);
        List<Integer> positions = IntStream.range(0, panels.size()).boxed().toList();
        jdbc.batch("INSERT INTO panel_secret (panel_id, key_id, credentials) VALUES (?, ?, ?)", positions, (insert, i) -> insert
                .number(panels.get(i).getId()).text(secrets.get(i).keyId()).bytes(secrets.get(i).bytes()));
        jdbc.batch("""
                INSERT INTO panel_watch (panel_id, due_at, record_no, recorded_at, state, since, login_blocked, has_nodes,
                    xray_uptime, online_known, empty_once)
                VALUES (?, ?, 0, ?, ?, ?, FALSE, FALSE, 0, FALSE, FALSE)""", panels, (insert, panel) -> insert
                .number(panel.getId())
                .time(spread ? PollTimes.next(panel.getId(), panel.getPeriod(), now) : now)
                .time(now).text(PanelState.NOT_ASKED_YET.name()).time(now));
        return panels.stream().map(Panel::getId).toList();
    }

    public Optional<Panel> find(long id, PanelScope scope) {
        return Optional.ofNullable(entities.find(Panel.class, id))
                .filter(panel -> scope.includes(id, panel.getGroup().map(PanelGroup::getId).orElse(null)));
    }

    /**
     * @param panel   as found in this transaction
     * @param version as the editor read it
     * @param sealed  new credentials, or {@code null} = keep
     * @throws OptimisticLockException if somebody else changed the panel since {@code version}
     */
    public void edit(Panel panel, long version, PanelDraft draft, Sealed sealed, Instant now) {
        if (panel.getVersion() != version) {
            throw new OptimisticLockException(panel);
        }
        boolean newAddress = !panel.getUrl().equals(draft.url());
        boolean newWay = newAddress || sealed != null || !panel.getTls().equals(draft.tls());
        boolean newPeriod = !panel.getPeriod().equals(draft.period());
        panel.change(draft, group(draft.groupId()));
        entities.flush();
        Jdbc jdbc = Jdbc.of(entities);
        Set<Long> id = Set.of(panel.getId());
        // panel_watch before panel_secret, as a poll's record does, so that the two cannot block each other.
        if (newAddress) {
            // What is behind the new address may be another panel: nothing that the old one told holds for it.
            outdatePolls(jdbc, id, now, ONLINE_UNKNOWN + ANOTHER_PANEL + "login_blocked = FALSE, due_at = ?");
            for (String table : List.of("open_presence", "client_inbound", "client", "inbound")) {
                jdbc.update("DELETE FROM " + table + " WHERE panel_id = ?", delete -> delete.number(panel.getId()));
            }
        } else if (newWay) {
            outdatePolls(jdbc, id, now, "login_blocked = FALSE, due_at = ?");
        } else if (newPeriod) {
            outdatePolls(jdbc, id, now, "due_at = ?");
        } else {
            touch(jdbc, id, now);
        }
        if (sealed != null) {
            jdbc.update("UPDATE panel_secret SET key_id = ?, credentials = ?, session = NULL WHERE panel_id = ?",
                    update -> update.text(sealed.keyId()).bytes(sealed.bytes()).number(panel.getId()));
        } else if (newAddress) {
            jdbc.update("UPDATE panel_secret SET session = NULL WHERE panel_id = ?", update -> update.number(panel.getId()));
        }
    }

    /** Ends watching; history stays. */
    public void archive(Panel panel, Instant now) {
        panel.archive(now);
        entities.flush();
        Jdbc jdbc = Jdbc.of(entities);
        outdatePolls(jdbc, Set.of(panel.getId()), now, ONLINE_UNKNOWN + "due_at = ?");
        jdbc.update("DELETE FROM open_presence WHERE panel_id = ?", delete -> delete.number(panel.getId()));
    }

    public void restore(Panel panel, Instant now) {
        panel.restore();
        entities.flush();
        outdatePolls(Jdbc.of(entities), Set.of(panel.getId()), now, ONLINE_UNKNOWN + "due_at = ?");
    }

    /** @return the ids that were not paused before */
    public Set<Long> pause(Collection<Long> ids, PanelScope scope, Instant now) {
        return setPaused(ids, scope, now, true);
    }

    /** Due at once. @return the ids that were paused before */
    public Set<Long> resume(Collection<Long> ids, PanelScope scope, Instant now) {
        return setPaused(ids, scope, now, false);
    }

    private Set<Long> setPaused(Collection<Long> ids, PanelScope scope, Instant now, boolean paused) {
        Jdbc jdbc = Jdbc.of(entities);
        Set<Long> changed = visible(jdbc, ids, scope, " AND paused = " + !paused);
        jdbc.update("UPDATE panel SET paused = ?, version = version + 1 WHERE id = ANY (?)",
                update -> update.flag(paused).numbers(changed));
        outdatePolls(jdbc, changed, now, ONLINE_UNKNOWN + "due_at = ?");
        return changed;
    }

    /** @param groupId {@code null} = out of any group */
    public Set<Long> move(Collection<Long> ids, Long groupId, PanelScope scope, Instant now) {
        Jdbc jdbc = Jdbc.of(entities);
        Set<Long> moved = visible(jdbc, ids, scope, "");
        jdbc.update("UPDATE panel SET group_id = ?, version = version + 1 WHERE id = ANY (?)",
                update -> update.number(groupId).numbers(moved));
        touch(jdbc, moved, now);
        return moved;
    }

    /** A panel that already answers at this address, archived ones included. */
    public Optional<PanelRef> twin(PanelUrl url) {
        return Jdbc.of(entities).list("SELECT id, label FROM panel WHERE url = ? ORDER BY id FETCH FIRST 1 ROWS ONLY",
                select -> select.text(url.toString()), row -> new PanelRef(row.number(), row.text())).stream().findFirst();
    }

    /** The encrypted credentials. */
    public byte[] credentials(long panelId) {
        return Jdbc.of(entities).one("SELECT credentials FROM panel_secret WHERE panel_id = ?", select -> select.number(panelId),
                row -> row.bytes()).orElseThrow();
    }

    /** By name. */
    public List<Group> groups() {
        return Jdbc.of(entities).list("SELECT id, name FROM panel_group ORDER BY name_key", Jdbc.Binder.NONE,
                row -> new Group(row.number(), row.text()));
    }

    /** In whatever case. */
    public Optional<Group> groupNamed(String name) {
        return Jdbc.of(entities).one("SELECT id, name FROM panel_group WHERE name_key = ?",
                select -> select.text(PanelGroup.key(name)), row -> new Group(row.number(), row.text()));
    }

    public boolean groupExists(long id) {
        return entities.find(PanelGroup.class, id) != null;
    }

    /** @throws jakarta.persistence.PersistenceException if the name is taken, in whatever case; see {@link #groupNamed} */
    public Group addGroup(String name, Instant now) {
        PanelGroup group = new PanelGroup(name, now);
        entities.persist(group);
        entities.flush();
        return new Group(group.getId(), group.getName());
    }

    private PanelGroup group(Long id) {
        return id == null ? null : entities.getReference(PanelGroup.class, id);
    }

    /** Locks the panels in the order of their ids, as every writer of several panels does, so that two of them cannot block each other. */
    private static Set<Long> visible(Jdbc jdbc, Collection<Long> ids, PanelScope scope, String condition) {
        Set<Long> visible = new TreeSet<>();
        jdbc.each("SELECT id, group_id FROM panel WHERE id = ANY (?) AND archived_at IS NULL" + condition
                + " ORDER BY id FOR UPDATE", select -> select.numbers(ids), row -> {
                    long id = row.number();
                    if (scope.includes(id, row.numberOrNull())) {
                        visible.add(id);
                    }
                });
        return visible;
    }

    /** @param assignments further ones, with {@code ?} for now */
    private static void outdatePolls(Jdbc jdbc, Set<Long> ids, Instant now, String assignments) {
        jdbc.batch("UPDATE panel_watch SET record_no = record_no + 1, recorded_at = ?, " + assignments + " WHERE panel_id = ?",
                new TreeSet<>(ids), (update, id) -> update.time(now).time(now).number(id));
    }

    private static void touch(Jdbc jdbc, Set<Long> ids, Instant now) {
        jdbc.batch("UPDATE panel_watch SET recorded_at = ? WHERE panel_id = ?", new TreeSet<>(ids),
                (update, id) -> update.time(now).number(id));
    }
}
