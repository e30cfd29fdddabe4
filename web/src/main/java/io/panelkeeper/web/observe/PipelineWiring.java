package io.panelkeeper.web.observe;

import io.panelkeeper.core.fleet.PanelProbe;
import io.panelkeeper.core.observe.Observer;
import io.panelkeeper.core.panel.PanelReader;
import io.panelkeeper.core.panel.http.ConnectionCheck;
import io.panelkeeper.core.panel.http.DeniedNetworks;
import io.panelkeeper.core.panel.http.JerseyPanelHttp;
import io.panelkeeper.core.panel.http.PanelClientSettings;
import io.panelkeeper.core.panel.http.PanelHttp;
import io.panelkeeper.core.panel.reading.HttpPanelReader;
import io.panelkeeper.web.config.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes {@code core}'s panel client injectable: one HTTP client for the life of the portal. */
@ApplicationScoped
class PipelineWiring {

    @Resource(lookup = Polling.UPKEEP)
    private ManagedScheduledExecutorService timer;

    @Produces
    @Singleton
    PanelClientSettings clientSettings(Settings settings) {
        Settings.Client client = settings.client();
        return new PanelClientSettings(client.connectTimeout(), PanelClientSettings.DEFAULT.answerTimeout(),
                client.requestTimeout(), client.maxBody(), DeniedNetworks.of(client.deniedNetworks()),
                PanelClientSettings.DEFAULT.maxConnections());
    }

    @Produces
    @ApplicationScoped
    PanelHttp http(PanelClientSettings settings) {
        return new JerseyPanelHttp(settings, timer);
    }

    void close(@Disposes PanelHttp http) {
        http.close();
    }

    @Produces
    @Singleton
    PanelReader reader(PanelHttp http, Clock clock) {
        return new HttpPanelReader(http, clock);
    }

    @Produces
    @Singleton
    Observer observer(PanelReader reader, Clock clock) {
        return new Observer(reader, clock, time -> Thread.sleep(time.toMillis()));
    }

    @Produces
    @Singleton
    PanelProbe probe(PanelClientSettings settings, PanelReader reader) {
        return new PanelProbe(new ConnectionCheck(settings), reader);
    }
}
