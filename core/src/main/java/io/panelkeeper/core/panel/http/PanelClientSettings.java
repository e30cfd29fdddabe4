package io.panelkeeper.core.panel.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How patient and how open the panel client is.
 *
 * @param connectTimeout per address, TCP and TLS handshake each
 * @param answerTimeout  silence we bear, before the first byte and between bytes
 * @param deadline       for the whole exchange, connection included
 * @param maxBody        bytes of a list after decompression
 * @param deniedNetworks addresses that no panel may have
 * @param maxConnections open connections to all panels together; at least the number of panels, so that none has to
 *                       reconnect
 */
public record PanelClientSettings(
        Duration connectTimeout,
        Duration answerTimeout,
        Duration deadline,
        long maxBody,
        DeniedNetworks deniedNetworks,
        int maxConnections) {

    public static final PanelClientSettings DEFAULT = new PanelClientSettings(Duration.ofSeconds(5),
            Duration.ofSeconds(10), Duration.ofSeconds(20), 64L << 20, DeniedNetworks.DEFAULT, 5000);

    public PanelClientSettings {
        requirePositive(connectTimeout, "connect timeout");
        requirePositive(answerTimeout, "answer timeout");
        requirePositive(deadline, "deadline");
        Objects.requireNonNull(deniedNetworks, "denied networks are required, possibly none");
        if (maxBody < 1) {
            throw new IllegalArgumentException("The largest body must be at least 1 byte, not " + maxBody + ".");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("At least 1 connection is needed, not " + maxConnections + ".");
        }
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("The " + name + " must be longer than 0, not " + duration + ".");
        }
    }
}
