package io.panelkeeper.core.access;

import java.util.EnumSet;
import java.util.Set;

/** A named bundle of privileges. */
public enum Role {
    OWNER(EnumSet.allOf(Privilege.class));

    private final Set<Privilege> privileges;

    Role(Set<Privilege> privileges) {
        this.privileges = Set.copyOf(privileges);
    }

    public Set<Privilege> privileges() {
        return privileges;
    }
}
