package io.panelkeeper.persistence.access;

import io.panelkeeper.core.access.Role;

/** Somebody who may sign in. */
public record Person(long id, String username, String passwordHash, Role role, boolean disabled) {
    @Override
    public String toString() {
        return "Person[" + id + ", " + username + ", " + role + "]";
    }
}
