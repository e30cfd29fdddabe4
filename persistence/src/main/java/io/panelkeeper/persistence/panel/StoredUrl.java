package io.panelkeeper.persistence.panel;

import io.panelkeeper.core.panel.PanelUrl;

/**
 * Reads back what {@link PanelUrl#toString} wrote. {@link PanelUrl#parse} is for people: it would take a base path such as
 * {@code /panel/} for a page of the panel.
 */
public final class StoredUrl {

    private StoredUrl() {
    }

    public static PanelUrl read(String text) {
        int authority = text.indexOf("://") + 3;
        int path = text.indexOf('/', authority);
        int port = text.lastIndexOf(':', path);
        return new PanelUrl(text.substring(0, authority - 3), text.substring(authority, port),
                Integer.parseInt(text.substring(port + 1, path)), text.substring(path));
    }
}
