package io.panelkeeper.core.panel;

/** Text that is no address of a panel. */
public class MalformedPanelUrlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;

    MalformedPanelUrlException(String key, String message) {
        super(message);
        this.key = key;
    }

    /**
     * The bundle's key of the sentence, for people who do not read English: {@code url.missing}, {@code url.scheme} and
     * so on.
     */
    public String key() {
        return key;
    }
}
