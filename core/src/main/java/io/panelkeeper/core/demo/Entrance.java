package io.panelkeeper.core.demo;

import java.util.Map;

/** Front door of a simulated panel: login page, login, logout, CSRF token (wire contract §1.9, §2). */
final class Entrance {

    private static final String SUCCESS = "You have successfully logged into your account.";
    private static final String REFUSED = "Invalid username or password or two-factor code.";
    private static final String REFUSED_WITH_SECRET = "Invalid username or password or secret.";

    private Entrance() {
    }

    static Answer root(DemoPanel panel, DemoRequest request, DemoSession session) {
        boolean v3 = panel.release().v3();
        if (panel.valid(session)) {
            Answer inside = Answer.redirect(307, panel.basePath() + "panel/", true);
            return v3 ? inside.with("Cache-Control", "no-store") : inside;
        }
        if (!v3) {
            return Html.loginPage(panel, "");
        }
        DemoSession known = session.csrf().isEmpty() ? session.withCsrf(panel.mintCsrf()) : session;
        Answer page = Html.loginPage(panel, known.csrf());
        return known.equals(session) ? page : page.with("Set-Cookie", panel.cookie(known));
    }

    static Answer csrfToken(DemoPanel panel, DemoRequest request, DemoSession session) {
        if (request.path().startsWith("panel/")) {
            return Answer.ok('"' + session.csrf() + '"');
        }
        DemoSession known = session.csrf().isEmpty() ? session.withCsrf(panel.mintCsrf()) : session;
        Answer answer = Answer.json("{\"obj\":\"" + known.csrf() + "\",\"success\":true}");
        return known.equals(session) ? answer : answer.with("Set-Cookie", panel.cookie(known));
    }

    static Answer secondFactorStatus(DemoPanel panel, DemoRequest request, DemoSession session) {
        return Answer.ok(String.valueOf(panel.secondFactorOn()));
    }

    static Answer login(DemoPanel panel, DemoRequest request, DemoSession session) {
        Map<String, String> form = request.fields();
        String user = form.getOrDefault("username", "");
        String password = form.getOrDefault("password", "");
        if (user.isEmpty()) {
            return Answer.message(false, "Username is required");
        }
        if (password.isEmpty()) {
            return Answer.message(false, "Password is required");
        }
        String secondFactor = form.getOrDefault(panel.release().loginSecret() ? "loginSecret" : "twoFactorCode", "");
        if (!panel.checkLogin(client(request), user, password, secondFactor)) {
            return Answer.message(false, panel.release().loginSecret() ? REFUSED_WITH_SECRET : REFUSED);
        }
        Answer welcome = Answer.message(true, SUCCESS);
        if (panel.release().doubleSetCookie()) {
            welcome = welcome.with("Set-Cookie", panel.cookie(DemoSession.NONE));
        }
        return welcome.with("Set-Cookie", panel.cookie(session.loggedIn(panel.epoch())));
    }

    static Answer logout(DemoPanel panel, DemoRequest request, DemoSession session) {
        String emptied = panel.clearingCookie();
        return panel.release().upTo(3, 0, 1)
                ? Answer.redirect(307, panel.basePath(), true).with("Set-Cookie", emptied)
                : Answer.json("{\"success\":true}").with("Cache-Control", "no-store").with("Set-Cookie", emptied);
    }

    /** Every client is on loopback here, whose forwarding headers each release believes (§2.8). */
    private static String client(DemoRequest request) {
        String forwarded = request.header("X-Forwarded-For");
        return forwarded.isEmpty() ? request.clientAddress() : forwarded;
    }
}
