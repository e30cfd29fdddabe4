package io.panelkeeper.web.access;

import io.panelkeeper.core.access.ApiToken;
import io.panelkeeper.core.access.Role;
import io.panelkeeper.persistence.access.Person;
import io.panelkeeper.persistence.access.PersonRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** People as sign-in needs them: each call is a transaction, since sign-in happens before any service has begun one. */
@ApplicationScoped
@Transactional
class People {

    @Inject
    private PersonRepository people;
    @Inject
    private Clock clock;

    /** @return empty for one who is disabled, too */
    Optional<Person> find(long id) {
        return people.find(id).filter(person -> !person.disabled());
    }

    Optional<Person> findByName(String name) {
        return people.findByName(name).filter(person -> !person.disabled());
    }

    /** Remembers that the token was used, at most once a minute. */
    Optional<Person> findByToken(ApiToken token) {
        return people.findByToken(token.hash(), clock.instant()).filter(person -> !person.disabled());
    }

    boolean ownerExists() {
        return people.ownerExists();
    }

    /**
     * @param token {@code null} = none
     * @return false when somebody else was faster
     */
    boolean addFirstOwner(String username, String passwordHash, ApiToken token) {
        return people.addFirst(username, passwordHash, Role.OWNER, token == null ? null : token.hash(), clock.instant());
    }
}
