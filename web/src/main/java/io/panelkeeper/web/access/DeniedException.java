package io.panelkeeper.web.access;

import io.panelkeeper.core.access.Privilege;

/** The caller does not hold the privilege for what was asked. Nothing has happened. */
public class DeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean known;

    DeniedException(Privilege privilege, boolean known) {
        super("This needs the privilege " + privilege + ".");
        this.known = known;
    }

    /** False: signing in may help. */
    public boolean known() {
        return known;
    }
}
