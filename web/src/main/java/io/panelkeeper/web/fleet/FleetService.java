package io.panelkeeper.web.fleet;

import static io.panelkeeper.core.access.Privilege.PANEL_VIEW;

import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.persistence.fleet.FleetRepository;
import io.panelkeeper.web.access.Caller;
import io.panelkeeper.web.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The fleet at a glance. */
@ApplicationScoped
@Transactional
public class FleetService {

    @Inject
    private FleetRepository fleet;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    /** Every panel that is not archived and that the caller may see, "needs a person" first, then by label. */
    @Requires(PANEL_VIEW)
    public List<PanelSummary> panels() {
        return fleet.panels(caller.scope(), clock.instant());
    }

    @Requires(PANEL_VIEW)
    public List<PanelSummary> archived() {
        return fleet.archived(caller.scope(), clock.instant());
    }

    @Requires(PANEL_VIEW)
    public FleetTotals totals() {
        return fleet.totals(caller.scope(), clock.instant());
    }
}
