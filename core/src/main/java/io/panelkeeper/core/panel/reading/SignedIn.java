package io.panelkeeper.core.panel.reading;

import static io.panelkeeper.core.panel.http.PanelRequest.AnswerSize.SMALL;
import static io.panelkeeper.core.panel.http.PanelRequest.Method.GET;
import static io.panelkeeper.core.panel.http.PanelRequest.Method.POST;

import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.Token;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.NotReady;
import io.panelkeeper.core.panel.PanelFailure.NotSupported;
import io.panelkeeper.core.panel.PanelFailure.SecondFactorNeeded;
import io.panelkeeper.core.panel.PanelFailure.SessionLost;
import io.panelkeeper.core.panel.PanelReader.Known;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.core.panel.http.PanelResponse;
import io.panelkeeper.core.panel.reading.Routes.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation that knows its release and is signed in. It signs in once at most, detects a changed release anew once
 * at most, and a refusal ends it: nothing is sent after that (wire contract §14.12).
 */
final class SignedIn {

    /** Reads the answer to a question; the answer has status 200. */
    @FunctionalInterface
    interface Reader<T> {
        T read(PanelResponse response) throws PanelException;
    }

    private final Conversation panel;
    private final Login login;
    private final Detection detection;
    private final boolean loginAllowed;
    private PanelRelease release;
    private PanelSession session;
    /** Cookie and CSRF token of detection, until a login uses them. */
    private PanelSession visitor;
    private Optional<String> databaseKind = Optional.empty();
    private boolean signedInAnew;
    private boolean detectedAnew;
    private PanelFailure ended;

    SignedIn(Conversation panel, OneTimeCode codes, Known known) {
        this.panel = panel;
        this.login = new Login(panel, codes);
        this.detection = new Detection(panel, login);
        this.release = known.release();
        this.session = panel.access().credentials() instanceof Token ? null : known.session();
        this.loginAllowed = known.loginAllowed();
        if (session != null) {
            panel.keepSecret(session.cookieValue());
            panel.keepSecret(session.csrfToken());
        }
    }

    Conversation panel() {
        return panel;
    }

    int logins() {
        return login.logins();
    }

    Optional<PanelSession> session() {
        return Optional.ofNullable(session);
    }

    Optional<String> databaseKind() {
        return databaseKind;
    }

    /** The panel itself has told a newer fact than our detection. */
    void told(PanelVersion version) {
        if (!version.equals(release.version())) {
            release = new PanelRelease(version);
        }
    }

    PanelRelease release() throws PanelException {
        if (release == null) {
            guarded(this::detect);
        }
        return release;
    }

    PanelRelease detectAgain() throws PanelException {
        return guarded(this::detect);
    }

    /** @param reader reads the answer; it has status 200 */
    <T> T ask(Routes question, Reader<T> reader) throws PanelException {
        release();
        return guarded(() -> {
            try {
                return exchange(release, question, reader);
            } catch (ReleaseChanged e) {
                return askAnotherRelease(question, reader, e);
            }
        });
    }

    // Refusals --------------------------------------------------------------------------------------------------------

    @FunctionalInterface
    private interface Step<T> {
        T run() throws PanelException;
    }

    private <T> T guarded(Step<T> step) throws PanelException {
        if (ended != null) {
            throw new PanelException(ended);
        }
        if (!loginAllowed && session == null) {
            throw new PanelException(ended = new LoginRefused("refused before; nothing was sent"));
        }
        try {
            return step.run();
        } catch (PanelException e) {
            if (e.failure() instanceof LoginRefused || e.failure() instanceof SecondFactorNeeded
                    || e.failure() instanceof SessionLost) {
                ended = e.failure();
            }
            throw e;
        }
    }

    // Detection (wire contract §13.2) ---------------------------------------------------------------------------------

    private <T> T askAnotherRelease(Routes question, Reader<T> reader, ReleaseChanged cause) throws PanelException {
        if (detectedAnew) {
            throw new PanelException(new NotSupported(release.version() + ": " + cause.getMessage()), cause);
        }
        detectedAnew = true;
        detect();
        try {
            return exchange(release, question, reader);
        } catch (ReleaseChanged e) {
            throw new PanelException(new NotSupported(release.version() + ": " + e.getMessage()), e);
        }
    }

    private PanelRelease detect() throws PanelException {
        Detection.Found found = detection.find();
        if (found.visitor() == null && panel.access().credentials() instanceof Token) {
            throw new PanelException(new LoginRefused(
                    found.release().version() + " has no API tokens; it needs a user name and a password"));
        }
        visitor = found.visitor();
        try {
            release = visitor == null ? found.release() : release3();
            return release;
        } catch (ReleaseChanged e) {
            throw new PanelException(new BrokenAnswer("a panel of 3.x, but " + e.getMessage()), e);
        }
    }

    private PanelRelease release3() throws PanelException, ReleaseChanged {
        PanelVersion told = exchange(Detection.SOME_3, Routes.STATUS,
                response -> HttpPanelReading.status(response, panel)).panelVersion();
        boolean page = session != null && (told == null || new PanelRelease(told).tellsDatabase());
        if (page) {
            Detection.PageFacts facts = detection.pageFacts(authority(Detection.SOME_3, false));
            databaseKind = facts.database();
            told = told == null ? facts.version().orElse(null) : told;
        } else if (told == null) {
            told = versionByRoute();
        }
        return told == null ? Detection.SOME_3 : new PanelRelease(told);
    }

    /** 3.0.x asked with a token: this route came with 3.0.2 (wire contract §13.2 step 3). */
    private PanelVersion versionByRoute() throws PanelException, ReleaseChanged {
        Route route = Routes.XRAY_METRICS.of(Detection.SOME_3);
        Map<String, String> authority = authority(Detection.SOME_3, false);
        try (PanelResponse response = panel.send(route.method(), route.path(), authority, null, SMALL, true)) {
            return response.status() == 200 ? PanelVersion.of(3, 0, 2) : null;
        }
    }

    // Exchange --------------------------------------------------------------------------------------------------------

    private <T> T exchange(PanelRelease as, Routes question, Reader<T> reader) throws PanelException, ReleaseChanged {
        Route route = question.of(as);
        boolean post = route.method() == POST;
        for (;;) {
            Map<String, String> authority = authority(as, post);
            boolean doubted;
            try (PanelResponse response =
                    panel.send(route.method(), route.path(), authority, null, question.size(), true)) {
                Verdict verdict = Verdict.of(response, as, panel.access().url(), post && session != null);
                if (verdict instanceof Verdict.Answered) {
                    return reader.read(response);
                }
                if (response.status() == 500 && question.failsWithoutXray()) {
                    throw new PanelException(new NotReady("500: the panel has no Xray process"));
                }
                if (verdict instanceof Verdict.Refused refused) {
                    throw new PanelException(refused.cause());
                }
                doubted = verdict instanceof Verdict.NoRouteOrNotSignedIn;
                if (verdict instanceof Verdict.NoSuchRoute) {
                    throw new ReleaseChanged(response.status() + " for " + route.path());
                }
            }
            if (doubted && isSignedIn(as)) {
                throw new ReleaseChanged("404 for " + route.path());
            }
            forgetSession();
        }
    }

    /**
     * The session probe that works in every release (wire contract §1.11); a token has none, so the token is what is
     * doubted.
     */
    private boolean isSignedIn(PanelRelease as) throws PanelException, ReleaseChanged {
        if (session == null) {
            return false;
        }
        try (PanelResponse response = panel.send(GET, "panel/", authority(as, false), null, SMALL, true)) {
            return response.status() == 200;
        }
    }

    private void forgetSession() throws PanelException {
        if (panel.access().credentials() instanceof Token) {
            throw new PanelException(new LoginRefused("the token is unknown, disabled or expired"));
        }
        session = null;
        if (signedInAnew) {
            throw new PanelException(new SessionLost("a new login did not help"));
        }
    }

    /** Headers that say who asks; signs in if need be. */
    private Map<String, String> authority(PanelRelease as, boolean unsafe) throws PanelException, ReleaseChanged {
        // XHR makes "not signed in" a 401 wherever a release can say so (wire contract §1.10).
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Requested-With", "XMLHttpRequest");
        if (panel.access().credentials() instanceof Token token) {
            headers.put("Authorization", "Bearer " + token.value());
            return headers;
        }
        if (session == null) {
            signIn(as);
        }
        headers.put("Cookie", session.cookieName() + "=" + session.cookieValue());
        if (unsafe && session.csrfToken() != null) {
            headers.put("X-CSRF-Token", session.csrfToken());
        }
        return headers;
    }

    private void signIn(PanelRelease as) throws PanelException, ReleaseChanged {
        if (!loginAllowed) {
            throw new PanelException(new LoginRefused("the session has ended, and the last login was refused"));
        }
        PanelSession guest = visitor;
        visitor = null;
        session = login.logIn((Password) panel.access().credentials(), as, guest);
        signedInAnew = true;
    }
}
