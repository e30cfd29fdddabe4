package io.panelkeeper.core.panel.http;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A client for tests, with the timer it needs. */
public final class TestHttp implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final JerseyPanelHttp http;

    public TestHttp(PanelClientSettings settings) {
        http = new JerseyPanelHttp(settings, timer);
    }

    public TestHttp() {
        this(PanelClientSettings.DEFAULT);
    }

    public PanelHttp http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
        timer.shutdownNow();
    }
}
