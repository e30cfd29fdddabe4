package io.panelkeeper.core.panel;

import java.util.Optional;

/**
 * Which certificate we accept from a panel: one the system trusts, or exactly one that a person has confirmed. There is no
 * "trust everything".
 *
 * @param pin SHA-256 of the certificate, 64 lower-case hexadecimal digits, or {@code null} for system trust
 */
public record TlsTrust(String pin) {

    public static final TlsTrust SYSTEM = new TlsTrust(null);

    /** @throws IllegalArgumentException if the text is no SHA-256 fingerprint; colons and upper case are accepted */
    public static TlsTrust pinned(String fingerprint) {
        String hex = fingerprint.replaceAll("[:\\s]", "").toLowerCase(java.util.Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A certificate pin is a SHA-256 fingerprint of 64 hexadecimal digits.");
        }
        return new TlsTrust(hex);
    }

    public Optional<String> pinned() {
        return Optional.ofNullable(pin);
    }
}
