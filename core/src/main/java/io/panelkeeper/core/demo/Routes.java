package io.panelkeeper.core.demo;

import io.panelkeeper.core.demo.Route.Family;
import io.panelkeeper.core.demo.Route.Handler;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The routes of one release that a reading client can meet (wire contract §0, §1, §4.1, §5.1, §6, §7.1, §8). */
final class Routes {

    private final DemoRelease release;
    private final Map<String, Route> routes = new HashMap<>();

    Routes(DemoRelease release) {
        this.release = release;
        entrance();
        pages();
        server();
        inbounds();
        if (release.since(3, 1, 0)) {
            clients();
        }
        settings();
        if (release.since(3, 2, 0)) {
            add("GET", "panel/api/openapi.json", release.upTo(3, 5, 0) ? Family.PUBLIC : Family.API,
                    (panel, request, session) -> FixedAnswers.openApi(paths()));
        }
    }

    /** @return {@code null} = no such route for this method */
    Route find(String method, String path) {
        Route exact = routes.get(method + " " + path);
        return exact != null ? exact : routes.get(method + " " + path.substring(0, path.lastIndexOf('/') + 1) + "*");
    }

    private void entrance() {
        add("GET", "", Family.PUBLIC, Entrance::root);
        addGuarded("POST", "login", Entrance::login);
        if (release.upTo(3, 0, 1)) {
            add("GET", "logout", Family.PUBLIC, Entrance::logout);
        } else {
            addGuarded("POST", "logout", Entrance::logout);
        }
        addGuarded("POST", release.loginSecret() ? "getSecretStatus" : "getTwoFactorEnable",
                Entrance::secondFactorStatus);
        if (release.v3()) {
            add("GET", "csrf-token", Family.PUBLIC, Entrance::csrfToken);
            add("GET", "panel/csrf-token", Family.PANEL, Entrance::csrfToken);
        }
        if (release.since(2, 8, 6)) {
            // The upgrade itself is not simulated.
            add("GET", "ws", Family.WEBSOCKET, (panel, request, session) -> Answer.empty(400));
        }
        if (release.head()) {
            add("GET", "manifest.webmanifest", Family.PUBLIC, (panel, request, session) -> FixedAnswers.manifest());
        }
    }

    private void pages() {
        Handler page = (panel, request, session) -> Html.panelPage(panel, session);
        add("GET", "panel/", Family.PANEL, page);
        add("GET", "panel/inbounds", Family.PANEL, page);
        add("GET", "panel/settings", Family.PANEL, page);
        add("GET", "panel/xray", Family.PANEL, page);
    }

    private void server() {
        boolean own = release.upTo(2, 6, 8);
        String group = own ? "server/" : "panel/api/server/";
        Family family = own ? Family.PANEL : Family.API;
        String read = own ? "POST" : "GET";
        add(read, group + "status", family, (panel, request, session) -> StatusAnswer.of(panel));
        add("GET", group + "getDb", family, FixedAnswers::database);
        add(read, group + "getConfigJson", family, (panel, request, session) -> {
            panel.state().configBuilt();
            return Answer.ok("{\"log\":null,\"inbounds\":[],\"outbounds\":[]}");
        });
        add("POST", group + "stopXrayService", family, Operations::stopXray);
        add("POST", group + "restartXrayService", family, Operations::restartXray);
        if (release.since(3, 0, 2)) {
            add("GET", group + "xrayMetricsState", family, (panel, request, session) -> FixedAnswers.metricsState());
        }
        if (release.since(3, 4, 0)) {
            add("GET", group + "fail2banStatus", family, (panel, request, session) -> FixedAnswers.fail2ban());
        }
        if (release.since(3, 5, 0)) {
            add("GET", group + "getUpdateStatus", family, (panel, request, session) -> FixedAnswers.updateStatus());
        }
        String trigger = own ? "panel/api/inbounds/createbackup" : "panel/api/backuptotgbot";
        // No bot runs: nothing is sent, and the answer is the same empty 200 as ever (§7.1).
        add(release.upTo(3, 0, 1) ? "GET" : "POST", trigger, Family.API,
                (panel, request, session) -> Answer.empty(200));
    }

    private void inbounds() {
        String group = "panel/api/inbounds/";
        add("GET", group + "list", Family.API, (panel, request, session) -> InboundAnswers.list(panel, false));
        if (release.upTo(3, 0, 2)) {
            add("POST", group + "onlines", Family.API, (panel, request, session) -> OnlineAnswers.onlines(panel));
            add("GET", group + "getClientTraffics/*", Family.API, InboundAnswers::clientTraffic);
            if (release.since(2, 6, 8)) {
                add("POST", group + "lastOnline", Family.API,
                        (panel, request, session) -> OnlineAnswers.lastOnline(panel));
            }
        } else {
            add("GET", group + "list/slim", Family.API, (panel, request, session) -> InboundAnswers.list(panel, true));
            add("GET", group + "options", Family.API, (panel, request, session) -> InboundAnswers.options(panel));
        }
    }

    private void clients() {
        String group = "panel/api/clients/";
        add("POST", group + "onlines", Family.API, (panel, request, session) -> OnlineAnswers.onlines(panel));
        add("POST", group + "lastOnline", Family.API, (panel, request, session) -> OnlineAnswers.lastOnline(panel));
        add("GET", group + "list/paged", Family.API, ClientAnswers::paged);
        add("GET", group + "list", Family.API, (panel, request, session) -> ClientAnswers.list(panel));
        add("GET", group + "traffic/*", Family.API, InboundAnswers::clientTraffic);
        if (release.since(3, 3, 0)) {
            add("POST", group + "onlinesByGuid", Family.API, (panel, request, session) -> OnlineAnswers.byNode(panel));
        } else if (release.since(3, 2, 7)) {
            add("POST", group + "onlinesByNode", Family.API, (panel, request, session) -> OnlineAnswers.byNode(panel));
        }
        if (release.since(3, 2, 7)) {
            add("POST", group + "activeInbounds", Family.API,
                    (panel, request, session) -> OnlineAnswers.activeInbounds(panel));
        }
    }

    private void settings() {
        boolean moved = release.since(3, 3, 0);
        String group = moved ? "panel/api/" : "panel/";
        Family family = moved ? Family.API : Family.PANEL;
        add("POST", group + "setting/all", family, Operations::notSimulated);
        add("POST", group + "setting/defaultSettings", family, Operations::notSimulated);
        add("POST", group + "xray/", family, Operations::notSimulated);
        add("GET", group + "xray/getXrayResult", family, (panel, request, session) -> Answer.ok("\"\""));
    }

    private Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        for (String key : routes.keySet()) {
            String path = key.substring(key.indexOf(' ') + 1);
            if (path.startsWith("panel/api/")) {
                paths.add("/" + path);
            }
        }
        return paths;
    }

    private void addGuarded(String method, String path, Handler handler) {
        routes.put(method + " " + path, new Route(Family.PUBLIC, release.v3(), handler));
    }

    private void add(String method, String path, Family family, Handler handler) {
        routes.put(method + " " + path, new Route(family, release.v3() && family != Family.PUBLIC, handler));
    }
}
