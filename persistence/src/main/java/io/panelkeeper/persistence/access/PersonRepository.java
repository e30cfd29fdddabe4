package io.panelkeeper.persistence.access;

import io.panelkeeper.core.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** stub */
@ApplicationScoped
public class PersonRepository {
    private final Map<Long, Person> people = new ConcurrentHashMap<>();
    private final Map<String, Long> tokens = new ConcurrentHashMap<>();

    public Optional<Person> find(long id) {
        return Optional.ofNullable(people.get(id));
    }

    public Optional<Person> findByName(String name) {
        return people.values().stream().filter(p -> p.username().equalsIgnoreCase(name)).findAny();
    }

    public Optional<Person> findByToken(String hash, Instant now) {
        return Optional.ofNullable(tokens.get(hash)).map(people::get);
    }

    public boolean ownerExists() {
        return !people.isEmpty();
    }

    public synchronized boolean addFirst(String username, String hash, Role role, String tokenHash, Instant now) {
        if (ownerExists()) {
            return false;
        }
        people.put(1L, new Person(1L, username, hash, role, false));
        if (tokenHash != null) {
            tokens.put(tokenHash, 1L);
        }
        return true;
    }
}
