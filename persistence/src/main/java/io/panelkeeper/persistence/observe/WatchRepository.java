package io.panelkeeper.persistence.observe;

import static io.panelkeeper.persistence.jdbc.Text.EVIDENCE;

import io.panelkeeper.core.observe.KnownPanel;
import io.panelkeeper.core.observe.PanelObservation;
import io.panelkeeper.core.observe.PanelObservation.Answered;
import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.observe.PollTimes;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.presence.OpenPresence;
import io.panelkeeper.core.presence.PresenceKey;
import io.panelkeeper.persistence.jdbc.Engine;
import io.panelkeeper.persistence.jdbc.Jdbc;
import io.panelkeeper.persistence.jdbc.Parameters;
import io.panelkeeper.persistence.jdbc.Row;
import io.panelkeeper.persistence.jdbc.Text;
import io.panelkeeper.persistence.observe.ClaimedPanel.Lease;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who polls what, and what the polls told: the hot path. A poll costs two row updates (claim, record), one more in the ring of polls, and a
 * row for each client that came or went.
 *
 * <p>A claim is a lease. Whoever holds it may record, once, as long as nobody else has claimed or changed the panel since; a lease that was
 * lost writes nothing. A node that dies leaves leases that end by themselves.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class WatchRepository {

    /** Polls remembered per panel. */
    public static final int RING = 20;

    /** A panel later than this was not late by our work but by our absence. */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private static final String DUE = """
            SELECT w.panel_id, w.due_at, p.poll_seconds, p.url, p.tls_pin, s.credentials, s.session, w.record_no,
                w.state, w.since, w.cause_code, w.cause_evidence, w.version_text, w.panel_guid, w.has_nodes, w.xray_uptime,
                w.answered_at, w.inventory_at, w.inventory_tried_at, w.known_until, w.online_known, w.empty_once
            FROM panel_watch w
            JOIN panel p ON p.id = w.panel_id
            JOIN panel_secret s ON s.panel_id = w.panel_id
            WHERE w.due_at < ? AND (w.lease_until IS NULL OR w.lease_until < ?) AND NOT w.login_blocked
                AND NOT p.paused AND p.archived_at IS NULL
            ORDER BY w.due_at
            FETCH FIRST ? ROWS ONLY""";

    // H2 serves one node with one ticker, and would lock every due row, not only the first ones.
    private static final String AND_LOCK = " FOR UPDATE OF w SKIP LOCKED";

    // A poll that failed tells nothing of vitals: the last ones stay.
    private static final String RECORD = """
            UPDATE panel_watch SET due_at = ?, lease_owner = NULL, lease_until = NULL, record_no = record_no + 1, recorded_at = ?,
                polled_at = ?, took_ms = ?, state = ?, since = ?, cause_code = ?, cause_evidence = ?, login_blocked = ?,
                online_known = ?, online_count = ?, known_until = ?, stale_at = ?, empty_once = ?,
                version_text = ?, panel_guid = ?, has_nodes = ?, answered_at = ?, inventory_at = ?, inventory_tried_at = ?,
                xray_uptime = ?, xray_state = COALESCE(?, xray_state), xray_version = COALESCE(?, xray_version),
                cpu = COALESCE(?, cpu), memory_used = COALESCE(?, memory_used), memory_total = COALESCE(?, memory_total),
                disk_used = COALESCE(?, disk_used), disk_total = COALESCE(?, disk_total),
                host_uptime = COALESCE(?, host_uptime), database_kind = COALESCE(?, database_kind),
                clock_difference_ms = COALESCE(?, clock_difference_ms)
            WHERE panel_id = ? AND record_no = ? AND lease_owner = ? AND lease_until = ?""";

    @PersistenceContext(unitName = "panelkeeper")
    EntityManager entities;

    /**
     * At a node's start: what it had claimed in its former life is free again.
     *
     * @param node the node's lasting name
     */
    public int releaseLeases(String node) {
        return jdbc().update("UPDATE panel_watch SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?",
                update -> update.text(node));
    }

    /** After an absence: gives every overdue panel its next own moment, so that they are not all asked at once. */
    public int spreadOverdue(Instant now) {
        record Overdue(long id, Instant dueAt, Duration period) {
        }
        Jdbc jdbc = jdbc();
        List<Overdue> overdue = jdbc.list("""
                SELECT w.panel_id, w.due_at, p.poll_seconds FROM panel_watch w JOIN panel p ON p.id = w.panel_id
                WHERE w.due_at < ? AND (w.lease_until IS NULL OR w.lease_until < ?) AND NOT w.login_blocked
                    AND NOT p.paused AND p.archived_at IS NULL
                ORDER BY w.panel_id""", select -> select.time(now.minus(OVERDUE)).time(now),
                row -> new Overdue(row.number(), row.time(), Duration.ofSeconds(row.integer())));
        jdbc.batch("UPDATE panel_watch SET due_at = ? WHERE panel_id = ? AND due_at = ?", overdue, (update, panel) -> update
                .time(PollTimes.next(panel.id, panel.period, now)).number(panel.id).time(panel.dueAt));
        return overdue.size();
    }

    /**
     * Claims panels that are due, for this node alone.
     *
     * @param horizon panels due before it
     * @param lease   how long the claim is good; longer than any poll takes
     * @param limit   at most so many, the most overdue first
     */
    public List<ClaimedPanel> claimDue(String node, Instant now, Instant horizon, Duration lease, int limit) {
        Jdbc jdbc = jdbc();
        Lease claim = new Lease(node, now.plus(lease));
        String due = jdbc.engine() == Engine.POSTGRESQL ? DUE + AND_LOCK : DUE;
        List<ClaimedPanel> claimed = jdbc.list(due, select -> select.time(horizon).time(now).integer(limit),
                row -> claimed(row, claim));
        if (!claimed.isEmpty()) {
            jdbc.update("UPDATE panel_watch SET lease_owner = ?, lease_until = ? WHERE panel_id = ANY (?)", update -> update
                    .text(claim.owner()).time(claim.until()).numbers(claimed.stream().map(ClaimedPanel::id).toList()));
        }
        return claimed;
    }

    /** Gives claimed panels back unpolled, for example when a node stops. */
    public void giveBack(Collection<ClaimedPanel> panels) {
        release(jdbc(), panels);
    }

    /** The memory of panels whose last record was not this node's. */
    public Map<Long, PanelMemory> loadMemory(Collection<Long> panelIds) {
        Jdbc jdbc = jdbc();
        Map<Long, Set<String>> emails = new HashMap<>();
        jdbc.each("SELECT panel_id, email FROM client WHERE panel_id = ANY (?)", select -> select.numbers(panelIds),
                row -> emails.computeIfAbsent(row.number(), id -> new HashSet<>()).add(row.text()));
        Map<Long, Map<PresenceKey, OpenPresence>> online = new HashMap<>();
        jdbc.each("SELECT panel_id, email, node, since, precision_ms FROM open_presence WHERE panel_id = ANY (?)",
                select -> select.numbers(panelIds), row -> {
                    long id = row.number();
                    PresenceKey key = new PresenceKey(row.text(), row.text());
                    OpenPresence presence = new OpenPresence(key, row.time(), millis(row.numberOrNull()));
                    online.computeIfAbsent(id, none -> new HashMap<>()).put(key, presence);
                    emails.computeIfAbsent(id, none -> new HashSet<>()).add(key.email());
                });
        Map<Long, PanelMemory> memory = new HashMap<>();
        for (Long id : panelIds) {
            memory.put(id, new PanelMemory(emails.getOrDefault(id, Set.of()), online.getOrDefault(id, Map.of())));
        }
        return memory;
    }

    /**
     * Records polls of several panels; a panel occurs at most once.
     *
     * @return ids of the panels whose poll was recorded; the others had lost their lease or were edited meanwhile, and nothing was written
     */
    public Set<Long> record(Collection<RecordedPoll> polls, Instant now) {
        Jdbc jdbc = jdbc();
        // Always in this order, so that two transactions cannot block each other.
        List<RecordedPoll> inOrder = polls.stream().sorted(Comparator.comparingLong(poll -> poll.panel().id())).toList();
        List<RecordedPoll> accepted = new ArrayList<>();
        List<ClaimedPanel> rejected = new ArrayList<>();
        recordWatch(jdbc, inOrder, now, accepted, rejected);
        release(jdbc, rejected);
        recordRing(jdbc, accepted);
        recordPresence(jdbc, accepted);
        jdbc.batch("UPDATE panel_secret SET session = ? WHERE panel_id = ?",
                accepted.stream().filter(poll -> poll.session() != null).toList(),
                (update, poll) -> update.bytes(poll.session().length == 0 ? null : poll.session()).number(poll.panel().id()));
        InventoryWriter.write(jdbc, accepted);
        return accepted.stream().map(poll -> poll.panel().id()).collect(Collectors.toSet());
    }

    /** When each panel that has changed after {@code time} was last changed, by a poll or by a person. */
    public Map<Long, Instant> changedSince(Instant time) {
        Map<Long, Instant> changed = new HashMap<>();
        jdbc().each("SELECT panel_id, recorded_at FROM panel_watch WHERE recorded_at > ?", select -> select.time(time),
                row -> changed.put(row.number(), row.time()));
        return changed;
    }

    /**
     * Makes panels due now, unless they are paused, archived or blocked by a refused login.
     *
     * @return ids of the panels that are due now
     */
    public Set<Long> pollNow(Collection<Long> panelIds, Instant now) {
        List<Long> inOrder = List.copyOf(new TreeSet<>(panelIds));
        int[] rows = jdbc().batch("""
                UPDATE panel_watch SET due_at = LEAST(due_at, ?) WHERE panel_id = ? AND NOT login_blocked
                    AND panel_id IN (SELECT id FROM panel WHERE NOT paused AND archived_at IS NULL)""", inOrder,
                (update, id) -> update.time(now).number(id));
        return IntStream.range(0, rows.length).filter(i -> rows[i] == 1).mapToObj(inOrder::get).collect(Collectors.toSet());
    }

    /** After a refused login: one more attempt, now. */
    public void tryAgain(long panelId, Instant now) {
        jdbc().update("UPDATE panel_watch SET login_blocked = FALSE, due_at = ? WHERE panel_id = ?",
                update -> update.time(now).number(panelId));
    }

    private Jdbc jdbc() {
        return Jdbc.of(entities);
    }

    private static void recordWatch(Jdbc jdbc, List<RecordedPoll> polls, Instant now, List<RecordedPoll> accepted,
            List<ClaimedPanel> rejected) {
        int[] rows = jdbc.batch(RECORD, polls, (update, poll) -> bindWatch(update, poll, now));
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == 1) {
                accepted.add(polls.get(i));
            } else {
                rejected.add(polls.get(i).panel());
            }
        }
    }

    private static void bindWatch(Parameters update, RecordedPoll poll, Instant now) throws SQLException {
        ClaimedPanel panel = poll.panel();
        PanelObservation observation = poll.observation();
        KnownPanel next = poll.changes().next();
        Instant after = now.isAfter(panel.dueAt()) ? now : panel.dueAt();
        Instant staleAt = next.onlineKnown() ? next.knownUntil().plus(KnownPanel.mergeGap(panel.period())) : null;
        update.time(PollTimes.next(panel.id(), panel.period(), after)).time(now)
                .time(observation.askedAt()).number(observation.took().toMillis())
                .text(next.state().name()).time(next.since());
        bindCause(update, next.cause()).flag(next.cause() instanceof LoginRefused)
                .flag(next.onlineKnown()).integer(onlineCount(next)).time(next.knownUntil()).time(staleAt).flag(next.emptyOnce())
                .text(next.release() == null ? null : next.release().version().text(), 60)
                .text(Text.node(next.panelGuid() == null || next.panelGuid().isEmpty() ? null : next.panelGuid()))
                .flag(next.hasNodes()).time(next.answeredAt()).time(next.inventoryAt()).time(next.inventoryTriedAt())
                .number(next.xrayUptimeSeconds());
        bindVitals(update, observation.result() instanceof Answered answered ? answered : null);
        update.number(observation.clockDifference() == null ? null : (Long) observation.clockDifference().toMillis())
                .number(panel.id()).number(panel.recordNo()).text(panel.lease().owner()).time(panel.lease().until());
    }

    /** @param answer {@code null} = none */
    private static void bindVitals(Parameters update, Answered answer) throws SQLException {
        if (answer == null) {
            update.text(null).text(null).decimal(null).number(null).number(null).number(null).number(null).number(null).text(null);
        } else {
            PanelStatus status = answer.status();
            update.text(status.xrayState().name()).text(status.xrayVersion(), 60).decimal(status.cpuPercent())
                    .number(status.memoryUsed()).number(status.memoryTotal())
                    .number(status.diskUsed()).number(status.diskTotal()).number(status.hostUptimeSeconds())
                    .text(answer.databaseKind(), 20);
        }
    }

    private static Parameters bindCause(Parameters update, PanelFailure cause) throws SQLException {
        return cause == null
                ? update.text(null).text(null)
                : update.text(cause.code()).text(cause.evidence(), EVIDENCE);
    }

    private static void release(Jdbc jdbc, Collection<ClaimedPanel> panels) {
        jdbc.batch("""
                UPDATE panel_watch SET lease_owner = NULL, lease_until = NULL
                WHERE panel_id = ? AND lease_owner = ? AND lease_until = ?""", panels, (update, panel) -> update
                .number(panel.id()).text(panel.lease().owner()).time(panel.lease().until()));
    }

    private static void recordRing(Jdbc jdbc, List<RecordedPoll> polls) {
        int[] rows = jdbc.batch("""
                UPDATE panel_poll SET polled_at = ?, took_ms = ?, requests = ?, logins = ?, cause_code = ?, cause_evidence = ?,
                    online_count = ?
                WHERE panel_id = ? AND slot = ?""", polls, WatchRepository::bindRing);
        List<RecordedPoll> first = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == 0) {
                first.add(polls.get(i));
            }
        }
        jdbc.batch("""
                INSERT INTO panel_poll (polled_at, took_ms, requests, logins, cause_code, cause_evidence, online_count, panel_id, slot)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", first, WatchRepository::bindRing);
    }

    private static void bindRing(Parameters row, RecordedPoll poll) throws SQLException {
        PanelObservation observation = poll.observation();
        row.time(observation.askedAt()).number(observation.took().toMillis())
                .integer(observation.requests()).integer(observation.logins());
        bindCause(row, poll.changes().next().cause()).integer(onlineCount(poll.changes().next()))
                .number(poll.panel().id()).integer((int) (poll.panel().recordNo() % RING));
    }

    private static void recordPresence(Jdbc jdbc, List<RecordedPoll> polls) {
        record Place(long panelId, PresenceKey key, OpenPresence presence) {
        }
        List<Place> ended = new ArrayList<>();
        // By stored key: two names too long to be told apart are one.
        Map<List<Object>, Place> started = new LinkedHashMap<>();
        for (RecordedPoll poll : polls) {
            long id = poll.panel().id();
            poll.changes().ended().forEach(key -> ended.add(new Place(id, stored(key), null)));
            poll.changes().started().forEach(presence -> {
                PresenceKey key = stored(presence.key());
                started.put(List.of(id, key), new Place(id, key, presence));
            });
        }
        jdbc.batch("DELETE FROM open_presence WHERE panel_id = ? AND email = ? AND node = ?", ended, (delete, place) -> delete
                .number(place.panelId).text(place.key.email()).text(place.key.node()));
        jdbc.batch("""
                INSERT INTO open_presence (panel_id, email, node, email_key, since, precision_ms)
                VALUES (?, ?, ?, ?, ?, ?)""", started.values(), (insert, place) -> insert
                .number(place.panelId).text(place.key.email()).text(place.key.node()).text(Text.emailKey(place.key.email()))
                .time(place.presence.since())
                .number(place.presence.precision() == null ? null : (Long) place.presence.precision().toMillis()));
    }

    private static PresenceKey stored(PresenceKey key) {
        return new PresenceKey(Text.email(key.email()), Text.node(key.node()));
    }

    /** Names, not places: a client seen by three nodes is one. {@code null} = not known. */
    private static Integer onlineCount(KnownPanel panel) {
        if (!panel.onlineKnown()) {
            return null;
        }
        boolean nodes = panel.online().keySet().stream().anyMatch(key -> !key.node().isEmpty());
        return nodes
                ? (int) panel.online().keySet().stream().map(PresenceKey::email).distinct().count()
                : panel.online().size();
    }

    private static ClaimedPanel claimed(Row row, Lease lease) throws SQLException {
        return new ClaimedPanel(row.number(), row.time(), Duration.ofSeconds(row.integer()), StoredUrl.read(row.text()),
                new TlsTrust(row.text()), row.bytes(), row.bytes(), row.number(), lease, known(row));
    }

    private static KnownPanel known(Row row) throws SQLException {
        PanelState state = PanelState.valueOf(row.text());
        Instant since = row.time();
        PanelFailure cause = cause(row.text(), row.text());
        String version = row.text();
        PanelRelease release = version == null ? null : PanelVersion.parse(version).map(PanelRelease::new).orElse(null);
        String guid = row.text();
        boolean hasNodes = row.flag();
        long xrayUptime = row.number();
        Instant answeredAt = row.time();
        Instant inventoryAt = row.time();
        Instant inventoryTriedAt = row.time();
        Instant knownUntil = row.time();
        boolean onlineKnown = row.flag();
        boolean emptyOnce = row.flag();
        return new KnownPanel(state, since, cause, release, guid, hasNodes, xrayUptime, answeredAt, inventoryAt,
                inventoryTriedAt, Set.of(), knownUntil, onlineKnown, Map.of(), emptyOnce);
    }

    private static PanelFailure cause(String code, String evidence) {
        return code == null ? null : PanelFailure.of(code, evidence);
    }

    private static Duration millis(Long value) {
        return value == null ? null : Duration.ofMillis(value);
    }
}
