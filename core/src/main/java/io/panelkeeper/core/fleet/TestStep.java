package io.panelkeeper.core.fleet;

import io.panelkeeper.core.panel.PanelFailure;

/**
 * One step of "test this panel".
 *
 * @param detail what was found (an address, a version, a fingerprint); may be empty
 * @param failure {@code null} unless {@code outcome} is FAILED
 */
public record TestStep(Step step, Outcome outcome, String detail, PanelFailure failure) {

    /** In the order in which they are tried. */
    public enum Step {
        NAME, CONNECTION, TLS, PANEL, VERSION, LOGIN, XRAY
    }

    public enum Outcome {
        OK, FAILED, SKIPPED
    }
}
