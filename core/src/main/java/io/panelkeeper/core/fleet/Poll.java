package io.panelkeeper.core.fleet;

import io.panelkeeper.core.panel.PanelFailure;
import java.time.Duration;
import java.time.Instant;

/**
 * One poll as it is remembered.
 *
 * @param failure {@code null} = answered
 * @param online  {@code null} = the list was not usable
 */
public record Poll(Instant at, Duration took, int requests, int logins, PanelFailure failure, Integer online) {
}
