package io.panelkeeper.persistence.fleet;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.persistence.jdbc.Jdbc;
import io.panelkeeper.persistence.jdbc.Parameters;
import io.panelkeeper.persistence.jdbc.Row;
import io.panelkeeper.persistence.jdbc.Text;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Presences that count: of panels in scope whose online list is current, each client of a master and its nodes once.
 *
 * <p>A master that lists its clients by node (3.3.0 and newer, wire contract §4.8) repeats what a node says that is watched itself. The node's
 * own word is taken then, and the master's row is left out.
 */
final class OnlineQuery {

    /** The panel ({@code p}, {@code w}) has an online list that tells who is online at the time given. */
    private static final String CURRENT = " p.archived_at IS NULL AND NOT p.paused AND w.stale_at > ? ";

    private static final String PANELS = " panel p JOIN panel_watch w ON w.panel_id = p.id ";

    private final Jdbc jdbc;
    private final Visible visible;
    private final Long groupId;
    private final Instant now;

    /** @param groupId {@code null} = all groups */
    OnlineQuery(Jdbc jdbc, PanelScope scope, Long groupId, Instant now) {
        this.jdbc = jdbc;
        this.visible = new Visible(scope);
        this.groupId = groupId;
        this.now = now;
    }

    /** How many clients are online: a name on two panels is two, a name on a master and its watched node is one. */
    int clients() {
        return jdbc.one("SELECT COUNT(*) FROM (SELECT DISTINCT COALESCE(m.panel_id, o.panel_id), o.email FROM open_presence o"
                + " JOIN" + PANELS + "ON p.id = o.panel_id"
                // The master that tells the same client at this panel, which is its node.
                + " LEFT JOIN (SELECT o.email, o.node, MIN(o.panel_id) AS panel_id FROM open_presence o JOIN" + PANELS
                + "ON p.id = o.panel_id WHERE o.node <> '' AND" + inView() + "GROUP BY o.email, o.node) m"
                + " ON o.node = '' AND m.node = w.panel_guid AND m.email = o.email"
                + " WHERE" + inView() + "AND" + notRepeated() + ") counted",
                select -> bindView(bindView(bindView(select))), Row::integer).orElseThrow();
    }

    record Size(long names, long places) {
    }

    Size size(String query) {
        return jdbc.one("SELECT COUNT(DISTINCT o.email), COUNT(*)" + presences("", matches(query)),
                select -> bindPresences(bindMatch(select, query)), row -> new Size(row.number(), row.number())).orElseThrow();
    }

    /** @param after the last name of the page before; {@code null} = from the start */
    List<String> namesAfter(String query, String after, int limit) {
        String from = after == null ? "" : " AND (o.email_key, o.email) > (?, ?)";
        return names(matches(query) + from, " FETCH FIRST ? ROWS ONLY", select -> {
            bindMatch(select, query);
            if (after != null) {
                select.text(Text.emailKey(after)).text(after);
            }
        }, select -> select.integer(limit));
    }

    List<String> namesAt(String query, int first, int limit) {
        return names(matches(query), " OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
                select -> bindMatch(select, query), select -> select.integer(first).integer(limit));
    }

    private List<String> names(String condition, String range, Jdbc.Binder conditionBinder, Jdbc.Binder rangeBinder) {
        return jdbc.list("SELECT DISTINCT o.email, o.email_key" + presences("", condition) + " ORDER BY o.email_key, o.email" + range,
                select -> {
                    conditionBinder.bind(select);
                    bindPresences(select);
                    rangeBinder.bind(select);
                }, Row::text);
    }

    private static String matches(String query) {
        return query.isEmpty() ? "TRUE" : "o.email_key LIKE ? ESCAPE '!'";
    }

    private static Parameters bindMatch(Parameters select, String query) throws SQLException {
        return query.isEmpty() ? select : select.text(Text.contains(query));
    }

    /** A presence as it is stored. */
    record Presence(String email, PanelRef panel, String node, Instant since, Long precisionMillis, Long up, Long down,
            Instant knownUntil) {

        static final String COLUMNS = "o.email, p.id, p.label, o.node, o.since, o.precision_ms, c.up, c.down, w.known_until";
        static final String CLIENT = " LEFT JOIN client c ON c.panel_id = o.panel_id AND c.email = o.email";

        static Presence read(Row row) throws SQLException {
            return new Presence(row.text(), new PanelRef(row.number(), row.text()), row.text(), row.time(), row.numberOrNull(),
                    row.numberOrNull(), row.numberOrNull(), row.time());
        }
    }

    /** Where these names are online, by name and panel. */
    List<Presence> presences(Collection<String> names) {
        return jdbc.list("SELECT " + Presence.COLUMNS + presences(Presence.CLIENT, "o.email = ANY (?)")
                + " ORDER BY o.email_key, o.email, p.label, p.id, o.node",
                select -> bindPresences(select.texts(names)), Presence::read);
    }

    /** Everyone on one panel as this panel tells it, nodes' clients included. */
    List<Presence> presencesOn(long panelId) {
        return jdbc.list("SELECT " + Presence.COLUMNS + " FROM open_presence o JOIN" + PANELS + "ON p.id = o.panel_id"
                + Presence.CLIENT + " WHERE o.panel_id = ? AND" + inView() + "ORDER BY o.email_key, o.email, o.node",
                select -> bindView(select.number(panelId)), Presence::read);
    }

    /**
     * Panels in scope that may count a client of a node twice: masters that cannot tell (3.0.0 – 3.2.8, wire contract §5.9), and masters
     * whose node has no GUID to tell it by (§4.8).
     */
    List<PanelRef> overlaps() {
        List<PanelRef> overlaps = new ArrayList<>();
        jdbc.each("SELECT p.id, p.label, w.version_text FROM" + PANELS + "WHERE w.has_nodes AND" + inView() + "ORDER BY p.label, p.id",
                this::bindView, row -> {
                    PanelRef panel = new PanelRef(row.number(), row.text());
                    String version = row.text();
                    boolean tells = PanelVersion.parse(version).filter(v -> v.atLeast(3, 3, 0)).isPresent();
                    if (!tells || namesNodesByNumber(panel.id())) {
                        overlaps.add(panel);
                    }
                });
        return overlaps;
    }

    private boolean namesNodesByNumber(long panelId) {
        return !jdbc.list("SELECT 1 FROM open_presence WHERE panel_id = ? AND node LIKE 'node:%' FETCH FIRST 1 ROWS ONLY",
                select -> select.number(panelId), Row::integer).isEmpty();
    }

    private String presences(String join, String condition) {
        return " FROM open_presence o JOIN" + PANELS + "ON p.id = o.panel_id" + join
                + " WHERE " + condition + " AND" + inView() + "AND" + notRepeated();
    }

    private Parameters bindPresences(Parameters select) throws SQLException {
        return bindView(bindView(select));
    }

    private String inView() {
        return CURRENT + "AND" + visible.sql("p") + (groupId == null ? "" : "AND p.group_id = ? ");
    }

    private Parameters bindView(Parameters select) throws SQLException {
        visible.bind(select.time(now));
        return groupId == null ? select : select.number(groupId);
    }

    /** A set that does not depend on the row, so that both engines compute it once. */
    private String notRepeated() {
        return " o.node NOT IN (SELECT w.panel_guid FROM" + PANELS + "WHERE w.panel_guid IS NOT NULL AND" + inView() + ")";
    }
}
