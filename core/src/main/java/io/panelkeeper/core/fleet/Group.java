package io.panelkeeper.core.fleet;

/** Panels that belong together, for example those of one region. */
public record Group(long id, String name) {
}
