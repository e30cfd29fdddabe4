package io.panelkeeper.web.panel;

/** What was asked for does not exist, or the caller may not know that it does. */
public class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String what, Object id) {
        super("There is no " + what + " " + id + ".");
    }
}
