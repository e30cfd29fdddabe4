package io.panelkeeper.core.demo;

/**
 * @param csrf whether an unsafe call by cookie needs the token; only from 3.0.0 on (wire contract §2.7)
 */
record Route(Family family, boolean csrf, Handler handler) {

    /** Who is turned away, and how (§1.10). */
    enum Family {
        PUBLIC,
        /** Pages, and until they moved the server, settings and Xray groups. */
        PANEL,
        API,
        WEBSOCKET
    }

    @FunctionalInterface
    interface Handler {
        Answer answer(DemoPanel panel, DemoRequest request, DemoSession session);
    }
}
