package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.PanelException;

/**
 * Sends one request to a panel and hands back its answer, whatever its status. No redirect is followed, no cookie kept,
 * nothing decided. Safe for use by many threads.
 */
public interface PanelHttp extends AutoCloseable {

    /**
     * @return an answer that the caller must close; reading its body to the end lets the connection be used again
     * @throws PanelException if no answer came, with the cause as a {@link io.panelkeeper.core.panel.PanelFailure}
     */
    PanelResponse send(PanelRequest request) throws PanelException;

    /** Ends exchanges in progress and closes all connections. */
    @Override
    void close();
}
