package io.panelkeeper.core.panel;

import java.time.Instant;

/**
 * A signed-in conversation: cookie and CSRF token belong together and travel as one value (wire contract §14.11).
 *
 * @param csrfToken  {@code null} before 3.0.0
 * @param loggedInAt our clock; the panel's signature is good for 30 days from here (§2.5)
 */
public record PanelSession(String cookieName, String cookieValue, String csrfToken, Instant loggedInAt) {
    @Override
    public String toString() {
        return "PanelSession[" + cookieName + "=•••, since " + loggedInAt + "]";
    }
}
