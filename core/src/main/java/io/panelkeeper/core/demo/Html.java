package io.panelkeeper.core.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pages: on 2.x large ones that tell the version far inside, on 3.x small ones (wire contract §6.6, §13.2). */
final class Html {

    private static final String FILLER =
            "<style>.ant-card{border-radius:1rem}.dark .ant-card{color:#fff;background:#151f31}</style>\n";
    private static final Map<String, byte[]> PAGES = new ConcurrentHashMap<>();

    private Html() {
    }

    static Answer loginPage(DemoPanel panel, String csrf) {
        DemoRelease release = panel.release();
        if (!release.v3()) {
            return page2(panel, "login", release.since(2, 7, 0) ? 7_300 : 14_400, 9_000);
        }
        String version = release.is(3, 0, 0) ? "window.__X_UI_CUR_VER__=\"" + release.version() + "\";" : "";
        return page3(panel, csrf, version, "login");
    }

    static Answer panelPage(DemoPanel panel, DemoSession session) {
        DemoRelease release = panel.release();
        if (!release.v3()) {
            return page2(panel, "panel", release.since(2, 7, 0) ? 30_900 : 18_900, 18_000);
        }
        String script = release.since(3, 0, 1) ? "window.X_UI_CUR_VER=\"" + release.version() + "\";" : "";
        if (release.since(3, 2, 5)) {
            script += "window.X_UI_DB_TYPE=\"" + (panel.postgres() ? "postgres" : "sqlite") + "\";";
        }
        return page3(panel, session.csrf(), script, "panel");
    }

    private static Answer page2(DemoPanel panel, String name, int before, int after) {
        String key = panel.release().version() + name + panel.basePath();
        return Answer.html(PAGES.computeIfAbsent(key, k -> bytes(text2(panel, name, before, after))),
                Answer.Framing.CHUNKED);
    }

    private static String text2(DemoPanel panel, String name, int before, int after) {
        String assets = panel.basePath() + "assets/js/";
        String version = panel.release().version().text();
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>" + name + "</title>\n"
                + FILLER.repeat(before / FILLER.length())
                + "</head>\n<body>\n<script src=\"" + assets + "vendor/vue.min.js?" + version + "\"></script>\n"
                + "<script src=\"" + assets + "axios-init.js?" + version + "\"></script>\n"
                + FILLER.repeat(after / FILLER.length()) + "</body>\n</html>\n";
    }

    private static Answer page3(DemoPanel panel, String csrf, String script, String name) {
        String text = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n"
                + "<meta name=\"csrf-token\" content=\"" + csrf + "\">\n<title>" + name + "</title>\n"
                + "<script>window.X_UI_BASE_PATH=\"" + panel.basePath() + "\";" + script + "</script>\n"
                + "</head>\n<body><div id=\"app\"></div></body>\n</html>\n";
        return Answer.html(bytes(text), Answer.Framing.LENGTH)
                .with("Cache-Control", "no-cache, no-store, must-revalidate").with("Pragma", "no-cache")
                .with("Expires", "0").with("Last-Modified", panel.startedAt());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
