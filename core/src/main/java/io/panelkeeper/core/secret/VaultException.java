package io.panelkeeper.core.secret;

/** A secret, or the key to all of them, is not what it should be. The message is for the operator and holds no secret. */
public class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaultException(String message) {
        super(message);
    }

    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
