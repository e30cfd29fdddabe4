package io.panelkeeper.web.rest;

import static io.panelkeeper.web.access.OpenTo.Audience.SIGNED_IN;

import io.panelkeeper.web.access.OpenTo;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** The description of this API; a test keeps it and the operations the same. */
@Path("openapi.json")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {

    @GET
    @OpenTo(SIGNED_IN)
    public InputStream openApi() {
        return OpenApiResource.class.getResourceAsStream("openapi.json");
    }
}
