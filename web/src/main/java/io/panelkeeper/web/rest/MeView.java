package io.panelkeeper.web.rest;

import java.util.List;

/**
 * Who calls, and what that caller may do.
 *
 * @param kind      {@code person} or {@code token}
 * @param csrfToken to be sent as {@code X-CSRF-Token} with every change; {@code null} for tokens, which need none
 */
public record MeView(String name, String kind, List<String> privileges, String csrfToken) {
}
