package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.FieldError;
import io.panelkeeper.web.access.DeniedException;
import io.panelkeeper.web.panel.ConflictException;
import io.panelkeeper.web.panel.NotFoundException;
import io.panelkeeper.web.start.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Turns whatever went wrong into a problem. What we did not foresee is told by a number that finds it in the log, and
 * by nothing else.
 */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            415, "media-type");

    private static final int RETRY_SECONDS = 5;

    @Inject
    private Readiness readiness;
    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof InvalidInputException invalid) {
            return Problems.invalid(400, "invalid", headers, invalid.errors());
        }
        if (thrown instanceof RefusedException refused) {
            return Problems.problem(refused.status(), refused.code(), headers);
        }
        if (thrown instanceof ConflictException conflict) {
            return Problems.invalid(409, "conflict", headers,
                    List.of(FieldError.of(sent(conflict.field()), "conflict." + conflict.field())));
        }
        if (thrown instanceof NotFoundException) {
            return Problems.problem(404, "not-found", headers);
        }
        if (thrown instanceof DeniedException denied) {
            return denied.known()
                    ? Problems.problem(403, "forbidden", headers)
                    : Problems.problem(401, "not-signed-in", headers);
        }
        if (thrown instanceof WebApplicationException http && CODES.containsKey(http.getResponse().getStatus())) {
            return foreseen(http.getResponse());
        }
        return unforeseen(thrown);
    }

    /** What the services call a version, this API calls a revision: a panel's version is its release here. */
    private static String sent(String field) {
        return field.equals("version") ? "revision" : field;
    }

    private Response foreseen(Response original) {
        Response problem = Problems.problem(original.getStatus(), CODES.get(original.getStatus()), headers);
        String allowed = original.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null ? problem : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allowed).build();
    }

    private Response unforeseen(Throwable thrown) {
        if (!readiness.isReady()) {
            return Response.fromResponse(Problems.problem(503, "unavailable", headers))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build();
        }
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "REST call failed, reference " + reference, thrown);
        return Problems.failed(headers, reference);
    }
}
