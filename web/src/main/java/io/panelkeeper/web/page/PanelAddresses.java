package io.panelkeeper.web.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives panels the addresses people expect: {@code /panels/7} and {@code /panels/7/edit}. OmniFaces' MultiViews would put the number last,
 * and would answer any address below the welcome page with it.
 */
@WebFilter("/panels/*")
public class PanelAddresses extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern PANEL = Pattern.compile("/panels/(\\d{1,18})(/edit)?/?");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher panel = PANEL.matcher(request.getRequestURI().substring(request.getContextPath().length()));
        if (panel.matches()) {
            String view = panel.group(2) == null ? "view" : "edit";
            request.getRequestDispatcher("/panels/" + view + "?id=" + panel.group(1)).forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
