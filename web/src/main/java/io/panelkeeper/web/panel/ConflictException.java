package io.panelkeeper.web.panel;

/** The change would overwrite somebody else's, or repeat what exists. */
public class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The field that conflicts, for example {@code label}. */
    private final String field;

    public ConflictException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
