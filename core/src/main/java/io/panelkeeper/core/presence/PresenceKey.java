package io.panelkeeper.core.presence;

/**
 * A client at one place of one panel.
 *
 * @param email the panel's label, case-sensitive
 * @param node  GUID of the node that sees the client; empty for the panel itself
 */
public record PresenceKey(String email, String node) {
}
