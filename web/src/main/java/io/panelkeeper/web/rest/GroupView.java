package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.Group;

/** Panels that belong together. */
public record GroupView(long id, String name) {

    static GroupView of(Group group) {
        return new GroupView(group.id(), group.name());
    }
}
