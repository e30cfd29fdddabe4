package io.panelkeeper.web.rest;

import static io.panelkeeper.core.access.Privilege.CLIENT_VIEW;

import io.panelkeeper.core.fleet.FieldError;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.web.access.Requires;
import io.panelkeeper.web.fleet.OnlineService;
import io.panelkeeper.web.panel.GroupService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Who is online now, everywhere. */
@Path("online")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OnlineResource {

    @Inject
    private OnlineService online;
    @Inject
    private GroupService groups;
    @Context
    private HttpHeaders headers;

    /** @param group by name */
    @GET
    @Requires(CLIENT_VIEW)
    public OnlineView online(@QueryParam("query") @DefaultValue("") String query, @QueryParam("group") String group,
            @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        if (query.indexOf('\0') >= 0) {
            throw new InvalidInputException(FieldError.of("query", "text.control-characters"));
        }
        return OnlineView.of(page(query, groupId(group), cursor, ListView.limit(limit)), Problems.language(headers));
    }

    private OnlineClients page(String query, Long groupId, String cursor, int limit) {
        try {
            return online.online(query, groupId, cursor, limit);
        } catch (IllegalArgumentException e) {
            if (cursor == null) {
                throw e;
            }
            throw new InvalidInputException(FieldError.of("cursor", "cursor.unknown"));
        }
    }

    private Long groupId(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return groups.groups().stream().filter(group -> group.name().equalsIgnoreCase(name.strip())).findFirst().map(Group::id)
                .orElseThrow(() -> new InvalidInputException(FieldError.of("group", "group.unknown", name)));
    }
}
