package io.panelkeeper.persistence.access;

import io.panelkeeper.core.access.Throttle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** stub */
@ApplicationScoped
public class ThrottleRepository {
    private final Map<String, Throttle> rows = new ConcurrentHashMap<>();

    public Optional<Throttle> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    public void save(String key, Throttle throttle) {
        rows.put(key, throttle);
    }

    public void delete(String key) {
        rows.remove(key);
    }
}
