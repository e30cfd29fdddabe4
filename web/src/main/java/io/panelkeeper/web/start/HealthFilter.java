package io.panelkeeper.web.start;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** placeholder */
@WebFilter({"/metrics/*", "/openapi/*", "/health/*"})
public class HealthFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        response.setStatus(request.getRequestURI().startsWith("/health/") ? 200 : 404);
    }
}
