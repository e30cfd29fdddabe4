package io.panelkeeper.core.panel;

/** Everything needed to talk to one panel. */
public record PanelAccess(PanelUrl url, Credentials credentials, TlsTrust tls) {
}
