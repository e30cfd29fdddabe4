package io.panelkeeper.core.panel;

/** A question to a panel that got no usable answer. */
public final class PanelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient PanelFailure failure;

    public PanelException(PanelFailure failure) {
        super(failure.code() + ": " + failure.evidence());
        this.failure = failure;
    }

    public PanelException(PanelFailure failure, Throwable cause) {
        super(failure.code() + ": " + failure.evidence(), cause);
        this.failure = failure;
    }

    public PanelFailure failure() {
        return failure;
    }
}
