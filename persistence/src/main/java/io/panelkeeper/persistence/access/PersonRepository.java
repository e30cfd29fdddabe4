package io.panelkeeper.persistence.access;

import io.panelkeeper.core.access.Role;
import io.panelkeeper.persistence.jdbc.Jdbc;
import io.panelkeeper.persistence.jdbc.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** People and the tokens of their programs. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PersonRepository {

    /** A token in use must not write a row for every request. */
    private static final Duration USE_PRECISION = Duration.ofMinutes(1);

    private static final String PEOPLE = "SELECT p.id, p.username, p.password_hash, p.role, p.disabled FROM person p ";

    @PersistenceContext(unitName = "panelkeeper")
    EntityManager entities;

    public Optional<Person> find(long id) {
        return Jdbc.of(entities).one(PEOPLE + "WHERE p.id = ?", select -> select.number(id), PersonRepository::person);
    }

    /** In whatever case. */
    public Optional<Person> findByName(String name) {
        return Jdbc.of(entities).one(PEOPLE + "WHERE p.username_key = ?", select -> select.text(PersonEntity.key(name)),
                PersonRepository::person);
    }

    /**
     * The person for whom a program acts. Remembers that the token was used, to the minute.
     *
     * @param hash SHA-256 of the token, 64 hexadecimal digits
     */
    public Optional<Person> findByToken(String hash, Instant now) {
        Jdbc jdbc = Jdbc.of(entities);
        Optional<Person> person = jdbc.one(PEOPLE + "JOIN api_token t ON t.person_id = p.id WHERE t.hash = ?",
                select -> select.text(hash), PersonRepository::person);
        if (person.isPresent()) {
            jdbc.update("UPDATE api_token SET last_used_at = ? WHERE hash = ? AND (last_used_at IS NULL OR last_used_at < ?)",
                    update -> update.time(now).text(hash).time(now.minus(USE_PRECISION)));
        }
        return person;
    }

    /** Whether the portal has ever had an owner. */
    public boolean ownerExists() {
        return !Jdbc.of(entities).list("SELECT id FROM portal WHERE first_owner_at IS NOT NULL", Jdbc.Binder.NONE, Row::integer)
                .isEmpty();
    }

    /**
     * Adds the first person, exactly once however many try at the same time on however many nodes.
     *
     * @param tokenHash {@code null} = no token
     * @return false when there is one already
     */
    public boolean addFirst(String username, String passwordHash, Role role, String tokenHash, Instant now) {
        int first = Jdbc.of(entities).update("UPDATE portal SET first_owner_at = ? WHERE id = 1 AND first_owner_at IS NULL",
                update -> update.time(now));
        if (first == 0) {
            return false;
        }
        PersonEntity person = new PersonEntity(username, passwordHash, role, now);
        entities.persist(person);
        if (tokenHash != null) {
            entities.persist(new ApiTokenEntity(person, "setup", tokenHash, now));
        }
        entities.flush();
        return true;
    }

    private static Person person(Row row) throws SQLException {
        return new Person(row.number(), row.text(), row.text(), Role.valueOf(row.text()), row.flag());
    }
}
