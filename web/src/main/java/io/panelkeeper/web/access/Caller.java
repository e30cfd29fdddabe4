package io.panelkeeper.web.access;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.access.Privilege;
import io.panelkeeper.persistence.access.Person;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;

/**
 * Who calls, and what they may do at this moment: read from the database once per request, so that a privilege taken
 * away is gone with the next click. A stranger, a person who no longer exists and a disabled one may do nothing.
 */
@Named
@RequestScoped
public class Caller {

    /** How the caller came in. */
    public enum Kind {
        STRANGER,
        /** By the sign-in page. */
        PERSON,
        /** A program, on behalf of a person. */
        TOKEN
    }

    @Inject
    private People people;

    private Kind kind = Kind.STRANGER;
    private long personId;
    private Person person;

    /** Called by the mechanism, and by nobody else. */
    void is(long id, Kind how) {
        kind = how;
        personId = id;
        person = null;
    }

    void isStranger() {
        kind = Kind.STRANGER;
        person = null;
    }

    public Kind kind() {
        load();
        return kind;
    }

    public boolean isKnown() {
        return kind() != Kind.STRANGER;
    }

    /** @return empty for strangers */
    public String getName() {
        return isKnown() ? person.username() : "";
    }

    public Set<Privilege> privileges() {
        return isKnown() ? person.role().privileges() : Set.of();
    }

    public boolean may(Privilege privilege) {
        return privileges().contains(privilege);
    }

    /** On which panels the privileges hold. */
    public PanelScope scope() {
        return isKnown() ? PanelScope.ALL : PanelScope.NONE;
    }

    /** @throws DeniedException if the caller does not hold the privilege */
    void demand(Privilege privilege) {
        if (!may(privilege)) {
            throw new DeniedException(privilege, isKnown());
        }
    }

    private void load() {
        if (person == null && (kind == Kind.PERSON || kind == Kind.TOKEN)) {
            person = people.find(personId).orElse(null);
            if (person == null) {
                kind = Kind.STRANGER;
            }
        }
    }
}
