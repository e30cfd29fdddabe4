package io.panelkeeper.launch;

/** Why the portal does not start, in a sentence for the person at the terminal; never shown with a stack trace. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    /** A wrong option or setting: nothing was touched. */
    static final int USAGE = 2;
    /** The server or the application did not come up. */
    static final int FAILED = 1;

    private final int exitCode;

    CannotStart(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
