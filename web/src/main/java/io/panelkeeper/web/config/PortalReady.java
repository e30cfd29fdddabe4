package io.panelkeeper.web.config;

/** stub */
public record PortalReady() {
}
