package io.panelkeeper.core.panel;

/** The five ways of speaking that cover every release from 2.3.0 on (wire contract §13.1). */
public enum Dialect {
    /** 2.3.0 – 2.6.8: server routes outside the API, no CSRF token, no API token. */
    A,
    /** 2.7.0 – 2.9.4: server routes inside the API. */
    B,
    /** 3.0.0 – 3.0.2: CSRF and bearer tokens. */
    C,
    /** 3.1.0 – 3.2.8: client routes of their own, {@code settings} as an object. */
    D,
    /** 3.3.0 and newer: settings routes inside the API, online clients by node. */
    E;

    public static Dialect of(PanelVersion version) {
        if (version.before(2, 7, 0)) {
            return A;
        }
        if (version.before(3, 0, 0)) {
            return B;
        }
        if (version.before(3, 1, 0)) {
            return C;
        }
        return version.before(3, 3, 0) ? D : E;
    }
}
