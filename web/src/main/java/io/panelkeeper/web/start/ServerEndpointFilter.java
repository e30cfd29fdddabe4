package io.panelkeeper.web.start;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;
import static jakarta.servlet.http.HttpServletResponse.SC_OK;
import static jakarta.servlet.http.HttpServletResponse.SC_SERVICE_UNAVAILABLE;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The server puts metrics, its OpenAPI document and health details into our context, open to everybody. Strangers get the one thing that
 * supervisors need, a status; the rest does not exist.
 */
@WebFilter({"/metrics/*", "/openapi/*", "/health/*"})
public class ServerEndpointFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        switch (request.getRequestURI().substring(request.getContextPath().length())) {
            case "/health/live" -> answer(response, true);
            case "/health/ready" -> answer(response, readiness.isReady());
            default -> response.sendError(SC_NOT_FOUND);
        }
    }

    private static void answer(HttpServletResponse response, boolean up) throws IOException {
        response.setStatus(up ? SC_OK : SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().write(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }
}
