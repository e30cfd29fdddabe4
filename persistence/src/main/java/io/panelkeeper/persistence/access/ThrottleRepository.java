package io.panelkeeper.persistence.access;

import io.panelkeeper.core.access.Throttle;
import io.panelkeeper.persistence.jdbc.Jdbc;
import io.panelkeeper.persistence.jdbc.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often somebody has guessed, for all nodes together. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ThrottleRepository {

    @PersistenceContext(unitName = "panelkeeper")
    EntityManager entities;

    /** Locked until the transaction ends, so that attempts at the same time are counted one by one. */
    public Optional<Throttle> find(String key) {
        return Jdbc.of(entities).one("SELECT attempts, last_at FROM throttle WHERE throttle_key = ? FOR UPDATE",
                select -> select.text(key), row -> new Throttle(row.integer(), row.time()));
    }

    public void save(String key, Throttle throttle) {
        Jdbc jdbc = Jdbc.of(entities);
        jdbc.update(Upsert.sql(jdbc.engine(), "throttle", "throttle_key", List.of("throttle_key", "attempts", "last_at")),
                upsert -> upsert.text(key).integer(throttle.attempts()).time(throttle.last()));
    }

    public void delete(String key) {
        Jdbc.of(entities).update("DELETE FROM throttle WHERE throttle_key = ?", delete -> delete.text(key));
    }

    /** Drops attempts that no longer count; rows without an attempt stay. */
    public int forget(Instant now) {
        return Jdbc.of(entities).update("DELETE FROM throttle WHERE attempts > 0 AND last_at < ?",
                delete -> delete.time(now.minus(Throttle.FORGET)));
    }
}
