package io.panelkeeper.web.rest;

import static io.panelkeeper.core.access.Privilege.PORTAL_VIEW;

import io.panelkeeper.web.access.Requires;
import io.panelkeeper.web.observe.NodeService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The node that answers. */
@Path("node")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NodeResource {

    @Inject
    private NodeService node;

    @GET
    @Requires(PORTAL_VIEW)
    public NodeView node() {
        return NodeView.of(node.status());
    }
}
