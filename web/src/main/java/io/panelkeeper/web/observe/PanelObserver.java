package io.panelkeeper.web.observe;

import io.panelkeeper.core.observe.Derivation;
import io.panelkeeper.core.observe.KnownPanel;
import io.panelkeeper.core.observe.Observer;
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

    /**
     * Asks once and judges the answer. Our own failures are observations too, never charged to the panel, and leave its session as it was.
     */
    RecordedPoll poll(ClaimedPanel panel, KnownPanel known) {
        PanelObservation observation;
        byte[] session = null;
        try {
            PanelAccess access = new PanelAccess(panel.url(), secrets.credentials(panel), panel.tls());
            PanelSession before = secrets.session(panel);
            observation = observer.observe(access, known, before, true);
            session = secrets.sealedSession(panel.id(), before, observation.session());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Panel " + panel.id() + " could not be asked", e);
            observation = new PanelObservation(clock.instant(), Duration.ZERO, 0, 0, null, null,
                    new Failed(new PortalFailed(e.getClass().getSimpleName())));
        }
        return new RecordedPoll(panel, observation, Derivation.derive(known, observation, panel.period()), session);
    }
}
