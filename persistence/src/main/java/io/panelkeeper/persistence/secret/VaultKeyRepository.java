package io.panelkeeper.persistence.secret;

import io.panelkeeper.core.secret.VaultKey;
import io.panelkeeper.persistence.jdbc.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The keys this database has been used with, by which a wrong or missing key file is noticed at the start. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class VaultKeyRepository {

    @PersistenceContext(unitName = "panelkeeper")
    EntityManager entities;

    /** Check values by key id; empty before the first start. */
    public Map<String, byte[]> checkValues() {
        Map<String, byte[]> values = new HashMap<>();
        Jdbc.of(entities).each("SELECT key_id, check_value FROM vault_key", Jdbc.Binder.NONE,
                row -> values.put(row.text(), row.bytes()));
        return values;
    }

    /** Registers those that are new. */
    public void register(Collection<VaultKey> keys, Instant now) {
        Map<String, byte[]> registered = checkValues();
        Jdbc.of(entities).batch("INSERT INTO vault_key (key_id, check_value, created_at) VALUES (?, ?, ?)",
                keys.stream().filter(key -> !registered.containsKey(key.id())).toList(),
                (insert, key) -> insert.text(key.id()).bytes(key.checkValue()).time(now));
    }
}
