package io.panelkeeper.core.fleet;

/** A panel by name. */
public record PanelRef(long id, String label) {
}
