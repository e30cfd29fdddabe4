package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.HostRefused;
import io.panelkeeper.core.panel.PanelFailure.NotAPanel;
import io.panelkeeper.core.panel.PanelFailure.NotPermitted;
import io.panelkeeper.core.panel.PanelFailure.Unreachable;
import io.panelkeeper.core.panel.PanelFailure.WrongScheme;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.http.Evidence;
import io.panelkeeper.core.panel.http.PanelResponse;
import java.net.URI;

/** What the status of an answer means: the rules of wire contract §1.10 and §13.4, as one decision. */
sealed interface Verdict {

    /** The question was understood; the body tells the rest. */
    record Answered() implements Verdict {
    }

    /** The panel does not know us: no session, another CSRF token, or a wrong bearer token. */
    record NotSignedIn() implements Verdict {
    }

    /** Not as this release answers: it must be another one than we thought. */
    record NoSuchRoute() implements Verdict {
    }

    /** 2.8.4 – 3.0.1 say 404 for both of the above; the session probe tells (§1.11). */
    record NoRouteOrNotSignedIn() implements Verdict {
    }

    /** Neither: this is why. */
    record Refused(PanelFailure cause) implements Verdict {
    }

    /** @param unsafe a POST with a session, which needs a CSRF token from 3.0.0 on */
    static Verdict of(PanelResponse response, PanelRelease release, PanelUrl url, boolean unsafe) {
        int status = response.status();
        if (status >= 300 && status < 400) {
            return redirected(response, url);
        }
        return switch (status) {
            case 200 -> new Answered();
            case 401 -> new NotSignedIn();
            case 403 -> forbidden(response, release, unsafe);
            case 404 -> release.version().atLeast(2, 8, 4) && release.version().before(3, 0, 2)
                    ? new NoRouteOrNotSignedIn()
                    : new NoSuchRoute();
            default -> new Refused(unexpected(response, url));
        };
    }

    private static Verdict redirected(PanelResponse response, PanelUrl url) {
        PanelFailure cause = redirect(response, url);
        return cause == null ? new NotSignedIn() : new Refused(cause);
    }

    private static Verdict forbidden(PanelResponse response, PanelRelease release, boolean unsafe) {
        if (isJson(response)) {
            return new Refused(new NotPermitted("403: the token's scope does not allow this"));
        }
        // Another CSRF token, or a release that has begun to want one, or a panel that now serves another name:
        // detection tells.
        return unsafe && release.csrf() ? new NotSignedIn() : new NoSuchRoute();
    }

    /** The cause behind a redirect; {@code null} if it is the one to the panel's own login page. */
    static PanelFailure redirect(PanelResponse response, PanelUrl url) {
        String location = response.header("Location").orElse("");
        URI target;
        try {
            target = URI.create(url.toString()).resolve(location);
        } catch (IllegalArgumentException e) {
            return new NotAPanel(response.status() + " to an unreadable address");
        }
        boolean sameHost = url.host().equalsIgnoreCase(target.getHost());
        if (sameHost && !url.secure() && "https".equals(target.getScheme())) {
            return new WrongScheme(response.status() + " to https");
        }
        if (sameHost && url.basePath().equals(target.getPath())) {
            return null;
        }
        String where = sameHost ? "another path" : target.getHost();
        return new NotAPanel(response.status() + " to " + Evidence.of(where));
    }

    /** The cause behind a status that no release of the panel gives on its own routes. */
    static PanelFailure unexpected(PanelResponse response, PanelUrl url) {
        int status = response.status();
        if (status >= 300 && status < 400) {
            PanelFailure cause = redirect(response, url);
            return cause == null ? new BrokenAnswer(status + " to the login page") : cause;
        }
        return switch (status) {
            case 502, 503, 504 -> new Unreachable(status + " from a proxy in front of the panel");
            default -> new BrokenAnswer("unexpected status " + status);
        };
    }

    /** 403 before any route: the panel serves another name (wire contract §1.5), or a proxy in front said no. */
    static PanelFailure hostRefused(PanelResponse response) {
        String server = response.header("Server").map(name -> " from " + Evidence.of(name)).orElse("");
        return new HostRefused("403" + server);
    }

    static boolean isJson(PanelResponse response) {
        return response.header("Content-Type").map(type -> type.startsWith("application/json")).orElse(false);
    }
}
