package io.panelkeeper.web.access;

import jakarta.security.enterprise.CallerPrincipal;

/** A person, or a program on behalf of a person, as the container knows it. Carries no privilege. */
class PersonPrincipal extends CallerPrincipal {
    private static final long serialVersionUID = 1L;

    private final long personId;

    PersonPrincipal(long personId, String name) {
        super(name);
        this.personId = personId;
    }

    long personId() {
        return personId;
    }
}
