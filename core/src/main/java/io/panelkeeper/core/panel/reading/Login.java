package io.panelkeeper.core.panel.reading;

import static io.panelkeeper.core.panel.http.PanelRequest.AnswerSize.SMALL;
import static io.panelkeeper.core.panel.http.PanelRequest.Method.GET;
import static io.panelkeeper.core.panel.http.PanelRequest.Method.POST;

import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.SecondFactor.LoginSecret;
import io.panelkeeper.core.panel.Credentials.SecondFactor.TotpSeed;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.SecondFactorNeeded;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.panel.http.PanelResponse;
import io.panelkeeper.core.panel.reading.Answers.Envelope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs in with a password: once, since a panel counts failures, tells its owner of each, and locks after five (wire
 * contract §2).
 */
final class Login {

    private final Conversation panel;
    private final OneTimeCode codes;
    private int logins;

    Login(Conversation panel, OneTimeCode codes) {
        this.panel = panel;
        this.codes = codes;
    }

    int logins() {
        return logins;
    }

    /**
     * @param guest the cookie and CSRF token of detection, or {@code null} to fetch a pair where the release wants one
     * @throws PanelException {@link LoginRefused}: do not try again; {@link ReleaseChanged} if the panel wants CSRF
     *                        unexpectedly
     */
    PanelSession logIn(Password password, PanelRelease release, PanelSession guest)
            throws PanelException, ReleaseChanged {
        PanelSession visitor = guest == null && release.csrf() ? guest(release) : guest;
        Map<String, String> headers = headers(visitor);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("username", password.username());
        form.put("password", password.password());
        addSecondFactor(form, password, release, headers);
        logins++;
        try (PanelResponse response = panel.send(POST, "login", headers, form, SMALL, false)) {
            if (response.status() == 403 || response.status() == 404) {
                throw new ReleaseChanged(response.status() + " to the login");
            }
            if (response.status() != 200) {
                throw new PanelException(Verdict.unexpected(response, panel.access().url()));
            }
            Envelope<Void> answer = Answers.envelope(response, Answers.SHORT_TEXT, Login::ignored);
            if (!answer.success()) {
                throw new PanelException(new LoginRefused(panel.evidence(answer.message())));
            }
            String cookie = cookie(response, release.cookieName());
            if (cookie == null) {
                throw new PanelException(
                        new BrokenAnswer("login succeeded, but no cookie " + release.cookieName() + " came"));
            }
            panel.keepSecret(cookie);
            String csrfToken = visitor == null ? null : visitor.csrfToken();
            return new PanelSession(release.cookieName(), cookie, csrfToken, panel.now());
        }
    }

    /** A cookie and the CSRF token inside it; they stay together for the session's life (wire contract §2.7). */
    private PanelSession guest(PanelRelease release) throws PanelException, ReleaseChanged {
        try (PanelResponse response = panel.send(GET, "csrf-token", Map.of(), null, SMALL, true)) {
            if (response.status() != 200) {
                throw new ReleaseChanged(response.status() + " for a CSRF token");
            }
            return guest(response, release);
        }
    }

    /** @return {@code null} if the answer carries no such pair */
    PanelSession guest(PanelResponse response, PanelRelease release) throws PanelException {
        Envelope<String> answer = Answers.envelope(response, Answers.SHORT_TEXT, Json::text);
        String cookie = cookie(response, release.cookieName());
        if (!answer.success() || answer.object() == null || cookie == null) {
            return null;
        }
        panel.keepSecret(cookie);
        panel.keepSecret(answer.object());
        return new PanelSession(release.cookieName(), cookie, answer.object(), panel.now());
    }

    private void addSecondFactor(Map<String, String> form, Password password, PanelRelease release,
            Map<String, String> headers) throws PanelException {
        if (release.loginSecret()) {
            if (password.secondFactor() instanceof LoginSecret secret) {
                form.put("loginSecret", secret.value());
                return;
            }
            // Compared literally with the user's row, even when the feature is off (wire contract §2.1).
            form.put("loginSecret", "");
        } else if (password.secondFactor() instanceof TotpSeed totp) {
            if (panel.clockDifference().isPresent() || secondFactorWanted(release, headers)) {
                form.put("twoFactorCode", codes.code(totp.base32(), panel));
            }
            return;
        }
        if (secondFactorWanted(release, headers)) {
            throw new PanelException(new SecondFactorNeeded(release.loginSecret() ? "login secret" : "one-time code"));
        }
    }

    /** Public and uncounted (wire contract §2.3). An error is no "yes". */
    private boolean secondFactorWanted(PanelRelease release, Map<String, String> headers) throws PanelException {
        String path = release.loginSecret() ? "getSecretStatus" : "getTwoFactorEnable";
        try (PanelResponse response = panel.send(POST, path, headers, null, SMALL, true)) {
            if (response.status() != 200 || !Verdict.isJson(response)) {
                return false;
            }
            return Boolean.TRUE.equals(Answers.envelope(response, Answers.SHORT_TEXT, Json::bool).object());
        }
    }

    private static Map<String, String> headers(PanelSession visitor) {
        return visitor == null
                ? Map.of()
                : Map.of("Cookie", visitor.cookieName() + "=" + visitor.cookieValue(),
                        "X-CSRF-Token", visitor.csrfToken());
    }

    /** The last one of its name: up to 2.4.9 only that one holds the login (wire contract §2.5). */
    private static String cookie(PanelResponse response, String name) {
        List<String> values = response.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                .toList();
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    private static Void ignored(Json json) {
        json.skip();
        return null;
    }
}
