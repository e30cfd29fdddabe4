package io.panelkeeper.core.demo;

import io.panelkeeper.core.demo.Answer.Framing;
import io.panelkeeper.core.demo.Route.Family;
import java.util.Optional;

/** What happens to a request before and after its route: host, session, token, CSRF, the answer for strangers. */
final class Reception {

    private static final String SCOPE_TOO_SMALL =
            "{\"msg\":\"this API token is not permitted to access this endpoint\",\"success\":false}";

    private Reception() {
    }

    static Answer receive(DemoPanel panel, DemoRequest request) {
        if (panel.webDomain() != null && !panel.webDomain().equals(request.host())) {
            return finished(panel, request, Answer.empty(403));
        }
        String path = request.path();
        Route route = panel.routes().find(request.method(), path);
        String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        boolean slashWrong = route == null && !path.isEmpty() && !other.isEmpty()
                && panel.routes().find(request.method(), other) != null;
        if (slashWrong) {
            // A missing or surplus slash is corrected by the router itself, outside everything else (§1.7).
            return Answer.redirect(request.get() ? 301 : 307, panel.basePath() + other, request.get());
        }
        return finished(panel, request, route == null ? unrouted(panel, request) : admitted(panel, request, route));
    }

    private static String legacy(String path) {
        return path.replaceFirst("^xui", "panel").replaceFirst("^panel/API", "panel/api");
    }

    /** An old address, a page of the front end, or nothing (§1.6, §1.8). */
    private static Answer unrouted(DemoPanel panel, DemoRequest request) {
        String path = request.path();
        if (panel.release().upTo(3, 3, 0) && (path.startsWith("panel/API") || path.startsWith("xui"))) {
            return Answer.redirect(301, panel.basePath() + legacy(path), request.get());
        }
        if (panel.release().since(3, 4, 1) && frontEnd(request)) {
            return admitted(panel, request, panel.routes().find("GET", "panel/"));
        }
        return Answer.notFound(panel.release());
    }

    private static boolean frontEnd(DemoRequest request) {
        String accept = request.header("Accept");
        String path = request.path();
        return request.get() && path.startsWith("panel/") && !path.startsWith("panel/api")
                && !path.startsWith("panel/csrf-token")
                && path.indexOf('.') < 0
                && (accept.isEmpty() || accept.contains("text/html") || accept.contains("*/*"));
    }

    private static Answer admitted(DemoPanel panel, DemoRequest request, Route route) {
        DemoRelease release = panel.release();
        DemoSession session = panel.session(request);
        boolean api = route.family() == Family.API;
        Optional<DemoToken> token = api && release.v3() ? panel.token(request) : Optional.empty();
        if (route.family() != Family.PUBLIC && token.isEmpty() && !panel.valid(session)) {
            return withEmptiedSession(panel, session, stranger(panel, request, route.family()));
        }
        if (token.isPresent() && release.head() && !token.get().permits(request.method(), request.path())) {
            return Answer.json(SCOPE_TOO_SMALL).withStatus(403);
        }
        boolean forged = route.csrf() && request.unsafe() && token.isEmpty() && !csrfMatches(session, request);
        Answer answer = forged ? Answer.empty(403) : route.handler().answer(panel, request, session);
        return api && release.since(3, 4, 0) ? answer.with("X-3x-Node-Caps", "zstd") : answer;
    }

    private static boolean csrfMatches(DemoSession session, DemoRequest request) {
        String header = request.header("X-CSRF-Token");
        String sent = header.isEmpty() ? request.fields().getOrDefault("_csrf", "") : header;
        return !session.csrf().isEmpty() && session.csrf().equals(sent);
    }

    private static Answer stranger(DemoPanel panel, DemoRequest request, Family family) {
        DemoRelease release = panel.release();
        if (family == Family.WEBSOCKET) {
            return Answer.empty(401);
        }
        if (family == Family.API && release.since(2, 8, 4)) {
            return Answer.empty(release.since(3, 0, 2) && request.xhr() ? 401 : 404);
        }
        if (request.xhr()) {
            return Answer.message(false, "Your session has expired, please log in again").withStatus(401);
        }
        Answer away = Answer.redirect(307, panel.basePath(), request.get());
        return release.v3() ? away.with("Cache-Control", "no-store") : away;
    }

    /** A session of an older login epoch is emptied by the answer that refuses it (§2.6). */
    private static Answer withEmptiedSession(DemoPanel panel, DemoSession session, Answer refusal) {
        return session.user() && panel.release().loginEpoch()
                ? refusal.with("Set-Cookie", panel.cookie(DemoSession.NONE.withCsrf(session.csrf())))
                : refusal;
    }

    /** What every answer carries (§10.5, §10.6). */
    static Answer finished(DemoPanel panel, DemoRequest request, Answer answer) {
        DemoRelease release = panel.release();
        Answer finished = answer;
        if (release.v3()) {
            finished = finished.with("X-Content-Type-Options", "nosniff").with("X-Frame-Options", "DENY")
                    .with("Referrer-Policy", "no-referrer").with("Content-Security-Policy", "default-src 'self'");
        }
        return request.acceptsGzip() && release.gzips(request.path()) && !request.method().equals("HEAD")
                ? compressed(release, finished)
                : finished;
    }

    private static Answer compressed(DemoRelease release, Answer answer) {
        Answer labelled = answer.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
        if (answer.status() == 404 && release.textOnMissingRoute()) {
            // The trap of §10.5: the compressor swallows text and status of a missing route.
            return Answer.empty(200).with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
        }
        Framing framing = answer.framing() == Framing.CHUNKED ? Framing.CHUNKED : Framing.BY_SIZE;
        return answer.body().length == 0 ? labelled : labelled.withBody(Wire.gzip(answer.body()), framing);
    }
}
