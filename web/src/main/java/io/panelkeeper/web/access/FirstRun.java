package io.panelkeeper.web.access;

import io.panelkeeper.core.access.ApiToken;
import io.panelkeeper.web.config.Settings;
import io.panelkeeper.web.start.PortalReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * At start, while nobody can sign in: creates the owner whom the settings name, or says in the log how a person does
 * it.
 */
@ApplicationScoped
class FirstRun {

    private static final Logger LOG = System.getLogger(FirstRun.class.getName());

    @Inject
    private SetupService setup;
    @Inject
    private Settings settings;

    void begin(@Observes PortalReady ready) {
        Settings.Setup given = settings.setup();
        if (!setup.needed()) {
            if (given.isGiven()) {
                LOG.log(Level.INFO, "There is an owner already; panelkeeper.setup.* is ignored.");
            }
        } else if (given.isGiven()) {
            setup.add(given.username(), given.password(), ApiToken.parse(given.token()).orElse(null));
            LOG.log(Level.INFO, "Created the owner {0} from panelkeeper.setup.*.", given.username());
        } else {
            LOG.log(Level.INFO, "Nobody can sign in yet. Open the portal in a browser and enter this one-time code: {0}",
                    setup.codeText());
        }
    }
}
