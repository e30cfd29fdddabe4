package io.panelkeeper.persistence.fleet;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.NameCursor;
import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.core.fleet.OnlineClients.Name;
import io.panelkeeper.core.fleet.OnlineClients.Place;
import io.panelkeeper.core.fleet.OnlineClients.UnknownPanel;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.persistence.fleet.OnlineQuery.Presence;
import io.panelkeeper.persistence.fleet.OnlineQuery.Size;
import io.panelkeeper.persistence.jdbc.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is online, by name: in lower case by code point, which is the same order on every server. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OnlineRepository {

    @PersistenceContext(unitName = "panelkeeper")
    EntityManager entities;

    /**
     * One page of names by cursor: complete and without repeats even while clients come and go.
     *
     * @param query   part of a name, in whatever case; empty = all
     * @param groupId {@code null} = all groups
     * @param cursor  of the page before; {@code null} = from the start
     * @throws IllegalArgumentException for a cursor that is not ours
     */
    public OnlineClients page(String query, Long groupId, String cursor, int limit, PanelScope scope, Instant now) {
        OnlineQuery online = query(scope, groupId, now);
        String after = cursor == null ? null : NameCursor.name(cursor);
        List<String> names = online.namesAfter(query, after, limit + 1);
        boolean last = names.size() <= limit;
        List<String> page = last ? names : names.subList(0, limit);
        return clients(online, query, page, last ? null : NameCursor.of(page.get(limit - 1)), groupId, scope, now);
    }

    /** The same by position. {@code nextCursor} is {@code null} here. */
    public OnlineClients pageAt(String query, Long groupId, int first, int limit, PanelScope scope, Instant now) {
        OnlineQuery online = query(scope, groupId, now);
        return clients(online, query, online.namesAt(query, first, limit), null, groupId, scope, now);
    }

    /** Everyone on one panel, by name; nobody while the panel's list is not known. */
    public List<Name> on(long panelId, PanelScope scope, Instant now) {
        return names(query(scope, null, now).presencesOn(panelId));
    }

    /** Panels that may have clients online that nobody can see, by label. */
    public List<UnknownPanel> unknownPanels(Long groupId, PanelScope scope, Instant now) {
        Visible visible = new Visible(scope);
        return Jdbc.of(entities).list("""
                SELECT p.id, p.label, p.paused, w.state, w.cause_code, w.cause_evidence, w.known_until
                FROM panel p JOIN panel_watch w ON w.panel_id = p.id
                WHERE p.archived_at IS NULL AND (p.paused OR w.stale_at IS NULL OR w.stale_at <= ?) AND"""
                + visible.sql("p") + (groupId == null ? "" : " AND p.group_id = ?") + " ORDER BY p.label, p.id", select -> {
                    visible.bind(select.time(now));
                    if (groupId != null) {
                        select.number(groupId);
                    }
                }, row -> new UnknownPanel(new PanelRef(row.number(), row.text()),
                        FleetRepository.paused(row.flag(), PanelState.valueOf(row.text())),
                        FleetRepository.cause(row.text(), row.text()), row.time()));
    }

    private OnlineQuery query(PanelScope scope, Long groupId, Instant now) {
        return new OnlineQuery(Jdbc.of(entities), scope, groupId, now);
    }

    private OnlineClients clients(OnlineQuery online, String query, List<String> page, String nextCursor, Long groupId,
            PanelScope scope, Instant now) {
        Size size = online.size(query);
        List<Name> items = page.isEmpty() ? List.of() : names(online.presences(page));
        return new OnlineClients(items, size.names(), size.places(), nextCursor, unknownPanels(groupId, scope, now),
                online.overlaps());
    }

    /** @param presences sorted by name */
    private List<Name> names(List<Presence> presences) {
        Map<InboundsKey, List<String>> inbounds = inbounds(presences);
        Map<String, String> labels = nodeLabels(presences);
        Map<String, List<Place>> places = new LinkedHashMap<>();
        for (Presence presence : presences) {
            boolean local = presence.node().isEmpty();
            String node = local ? null : labels.getOrDefault(presence.node(), presence.node());
            InboundsKey key = new InboundsKey(presence.panel().id(), presence.email(), local);
            Duration precision = presence.precisionMillis() == null ? null : Duration.ofMillis(presence.precisionMillis());
            places.computeIfAbsent(presence.email(), email -> new ArrayList<>()).add(new Place(presence.panel(), node,
                    inbounds.getOrDefault(key, List.of()), presence.since(), precision, presence.up(), presence.down(),
                    presence.knownUntil()));
        }
        return places.entrySet().stream().map(name -> new Name(name.getKey(), name.getValue())).toList();
    }

    /** @param local inbounds of the panel itself, or those of its nodes */
    private record InboundsKey(long panelId, String email, boolean local) {
    }

    private Map<InboundsKey, List<String>> inbounds(List<Presence> presences) {
        Map<InboundsKey, List<String>> inbounds = new HashMap<>();
        Jdbc.of(entities).each("""
                SELECT c.panel_id, c.email, i.node_id, i.remark, i.tag FROM client_inbound c
                JOIN inbound i ON i.panel_id = c.panel_id AND i.inbound_id = c.inbound_id
                WHERE c.panel_id = ANY (?) AND c.email = ANY (?) ORDER BY i.inbound_id""",
                select -> select.numbers(distinct(presences.stream().map(presence -> presence.panel().id()).toList()))
                        .texts(distinct(presences.stream().map(Presence::email).toList())),
                row -> inbounds.computeIfAbsent(new InboundsKey(row.number(), row.text(), row.numberOrNull() == null),
                        key -> new ArrayList<>()).add(InboundName.of(row.text(), row.text())));
        return inbounds;
    }

    /** Names of nodes that are watched themselves; another one is known by its GUID only. */
    private Map<String, String> nodeLabels(List<Presence> presences) {
        Set<String> nodes = presences.stream().map(Presence::node).filter(node -> !node.isEmpty()).collect(Collectors.toSet());
        Map<String, String> labels = new HashMap<>();
        if (!nodes.isEmpty()) {
            Jdbc.of(entities).each("""
                    SELECT w.panel_guid, p.label FROM panel_watch w JOIN panel p ON p.id = w.panel_id
                    WHERE w.panel_guid = ANY (?)""", select -> select.texts(nodes), row -> labels.put(row.text(), row.text()));
        }
        return labels;
    }

    private static <T> Set<T> distinct(Collection<T> values) {
        return Set.copyOf(values);
    }
}
