package io.panelkeeper.web.fleet;

import static io.panelkeeper.core.access.Privilege.PANEL_VIEW;

import io.panelkeeper.core.fleet.FleetTotals;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.web.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

/** The fleet at a glance. */
@ApplicationScoped
@Transactional
public class FleetService {

    /** Every panel that is not archived and that the caller may see, "needs a person" first, then by label. */
    @Requires(PANEL_VIEW)
    public List<PanelSummary> panels() {
        throw new UnsupportedOperationException();
    }

    /** These panels only, in no particular order; ids that do not exist any more are left out. */
    @Requires(PANEL_VIEW)
    public List<PanelSummary> panels(Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }

    @Requires(PANEL_VIEW)
    public List<PanelSummary> archived() {
        throw new UnsupportedOperationException();
    }

    @Requires(PANEL_VIEW)
    public FleetTotals totals() {
        throw new UnsupportedOperationException();
    }
}
