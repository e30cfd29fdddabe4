package io.panelkeeper.web.demo;

import io.panelkeeper.core.demo.DemoFleet;
import io.panelkeeper.web.config.Settings;
import io.panelkeeper.web.start.PortalReady;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** With {@code panelkeeper.demo=true}: starts the simulated panels, and registers those that are not yet. */
@ApplicationScoped
public class DemoStarter {

    private static final Logger LOG = System.getLogger(DemoStarter.class.getName());
    /** Before the pipeline, which would meet the panels of an earlier run at their old port. */
    private static final int EARLY = 100;

    @Inject
    private Settings settings;

    @Inject
    private DemoRegistration registration;

    @Inject
    private Clock clock;

    private DemoFleet fleet;

    void begin(@Observes @Priority(EARLY) PortalReady ready) {
        if (!settings.demo().enabled()) {
            return;
        }
        try {
            fleet = DemoFleet.start(clock, settings.demo().port());
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated panels cannot listen on port " + settings.demo().port()
                    + "; choose another by panelkeeper.demo.port.", e);
        }
        registration.register(fleet.members());
        LOG.log(Level.INFO, "{0} simulated panels answer on port {1} of the loopback.", fleet.members().size(),
                Integer.toString(fleet.port()));
    }

    @PreDestroy
    void end() {
        if (fleet != null) {
            fleet.close();
        }
    }
}
