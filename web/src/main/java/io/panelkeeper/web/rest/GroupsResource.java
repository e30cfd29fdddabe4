package io.panelkeeper.web.rest;

import static io.panelkeeper.core.access.Privilege.GROUP_EDIT;
import static io.panelkeeper.core.access.Privilege.PANEL_VIEW;

import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.PanelDraftReader;
import io.panelkeeper.web.access.Requires;
import io.panelkeeper.web.panel.GroupService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Groups of panels. */
@Path("groups")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GroupsResource {

    @Inject
    private GroupService groups;

    @GET
    @Requires(PANEL_VIEW)
    public ListView<GroupView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        return ListView.of(groups.groups(), Group::id, ListView.number(cursor), ListView.limit(limit), String::valueOf,
                GroupView::of);
    }

    @POST
    @Requires(GROUP_EDIT)
    public Response add(JsonBody body) {
        JsonBody sent = JsonBody.required(body);
        String name = sent.text("name");
        sent.done();
        Group group = groups.add(InvalidInputException.valueOf(PanelDraftReader.groupName(name)));
        return Response.status(Response.Status.CREATED).entity(GroupView.of(group)).build();
    }
}
