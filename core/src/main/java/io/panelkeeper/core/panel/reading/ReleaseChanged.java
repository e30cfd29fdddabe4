package io.panelkeeper.core.panel.reading;

/**
 * The panel does not speak the dialect that was known of it: it has been upgraded, moved or replaced. Leads to a new
 * detection.
 */
final class ReleaseChanged extends Exception {

    private static final long serialVersionUID = 1L;

    ReleaseChanged(String evidence) {
        super(evidence);
    }
}
