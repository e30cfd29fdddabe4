package io.panelkeeper.web.rest;

import io.panelkeeper.web.access.AccessMechanism;
import io.panelkeeper.web.access.Caller;
import io.panelkeeper.web.access.Caller.Kind;
import io.panelkeeper.web.access.Csrf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Lets no stranger in, not even to learn which operations there are. A browser's session changes something only
 * together with its CSRF token, since browsers send cookies also for other sites' pages; they never send a bearer token
 * by themselves.
 */
@Provider
@PreMatching
@ApplicationScoped
public class RestGuard implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private Caller caller;
    @Inject
    private Csrf csrf;
    @Context
    private HttpHeaders headers;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(AccessMechanism.FAILURE) instanceof RuntimeException failure) {
            throw failure;
        }
        if (!caller.isKnown()) {
            boolean shown = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
            request.abortWith(Response.fromResponse(Problems.problem(401, shown ? "bad-token" : "not-signed-in", headers))
                    .header(HttpHeaders.WWW_AUTHENTICATE, shown ? "Bearer error=\"invalid_token\"" : "Bearer").build());
        } else if (caller.kind() == Kind.PERSON && !SAFE.contains(request.getMethod())
                && !csrf.matches(request.getHeaderString(Csrf.HEADER))) {
            request.abortWith(Problems.problem(403, "csrf", headers));
        }
    }
}
