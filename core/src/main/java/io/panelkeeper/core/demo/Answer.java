package io.panelkeeper.core.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One answer before it is framed for the wire.
 *
 * @param contentType {@code null} = no such header
 * @param headers     in wire order; a name may repeat
 */
record Answer(int status, String contentType, byte[] body, Framing framing, List<Map.Entry<String, String>> headers) {

    /** How the end of the body is told (§10.5). */
    enum Framing {
        /** As Go does by itself: chunked above 2 kB. */
        BY_SIZE,
        LENGTH,
        CHUNKED
    }

    private static final byte[] NOTHING = {};
    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final Answer NOT_FOUND_TEXT =
            new Answer(404, "text/plain", utf8("404 page not found"), Framing.LENGTH, List.of());

    static Answer json(String body) {
        return new Answer(200, JSON, utf8(body), Framing.BY_SIZE, List.of());
    }

    /** @param obj JSON text */
    static Answer ok(String obj) {
        return json("{\"success\":true,\"msg\":\"\",\"obj\":" + obj + "}");
    }

    /** @param msg free of quotes and backslashes */
    static Answer message(boolean success, String msg) {
        return json("{\"success\":" + success + ",\"msg\":\"" + msg + "\",\"obj\":null}");
    }

    static Answer empty(int status) {
        return new Answer(status, null, NOTHING, Framing.LENGTH, List.of());
    }

    static Answer html(byte[] body, Framing framing) {
        return new Answer(200, HTML, body, framing, List.of());
    }

    static Answer notFound(DemoRelease release) {
        return release.textOnMissingRoute() ? NOT_FOUND_TEXT : empty(404);
    }

    /** A redirect to an absolute path; only that of a GET has a body (§1.10). */
    static Answer redirect(int status, String location, boolean get) {
        String phrase = status == 301 ? "Moved Permanently" : "Temporary Redirect";
        Answer answer = get
                ? new Answer(status, HTML, utf8("<a href=\"" + location + "\">" + phrase + "</a>.\n\n"),
                        Framing.LENGTH, List.of())
                : empty(status);
        return answer.with("Location", location);
    }

    Answer with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Answer(status, contentType, body, framing, more);
    }

    Answer withStatus(int other) {
        return new Answer(other, contentType, body, framing, headers);
    }

    Answer withBody(byte[] other, Framing otherFraming) {
        return new Answer(status, contentType, other, otherFraming, headers);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
