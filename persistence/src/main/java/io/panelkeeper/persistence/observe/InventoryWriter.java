package io.panelkeeper.persistence.observe;

import io.panelkeeper.core.observe.PanelObservation.Answered;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.persistence.jdbc.Jdbc;
import io.panelkeeper.persistence.jdbc.Parameters;
import io.panelkeeper.persistence.jdbc.Row;
import io.panelkeeper.persistence.jdbc.Text;
import io.panelkeeper.persistence.jdbc.Times;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Replaces inventories where they differ: most rows of most inventories are what they were five minutes ago. */
final class InventoryWriter {

    private InventoryWriter() {
    }

    static void write(Jdbc jdbc, List<RecordedPoll> polls) {
        Map<InboundKey, InboundRow> inbounds = new HashMap<>();
        Map<ClientKey, ClientRow> clients = new HashMap<>();
        Map<Membership, Membership> memberships = new HashMap<>();
        List<Long> panels = new ArrayList<>();
        for (RecordedPoll poll : polls) {
            if (poll.observation().result() instanceof Answered answered && answered.inventory() != null) {
                long panelId = poll.panel().id();
                panels.add(panelId);
                Map<String, Instant> lastOnline = answered.inventory().lastOnline();
                for (Inbound inbound : answered.inventory().inbounds()) {
                    InboundRow row = InboundRow.of(panelId, inbound);
                    inbounds.put(row.key(), row);
                    for (Inbound.Client client : inbound.clients()) {
                        // From 3.0.0 on a client's counters are repeated under each of its inbounds (wire contract §5.8).
                        ClientRow clientRow = ClientRow.of(panelId, client, lastOnline.get(client.email()));
                        clients.putIfAbsent(clientRow.key(), clientRow);
                        Membership membership = new Membership(panelId, clientRow.key().email(), inbound.id());
                        memberships.put(membership, membership);
                    }
                }
            }
        }
        if (!panels.isEmpty()) {
            INBOUNDS.replace(jdbc, panels, inbounds, InboundRow::key);
            CLIENTS.replace(jdbc, panels, clients, ClientRow::key);
            MEMBERSHIPS.replace(jdbc, panels, memberships, Function.identity());
        }
    }

    private record InboundKey(long panelId, long id) {
    }

    private record InboundRow(InboundKey key, String tag, String remark, String protocol, int port, boolean enabled, long up,
            long down, long quota, Instant expiresAt, Long nodeId) {

        static InboundRow of(long panelId, Inbound inbound) {
            return new InboundRow(new InboundKey(panelId, inbound.id()), text(inbound.tag(), 1000), text(inbound.remark(), 1000),
                    text(inbound.protocol(), 40), inbound.port(), inbound.enabled(), inbound.up(), inbound.down(),
                    inbound.quota(), Times.storable(inbound.expiresAt()), inbound.nodeId());
        }

        static InboundRow read(Row row) throws SQLException {
            return new InboundRow(new InboundKey(row.number(), row.number()), row.text(), row.text(), row.text(), row.integer(),
                    row.flag(), row.number(), row.number(), row.number(), row.time(), row.numberOrNull());
        }

        static void bindValues(Parameters statement, InboundRow row) throws SQLException {
            statement.text(row.tag).text(row.remark).text(row.protocol).integer(row.port).flag(row.enabled).number(row.up)
                    .number(row.down).number(row.quota).time(row.expiresAt).number(row.nodeId);
            bindKey(statement, row.key);
        }

        static void bindKey(Parameters statement, InboundKey key) throws SQLException {
            statement.number(key.panelId).number(key.id);
        }
    }

    private record ClientKey(long panelId, String email) {
    }

    private record ClientRow(ClientKey key, boolean enabled, long up, long down, long quota, Instant expiresAt,
            long startsAtFirstUse, Instant lastOnline) {

        static ClientRow of(long panelId, Inbound.Client client, Instant told) {
            Instant lastOnline = told != null ? told : client.lastOnline();
            return new ClientRow(new ClientKey(panelId, Text.email(client.email())), client.enabled(), client.up(),
                    client.down(), client.quota(), Times.storable(client.expiresAt()), client.startsAtFirstUseForMillis(),
                    Times.storable(lastOnline));
        }

        static ClientRow read(Row row) throws SQLException {
            return new ClientRow(new ClientKey(row.number(), row.text()), row.flag(), row.number(), row.number(), row.number(),
                    row.time(), row.number(), row.time());
        }

        static void bindValues(Parameters statement, ClientRow row) throws SQLException {
            statement.flag(row.enabled).number(row.up).number(row.down).number(row.quota).time(row.expiresAt)
                    .number(row.startsAtFirstUse).time(row.lastOnline);
            bindKey(statement, row.key);
        }

        static void bindKey(Parameters statement, ClientKey key) throws SQLException {
            statement.number(key.panelId).text(key.email);
        }
    }

    private record Membership(long panelId, String email, long inboundId) {

        static Membership read(Row row) throws SQLException {
            return new Membership(row.number(), row.text(), row.number());
        }

        static void bind(Parameters statement, Membership row) throws SQLException {
            statement.number(row.panelId).text(row.email).number(row.inboundId);
        }
    }

    private static final Table<InboundKey, InboundRow> INBOUNDS = new Table<>("""
            SELECT panel_id, inbound_id, tag, remark, protocol, port, enabled, up, down, quota, expires_at, node_id
            FROM inbound WHERE panel_id = ANY (?)""", """
            INSERT INTO inbound (tag, remark, protocol, port, enabled, up, down, quota, expires_at, node_id, panel_id, inbound_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", """
            UPDATE inbound SET tag = ?, remark = ?, protocol = ?, port = ?, enabled = ?, up = ?, down = ?, quota = ?,
                expires_at = ?, node_id = ?
            WHERE panel_id = ? AND inbound_id = ?""", """
            DELETE FROM inbound WHERE panel_id = ? AND inbound_id = ?""",
            InboundRow::read, InboundRow::bindValues, InboundRow::bindKey);

    private static final Table<ClientKey, ClientRow> CLIENTS = new Table<>("""
            SELECT panel_id, email, enabled, up, down, quota, expires_at, starts_at_first_use_ms, last_online
            FROM client WHERE panel_id = ANY (?)""", """
            INSERT INTO client (enabled, up, down, quota, expires_at, starts_at_first_use_ms, last_online, panel_id, email)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", """
            UPDATE client SET enabled = ?, up = ?, down = ?, quota = ?, expires_at = ?, starts_at_first_use_ms = ?, last_online = ?
            WHERE panel_id = ? AND email = ?""", """
            DELETE FROM client WHERE panel_id = ? AND email = ?""",
            ClientRow::read, ClientRow::bindValues, ClientRow::bindKey);

    private static final Table<Membership, Membership> MEMBERSHIPS = new Table<>(
            "SELECT panel_id, email, inbound_id FROM client_inbound WHERE panel_id = ANY (?)",
            "INSERT INTO client_inbound (panel_id, email, inbound_id) VALUES (?, ?, ?)",
            null, // a membership is all key: there is nothing to update
            "DELETE FROM client_inbound WHERE panel_id = ? AND email = ? AND inbound_id = ?",
            Membership::read, Membership::bind, Membership::bind);

    /** Statements bind values first and the key last. */
    private record Table<K, R>(String select, String insert, String update, String delete, Jdbc.Mapper<R> reader,
            Jdbc.BatchBinder<R> values, Jdbc.BatchBinder<K> key) {

        void replace(Jdbc jdbc, Collection<Long> panels, Map<K, R> wanted, Function<R, K> keyOf) {
            Map<K, R> added = new HashMap<>(wanted);
            List<R> changed = new ArrayList<>();
            List<K> gone = new ArrayList<>();
            jdbc.each(select, parameters -> parameters.numbers(panels), row -> {
                R kept = reader.map(row);
                K keptKey = keyOf.apply(kept);
                R now = added.remove(keptKey);
                if (now == null) {
                    gone.add(keptKey);
                } else if (!now.equals(kept)) {
                    changed.add(now);
                }
            });
            jdbc.batch(delete, gone, key);
            jdbc.batch(update, changed, values);
            jdbc.batch(insert, added.values(), values);
        }
    }

    private static String text(String value, int length) {
        return value == null ? "" : Text.fit(value, length);
    }
}
