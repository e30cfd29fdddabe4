package io.panelkeeper.web.page;

import io.panelkeeper.web.access.Caller;
import io.panelkeeper.web.access.SetupService;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lets nobody see or post a page without its privilege: checked for every request, before anything else is done with
 * it. A view that is no {@link Page} does not exist.
 */
public class PageGuard implements PhaseListener {
    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    /** Before anything of the view is built or restored. */
    @Override
    public void beforePhase(PhaseEvent event) {
        ExternalContext external = event.getFacesContext().getExternalContext();
        String path = external.getRequestPathInfo();
        guard(event.getFacesContext(), path == null ? external.getRequestServletPath() : path);
    }

    /** Should the view be another one than the address says. */
    @Override
    public void afterPhase(PhaseEvent event) {
        UIViewRoot view = event.getFacesContext().getViewRoot();
        if (view != null) {
            guard(event.getFacesContext(), view.getViewId());
        }
    }

    private static void guard(FacesContext faces, String view) {
        try {
            if (!faces.getResponseComplete()) {
                guard(faces, Page.ofView(view));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void guard(FacesContext faces, Optional<Page> page) throws IOException {
        if (page.isEmpty()) {
            refuse(faces, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (page.get().error()) {
            return;
        }
        Caller caller = CDI.current().select(Caller.class).get();
        boolean setupNeeded = CDI.current().select(SetupService.class).get().needed();
        if (setupNeeded != (page.get() == Page.SETUP)) {
            redirect(faces, setupNeeded ? Page.SETUP.path() : Page.FLEET.path());
        } else if (page.get() == Page.SIGN_IN && caller.isKnown()) {
            redirect(faces, Page.FLEET.path());
        } else if (!page.get().open() && !caller.isKnown()) {
            redirect(faces, Page.SIGN_IN.path() + wanted(faces.getExternalContext()));
        } else if (!page.get().open() && !caller.may(page.get().privilege())) {
            refuse(faces, HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Where to go after signing in; a form that was posted cannot be posted again. */
    private static String wanted(ExternalContext external) {
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return path.equals(Page.FLEET.path()) ? "" : "?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8);
    }

    private static void redirect(FacesContext faces, String path) throws IOException {
        ExternalContext external = faces.getExternalContext();
        external.redirect(external.getRequestContextPath() + path);
        faces.responseComplete();
    }

    private static void refuse(FacesContext faces, int status) throws IOException {
        faces.getExternalContext().responseSendError(status, null);
        faces.responseComplete();
    }
}
