package io.panelkeeper.core.demo;

import io.panelkeeper.core.panel.PanelVersion;

/**
 * What a release does on the wire, read from the tables of the wire contract once more. On purpose this does not ask
 * {@link io.panelkeeper.core.panel.PanelRelease}: a mistake there must not repeat itself here.
 *
 * @param version what the panel reports
 * @param head    the development head after 3.6.0; it still reports 3.6.0, or {@code dev+…} (§14.20)
 */
record DemoRelease(PanelVersion version, boolean head) {

    /**
     * @param text a version such as {@code 2.9.4}, {@code HEAD}, or {@code dev+1a2b3c4d}
     * @throws IllegalArgumentException if it is none of these
     */
    static DemoRelease of(String text) {
        if (text.equals("HEAD")) {
            return new DemoRelease(PanelVersion.of(3, 6, 0), true);
        }
        PanelVersion version = PanelVersion.parse(text).orElseThrow(() -> new IllegalArgumentException(
                "A simulated panel's release is a version such as 2.9.4, or HEAD, not " + text + "."));
        return new DemoRelease(version, version.development());
    }

    boolean since(int major, int minor, int patch) {
        return head || version.atLeast(major, minor, patch);
    }

    boolean upTo(int major, int minor, int patch) {
        return !head && version.compareTo(PanelVersion.of(major, minor, patch)) <= 0;
    }

    boolean is(int major, int minor, int patch) {
        return !head && version.equals(PanelVersion.of(major, minor, patch));
    }

    boolean v3() {
        return since(3, 0, 0);
    }

    /** How often the panel reads Xray's counters, seconds (§4.3). */
    int trafficPollSeconds() {
        return v3() ? 5 : 10;
    }

    /** A core that was current when the release came out. */
    String xrayVersion() {
        if (since(3, 3, 0)) {
            return "26.7.28";
        }
        if (since(3, 1, 0)) {
            return "26.6.1";
        }
        if (since(2, 9, 0)) {
            return "26.3.27";
        }
        return since(2, 6, 0) ? "25.9.5" : "1.8.24";
    }

    String cookieName() {
        return upTo(2, 3, 7) ? "session" : "3x-ui";
    }

    /**
     * Attributes of the session cookie (§2.5).
     *
     * @param lifetime as Max-Age and Expires have it, may be empty
     */
    String cookieAttributes(String basePath, String lifetime, boolean secure) {
        StringBuilder attributes = new StringBuilder("; Path=").append(since(2, 9, 0) ? basePath : "/")
                .append(lifetime);
        if (since(2, 3, 9)) {
            attributes.append("; HttpOnly");
        }
        if (v3() && secure) {
            attributes.append("; Secure");
        }
        return attributes.append(since(2, 8, 0) ? "; SameSite=Lax" : "").toString();
    }

    /** With the default {@code sessionMaxAge} of the release; 0 = until the browser closes (§2.5). */
    int cookieMaxAgeSeconds() {
        if (upTo(2, 3, 8)) {
            return 2_592_000;
        }
        if (upTo(2, 3, 11)) {
            return 0;
        }
        return upTo(2, 6, 3) ? 3_600 : 21_600;
    }

    /** Login saves the session twice and so sends two cookies of one name; the last one counts (§2.5). */
    boolean doubleSetCookie() {
        return since(2, 3, 12) && upTo(2, 4, 9);
    }

    /** A new password ends every older session (§2.6). */
    boolean loginEpoch() {
        return since(3, 0, 2);
    }

    /** The second factor is a fixed secret, compared even when the feature is off (§2.1). */
    boolean loginSecret() {
        return upTo(2, 5, 8);
    }

    /** A missing route is told in text; later releases say nothing (§1.8). */
    boolean textOnMissingRoute() {
        return upTo(2, 8, 4);
    }

    /** {@code settings}, {@code streamSettings} and {@code sniffing} are JSON inside a string (§5.2). */
    boolean settingsAsString() {
        return upTo(3, 0, 2);
    }

    /** An empty online list is {@code null} rather than {@code []} (§4.2). */
    boolean nullWhenNobody() {
        return upTo(2, 8, 6);
    }

    /** Whether an answer to this path is compressed for a client that accepts gzip (§10.5). */
    boolean gzips(String pathBelowBase) {
        return upTo(2, 6, 8) || since(2, 8, 11) || !pathBelowBase.startsWith("panel/api/");
    }
}
