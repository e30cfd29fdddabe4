package io.panelkeeper.web.rest;

import static io.panelkeeper.core.access.Privilege.CLIENT_VIEW;
import static io.panelkeeper.core.access.Privilege.PANEL_EDIT;
import static io.panelkeeper.core.access.Privilege.PANEL_POLL;
import static io.panelkeeper.core.access.Privilege.PANEL_VIEW;

import io.panelkeeper.core.fleet.NameCursor;
import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.core.fleet.OnlineClients.UnknownPanel;
import io.panelkeeper.core.fleet.PanelDetail;
import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.fleet.PanelDraftReader;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.web.access.Requires;
import io.panelkeeper.web.fleet.FleetService;
import io.panelkeeper.web.panel.ConflictException;
import io.panelkeeper.web.panel.GroupService;
import io.panelkeeper.web.panel.PanelService;
import io.panelkeeper.web.panel.PanelTestService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;

/** The register of panels. */
@Path("panels")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PanelsResource {

    private static final String ID = "{id: \\d{1,18}}";

    @Inject
    private FleetService fleet;
    @Inject
    private PanelService panels;
    @Inject
    private PanelTestService tests;
    @Inject
    private GroupService groups;
    @Context
    private HttpHeaders headers;

    @GET
    @Requires(PANEL_VIEW)
    public ListView<PanelView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        Locale language = Problems.language(headers);
        return ListView.of(fleet.panels(), PanelSummary::id, ListView.number(cursor), ListView.limit(limit), String::valueOf,
                panel -> PanelView.of(panel, language));
    }

    @POST
    @Requires(PANEL_EDIT)
    public Response add(JsonBody body, @Context UriInfo uri) {
        PanelDraft draft = InvalidInputException.valueOf(
                PanelDraftReader.forNewPanel(PanelInput.forNewPanel(JsonBody.required(body)).form(), groups.groups()));
        panels.twinOf(draft.url()).ifPresent(twin -> {
            throw new ConflictException("url", "Panel " + twin.id() + " is at this address.");
        });
        PanelRef panel = panels.add(draft);
        return Response.created(uri.getAbsolutePathBuilder().path(Long.toString(panel.id())).build())
                .entity(view(panel.id())).build();
    }

    @GET
    @Path(ID)
    @Requires(PANEL_VIEW)
    public PanelView panel(@PathParam("id") long id) {
        return view(id);
    }

    @PUT
    @Path(ID)
    @Requires(PANEL_EDIT)
    public PanelView edit(@PathParam("id") long id, JsonBody body) {
        PanelInput input = PanelInput.forEdit(JsonBody.required(body));
        PanelDraft draft = InvalidInputException.valueOf(PanelDraftReader.forEdit(input.form(), groups.groups()));
        panels.edit(id, input.revision(), draft);
        return view(id);
    }

    /** Ends watching; history stays. */
    @DELETE
    @Path(ID)
    @Requires(PANEL_EDIT)
    public void archive(@PathParam("id") long id) {
        panels.archive(id);
    }

    @POST
    @Path("test")
    @Requires(PANEL_EDIT)
    public TestView test(JsonBody body) {
        PanelInput input = PanelInput.forTest(JsonBody.required(body));
        PanelDraftReader.Target target = InvalidInputException.valueOf(
                PanelDraftReader.target(input.form(), input.panelId() != null));
        return TestView.of(tests.test(target.url(), target.credentials(), target.tls(), input.panelId()),
                Problems.language(headers));
    }

    /** Asks now; the answer comes with the next reading of the panel. */
    @POST
    @Path(ID + "/poll")
    @Consumes(MediaType.WILDCARD)
    @Requires(PANEL_POLL)
    public Response poll(@PathParam("id") long id) {
        boolean due = panels.pollNow(List.of(id)).contains(id);
        PanelDetail panel = panels.panel(id);
        if (!due) {
            throw new RefusedException(409, whyNotAsked(panel));
        }
        return Response.accepted(PanelView.of(panel, Problems.language(headers))).build();
    }

    private static String whyNotAsked(PanelDetail panel) {
        if (panel.archivedAt() != null) {
            return "archived";
        }
        return panel.paused() ? "paused" : "login-refused";
    }

    @GET
    @Path(ID + "/online")
    @Requires(CLIENT_VIEW)
    public OnlineView online(@PathParam("id") long id, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        PanelSummary panel = panels.panel(id).summary();
        List<OnlineClients.Name> all = panels.online(id);
        ListView<OnlineClients.Name> page = ListView.of(all, OnlineClients.Name::email, ListView.name(cursor),
                ListView.limit(limit), NameCursor::of, name -> name);
        List<UnknownPanel> unknown = panel.online() != null ? List.of() : List.of(new UnknownPanel(
                new PanelRef(id, panel.label()), panel.state(), panel.cause(), panel.knownUntil()));
        long places = all.stream().mapToLong(name -> name.places().size()).sum();
        return OnlineView.of(new OnlineClients(page.items(), all.size(), places, page.nextCursor(), unknown, List.of()),
                Problems.language(headers));
    }

    private PanelView view(long id) {
        PanelDetail panel = panels.panel(id);
        return PanelView.of(panel, Problems.language(headers));
    }
}
