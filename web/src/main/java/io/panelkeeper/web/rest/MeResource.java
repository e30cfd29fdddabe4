package io.panelkeeper.web.rest;

import static io.panelkeeper.web.access.OpenTo.Audience.SIGNED_IN;

import io.panelkeeper.web.access.Caller;
import io.panelkeeper.web.access.Caller.Kind;
import io.panelkeeper.web.access.Csrf;
import io.panelkeeper.web.access.OpenTo;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    @Inject
    private Caller caller;
    @Inject
    private Csrf csrf;

    @GET
    @OpenTo(SIGNED_IN)
    public MeView me() {
        return new MeView(caller.getName(), Words.word(caller.kind()), caller.privileges().stream().map(Enum::name).sorted().toList(),
                caller.kind() == Kind.PERSON ? csrf.getToken() : null);
    }
}
