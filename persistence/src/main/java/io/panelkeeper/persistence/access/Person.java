package io.panelkeeper.persistence.access;

import io.panelkeeper.core.access.Role;

/** stub */
public record Person(long id, String username, String passwordHash, Role role, boolean disabled) {
}
