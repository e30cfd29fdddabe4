package io.panelkeeper.web.rest;

import static io.panelkeeper.core.access.Privilege.PANEL_VIEW;

import io.panelkeeper.web.access.Requires;
import io.panelkeeper.web.fleet.FleetService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The fleet's totals. */
@Path("fleet")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FleetResource {

    @Inject
    private FleetService fleet;

    @GET
    @Requires(PANEL_VIEW)
    public FleetView fleet() {
        return FleetView.of(fleet.totals());
    }
}
