package io.panelkeeper.persistence.fleet;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.Inventory;
import io.panelkeeper.core.fleet.Inventory.ClientRow;
import io.panelkeeper.core.fleet.Inventory.InboundRow;
import io.panelkeeper.core.fleet.PanelDetail;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.core.fleet.Poll;
import io.panelkeeper.core.fleet.Vitals;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.persistence.jdbc.Jdbc;
import io.panelkeeper.persistence.jdbc.Jdbc.Binder;
import io.panelkeeper.persistence.jdbc.Row;
import io.panelkeeper.persistence.panel.StoredUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fleet as lists, single panels and totals. A panel outside the caller's scope does not exist here. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class FleetRepository {

    private static final String SUMMARY_COLUMNS = """
            p.id, p.label, g.id, g.name, p.url, p.paused, w.state, w.since, w.cause_code, w.cause_evidence, w.stale_at, w.online_count,
            w.version_text, w.xray_state, w.xray_version, w.cpu, w.memory_used, w.memory_total, w.disk_used, w.disk_total,
            w.host_uptime, w.xray_uptime, w.answered_at, w.polled_at, w.known_until, p.poll_seconds""";

    private static final String SUMMARIES = "SELECT " + SUMMARY_COLUMNS + """

            FROM panel p JOIN panel_watch w ON w.panel_id = p.id LEFT JOIN panel_group g ON g.id = p.group_id
            WHERE\s""";

    /** "Needs a person" first, then by label. */
    private static final Comparator<PanelSummary> ORDER = Comparator
            .comparing((PanelSummary panel) -> panel.state() != PanelState.NEEDS_ATTENTION)
            .thenComparing(PanelSummary::label, String.CASE_INSENSITIVE_ORDER)
            .thenComparingLong(PanelSummary::id);

    @PersistenceContext(unitName = "panelkeeper")
    EntityManager entities;

    /** Every panel that is not archived, "needs a person" first, then by label. */
    public List<PanelSummary> panels(PanelScope scope, Instant now) {
        return summaries("p.archived_at IS NULL", Binder.NONE, scope, now);
    }

    /** These only, archived ones left out. */
    public List<PanelSummary> panels(Collection<Long> ids, PanelScope scope, Instant now) {
        return summaries("p.archived_at IS NULL AND p.id = ANY (?)", select -> select.numbers(ids), scope, now);
    }

    public List<PanelSummary> archived(PanelScope scope, Instant now) {
        return summaries("p.archived_at IS NOT NULL", Binder.NONE, scope, now);
    }

    /** One panel, archived or not. */
    public Optional<PanelDetail> panel(long id, PanelScope scope, Instant now) {
        return summaries("p.id = ?", select -> select.number(id), scope, now).stream().findFirst().map(this::detail);
    }

    /** Inbounds and clients as of the last inventory; nobody's while the panel does not exist for the caller. */
    public Optional<Inventory> inventory(long id, PanelScope scope) {
        Jdbc jdbc = Jdbc.of(entities);
        Visible visible = new Visible(scope);
        record Read(Instant at) {
        }
        Optional<Read> read = jdbc.one("""
                SELECT w.inventory_at FROM panel p JOIN panel_watch w ON w.panel_id = p.id WHERE p.id = ? AND""" + visible.sql("p"),
                select -> visible.bind(select.number(id)), row -> new Read(row.time()));
        return read.map(inventory -> new Inventory(inventory.at(), inbounds(jdbc, id), clients(jdbc, id)));
    }

    public FleetTotals totals(PanelScope scope, Instant now) {
        Jdbc jdbc = Jdbc.of(entities);
        Visible visible = new Visible(scope);
        List<Counted> panels = jdbc.list("""
                SELECT p.paused, w.state, w.stale_at, w.online_count, w.known_until, w.has_nodes
                FROM panel p JOIN panel_watch w ON w.panel_id = p.id WHERE p.archived_at IS NULL AND""" + visible.sql("p"),
                visible::bind, row -> Counted.read(row, now));
        Map<PanelState, Integer> byState = new EnumMap<>(PanelState.class);
        panels.forEach(panel -> byState.merge(panel.state, 1, Integer::sum));
        List<Counted> known = panels.stream().filter(Counted::known).toList();
        // Only a master can make clients count twice, and only then is the long way worth its time.
        boolean masters = known.stream().anyMatch(Counted::master);
        OnlineQuery query = new OnlineQuery(jdbc, scope, null, now);
        int online = masters ? query.clients() : known.stream().mapToInt(Counted::online).sum();
        return new FleetTotals(panels.size(), byState, online, known.size(), panels.size() - known.size(),
                known.stream().map(Counted::knownUntil).min(Comparator.naturalOrder()).orElse(null),
                masters ? query.overlaps() : List.of());
    }

    private List<PanelSummary> summaries(String condition, Binder binder, PanelScope scope, Instant now) {
        Jdbc jdbc = Jdbc.of(entities);
        Visible visible = new Visible(scope);
        Map<Long, List<String>> tags = new HashMap<>();
        jdbc.each("SELECT t.panel_id, t.tag FROM panel_tag t JOIN panel p ON p.id = t.panel_id WHERE " + condition
                + " ORDER BY t.tag", binder,
                row -> tags.computeIfAbsent(row.number(), id -> new ArrayList<>()).add(row.text()));
        List<PanelSummary> summaries = new ArrayList<>(jdbc.list(SUMMARIES + condition + " AND" + visible.sql("p"), select -> {
            binder.bind(select);
            visible.bind(select);
        }, row -> summary(row, tags, now)));
        summaries.sort(ORDER);
        return summaries;
    }

    private static PanelSummary summary(Row row, Map<Long, List<String>> tags, Instant now) throws SQLException {
        long id = row.number();
        String label = row.text();
        Long groupId = row.numberOrNull();
        String groupName = row.text();
        String url = row.text();
        PanelState state = paused(row.flag(), PanelState.valueOf(row.text()));
        Instant since = row.time();
        PanelFailure cause = cause(row.text(), row.text());
        Instant staleAt = row.time();
        Integer online = row.integerOrNull();
        PanelVersion version = version(row.text());
        String xray = row.text();
        String xrayVersion = row.text();
        Vitals vitals = vitals(row);
        return new PanelSummary(id, label, groupId == null ? null : new Group(groupId, groupName),
                tags.getOrDefault(id, List.of()), StoredUrl.read(url), state, since, cause,
                current(state, staleAt, now) ? online : null, version, xray == null ? null : XrayState.valueOf(xray),
                xrayVersion, vitals, row.time(), row.time(), row.time(), Duration.ofSeconds(row.integer()));
    }

    private PanelDetail detail(PanelSummary summary) {
        Jdbc jdbc = Jdbc.of(entities);
        long id = summary.id();
        List<Poll> polls = jdbc.list("""
                SELECT polled_at, took_ms, requests, logins, cause_code, cause_evidence, online_count
                FROM panel_poll WHERE panel_id = ? ORDER BY polled_at DESC""", select -> select.number(id),
                row -> new Poll(row.time(), Duration.ofMillis(row.number()), row.integer(), row.integer(),
                        cause(row.text(), row.text()), row.integerOrNull()));
        return jdbc.one("""
                SELECT p.credentials_kind, p.username, p.second_factor, p.tls_pin, p.paused, p.archived_at, w.database_kind,
                    w.clock_difference_ms, w.panel_guid, w.has_nodes, w.inventory_at, p.added_at, p.version
                FROM panel p JOIN panel_watch w ON w.panel_id = p.id WHERE p.id = ?""", select -> select.number(id),
                row -> new PanelDetail(summary, row.text(), row.text(), row.text(), new TlsTrust(row.text()), row.flag(),
                        row.time(), row.text(), millis(row.numberOrNull()), row.text(), row.flag(), row.time(), row.time(),
                        row.number(), polls)).orElseThrow();
    }

    private static List<InboundRow> inbounds(Jdbc jdbc, long panelId) {
        return jdbc.list("""
                SELECT i.inbound_id, i.tag, i.remark, i.protocol, i.port, i.enabled, i.up, i.down, i.quota, i.expires_at, i.node_id,
                    (SELECT COUNT(*) FROM client_inbound c WHERE c.panel_id = i.panel_id AND c.inbound_id = i.inbound_id)
                FROM inbound i WHERE i.panel_id = ? ORDER BY i.inbound_id""", select -> select.number(panelId),
                row -> new InboundRow(row.number(), row.text(), row.text(), row.text(), row.integer(), row.flag(), row.number(),
                        row.number(), row.number(), row.time(), row.numberOrNull(), row.integer()));
    }

    private static List<ClientRow> clients(Jdbc jdbc, long panelId) {
        Map<String, List<String>> inbounds = new HashMap<>();
        jdbc.each("""
                SELECT c.email, i.remark, i.tag FROM client_inbound c
                JOIN inbound i ON i.panel_id = c.panel_id AND i.inbound_id = c.inbound_id
                WHERE c.panel_id = ? ORDER BY i.inbound_id""", select -> select.number(panelId),
                row -> inbounds.computeIfAbsent(row.text(), email -> new ArrayList<>()).add(InboundName.of(row.text(), row.text())));
        return jdbc.list("""
                SELECT c.email, c.enabled, c.up, c.down, c.quota, c.expires_at, c.starts_at_first_use_ms, c.last_online,
                    (SELECT MIN(o.since) FROM open_presence o WHERE o.panel_id = c.panel_id AND o.email = c.email)
                FROM client c WHERE c.panel_id = ? ORDER BY c.email""", select -> select.number(panelId), row -> {
                    String email = row.text();
                    return new ClientRow(email, inbounds.getOrDefault(email, List.of()), row.flag(), row.number(), row.number(),
                            row.number(), row.time(), row.number(), row.time(), row.time());
                });
    }

    /** A panel as the totals see it. */
    private record Counted(PanelState state, boolean known, int online, Instant knownUntil, boolean master) {

        static Counted read(Row row, Instant now) throws SQLException {
            PanelState state = paused(row.flag(), PanelState.valueOf(row.text()));
            boolean known = current(state, row.time(), now);
            Integer online = row.integerOrNull();
            return new Counted(state, known, online == null ? 0 : online, row.time(), row.flag());
        }
    }

    static PanelState paused(boolean paused, PanelState state) {
        return paused ? PanelState.PAUSED : state;
    }

    /** The same as {@code OnlineQuery.CURRENT}. */
    private static boolean current(PanelState state, Instant staleAt, Instant now) {
        return state != PanelState.PAUSED && staleAt != null && staleAt.isAfter(now);
    }

    private static Vitals vitals(Row row) throws SQLException {
        Double cpu = row.decimalOrNull();
        Vitals vitals = new Vitals(cpu == null ? 0 : cpu, row.number(), row.number(), row.number(), row.number(), row.number(),
                row.number());
        return cpu == null ? null : vitals;
    }

    static PanelFailure cause(String code, String evidence) {
        return code == null ? null : PanelFailure.of(code, evidence);
    }

    static PanelVersion version(String text) {
        return text == null ? null : PanelVersion.parse(text).orElse(null);
    }

    private static Duration millis(Long value) {
        return value == null ? null : Duration.ofMillis(value);
    }
}
