package io.panelkeeper.persistence.panel;

import io.panelkeeper.core.panel.Credentials;

/** Encrypts credentials for one panel's row; the key and the format are the caller's. */
@FunctionalInterface
public interface CredentialsSealer {

    Sealed seal(long panelId, Credentials credentials);

    /** @param keyId the key that opens {@code bytes}; kept beside them so that old keys' rows can be found */
    record Sealed(String keyId, byte[] bytes) {
    }
}
