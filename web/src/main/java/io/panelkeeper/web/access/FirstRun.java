package io.panelkeeper.web.access;

import io.panelkeeper.core.access.ApiToken;
import io.panelkeeper.web.start.PortalReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** At start, while nobody can sign in: creates the owner whom the settings name, or says in the log how a person does it. */
@ApplicationScoped
class FirstRun {

    private static final Logger LOG = System.getLogger(FirstRun.class.getName());

    @Inject
    private SetupService setup;
    @Inject
    @ConfigProperty(name = "panelkeeper.setup.username")
    private Optional<String> username;
    @Inject
    @ConfigProperty(name = "panelkeeper.setup.password")
    private Optional<String> password;
    @Inject
    @ConfigProperty(name = "panelkeeper.setup.token")
    private Optional<String> token;

    void begin(@Observes PortalReady ready) {
        boolean configured = username.isPresent() && password.isPresent();
        if (!setup.needed()) {
            if (configured) {
                LOG.log(Level.INFO, "There is an owner already; panelkeeper.setup.* is ignored.");
            }
        } else if (configured) {
            setup.add(username.get(), password.get(), token.map(ApiToken::new).orElse(null));
            LOG.log(Level.INFO, "Created the owner {0} from panelkeeper.setup.*.", username.get());
        } else {
            LOG.log(Level.INFO, "Nobody can sign in yet. Open this portal in a browser and enter this one-time code:\n\n    {0}\n",
                    setup.codeText());
        }
    }
}
