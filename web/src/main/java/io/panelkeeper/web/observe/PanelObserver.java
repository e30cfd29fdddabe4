package io.panelkeeper.web.observe;

import io.panelkeeper.core.observe.KnownPanel;
import io.panelkeeper.core.observe.Observer;
import io.panelkeeper.core.observe.PanelChanges;
import io.panelkeeper.core.observe.PanelObservation;
import io.panelkeeper.core.observe.PanelObservation.Failed;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.persistence.observe.ClaimedPanel;
import io.panelkeeper.persistence.observe.RecordedPoll;
import io.panelkeeper.web.panel.PanelSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/** Opens a panel's secrets and asks it once. */
@ApplicationScoped
public class PanelObserver {

    private static final Logger LOG = System.getLogger(PanelObserver.class.getName());

    @Inject
    private PanelSecrets secrets;

    @Inject
    private Observer observer;

    @Inject
    private Clock clock;

    /** Never throws: our own failures are observations too, and never charged to the panel. */
    PanelObservation observe(ClaimedPanel panel, KnownPanel known) {
        try {
            PanelAccess access = new PanelAccess(panel.url(), secrets.credentials(panel), panel.tls());
            PanelSession session = secrets.session(panel).orElse(null);
            return observer.observe(access, known, session, true);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Panel " + panel.id() + " could not be asked", e);
            return new PanelObservation(clock.instant(), Duration.ZERO, 0, 0, null, null,
                    new Failed(new PortalFailed(e.getClass().getSimpleName())));
        }
    }

    /** @return the poll as it goes to the database; a session that changed is sealed, one that is lost is forgotten */
    RecordedPoll recorded(ClaimedPanel panel, PanelObservation observation, PanelChanges changes) {
        boolean neverAsked = observation.session() == null && observation.result() instanceof Failed failed
                && failed.cause() instanceof PortalFailed;
        return new RecordedPoll(panel, observation, changes,
                neverAsked ? null : secrets.sealedSession(panel, observation.session()));
    }
}
