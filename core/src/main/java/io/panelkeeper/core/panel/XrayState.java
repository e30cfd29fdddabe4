package io.panelkeeper.core.panel;

/** What the panel says of its Xray process (wire contract §6.2, §6.4). */
public enum XrayState {
    RUNNING,
    /** No process and no error recorded; not proof that a person stopped it. */
    STOPPED,
    /** The process ended with an error. */
    ERROR,
    /** A word that no known release uses. */
    UNKNOWN;

    public static XrayState of(String wire) {
        return switch (wire) {
            case "running" -> RUNNING;
            case "stop" -> STOPPED;
            case "error" -> ERROR;
            default -> UNKNOWN;
        };
    }
}
