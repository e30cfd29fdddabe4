package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.PanelFailure;
import java.io.IOException;

/** A body that could not be read to its end, with what that means. */
public final class PanelIOException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient PanelFailure failure;

    public PanelIOException(PanelFailure failure, Throwable cause) {
        super(failure.evidence(), cause);
        this.failure = failure;
    }

    public PanelFailure failure() {
        return failure;
    }
}
