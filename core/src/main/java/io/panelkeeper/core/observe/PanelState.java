package io.panelkeeper.core.observe;

/** The one word for a panel, in the order in which a person should look at it. */
public enum PanelState {
    /** We cannot go on without a person: login refused, certificate changed, not permitted. */
    NEEDS_ATTENTION,
    NOT_ANSWERING,
    /** The panel answers; its Xray does not run. */
    XRAY_STOPPED,
    /** Added, and its first poll is not over. */
    NOT_ASKED_YET,
    ANSWERING,
    /** A person told us not to ask. */
    PAUSED
}
