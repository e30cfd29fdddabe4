package io.panelkeeper.persistence.node;

import io.panelkeeper.persistence.jdbc.Jdbc;
import io.panelkeeper.persistence.jdbc.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;

/** Which nodes run this portal. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class NodeRepository {

    /** @param id the node's lasting name */
    public record PortalNode(String id, Instant startedAt, Instant seenAt) {
    }

    @PersistenceContext(unitName = "panelkeeper")
    EntityManager entities;

    public void started(String id, Instant now) {
        Jdbc jdbc = Jdbc.of(entities);
        jdbc.update(Upsert.sql(jdbc.engine(), "portal_node", "id", List.of("id", "started_at", "seen_at")),
                upsert -> upsert.text(id).time(now).time(now));
    }

    public void seen(String id, Instant now) {
        Jdbc.of(entities).update("UPDATE portal_node SET seen_at = ? WHERE id = ?", update -> update.time(now).text(id));
    }

    /** By name. */
    public List<PortalNode> nodes() {
        return Jdbc.of(entities).list("SELECT id, started_at, seen_at FROM portal_node ORDER BY id", Jdbc.Binder.NONE,
                row -> new PortalNode(row.text(), row.time(), row.time()));
    }
}
