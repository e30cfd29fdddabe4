package io.panelkeeper.core.panel;

/**
 * What a panel's version means on the wire: its dialect and the flags inside it (wire contract §13.1).
 *
 * @param version the version as detected; for 3.0.x with a bearer token only, the lowest that fits (§13.2 step 3)
 */
public record PanelRelease(PanelVersion version) {

    public Dialect dialect() {
        return Dialect.of(version);
    }

    /** Every unsafe method needs an {@code X-CSRF-Token} (§2.7). */
    public boolean csrf() {
        return version.atLeast(3, 0, 0);
    }

    /** The second factor is a fixed login secret (§2.1). */
    public boolean loginSecret() {
        return version.before(2, 6, 0);
    }

    /** Each status names the panel's version (§6.2). */
    public boolean statusTellsVersion() {
        return version.atLeast(3, 1, 0);
    }

    /** A status may be minutes old when nobody asked for 3 minutes; ask twice (§6.3). */
    public boolean staleStatus() {
        return version.before(2, 8, 1);
    }

    /** The last-seen map exists (§4.1). */
    public boolean lastOnline() {
        return version.atLeast(2, 6, 8);
    }

    /** The online list is frozen unless a browser is open; compute from the last-seen map (§4.4). */
    public boolean onlinesFrozen() {
        return version.equals(PanelVersion.of(3, 1, 0));
    }

    /** Building Xray's configuration empties the list until the panel's next poll (§4.6). */
    public boolean onlinesWipedByConfig() {
        return version.before(3, 1, 0);
    }

    /** {@code null} as the online list means "nobody", not "not polled yet" (§4.2). */
    public boolean nullMeansNobody() {
        return version.before(2, 8, 7);
    }

    /** Online clients can be asked per node (§4.8). */
    public boolean onlinesByGuid() {
        return version.atLeast(3, 3, 0);
    }

    /** Panels can have nodes whose clients they list as their own (§5.9). */
    public boolean nodes() {
        return version.atLeast(3, 0, 0);
    }

    /** The page of a signed-in person names the database (§6.6). */
    public boolean tellsDatabase() {
        return version.atLeast(3, 2, 5);
    }

    /** The name of the session cookie (§2.5). */
    public String cookieName() {
        return version.before(2, 3, 8) ? "session" : "3x-ui";
    }
}
