package io.panelkeeper.web.access;

import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Lets nobody open a push channel without its privilege. */
@WebFilter(value = PushContext.URI_PREFIX + "/*", asyncSupported = true)
public class PushGuard extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Caller caller;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<PushChannel> channel = PushChannel.of(path.substring(PushContext.URI_PREFIX.length()).replaceFirst("^/", ""));
        if (!caller.isKnown()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (channel.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!caller.may(channel.get().privilege())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }
}
