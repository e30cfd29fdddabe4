package io.panelkeeper.web.start;

/** CDI event, fired once per start on every node: settings are valid, the schema is current, the key is open. Work may begin. */
public record PortalReady() {
}
