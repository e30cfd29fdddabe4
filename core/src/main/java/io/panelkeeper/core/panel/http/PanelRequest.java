package io.panelkeeper.core.panel.http;

import io.panelkeeper.core.panel.TlsTrust;
import java.net.URI;
import java.util.Map;

/**
 * One request.
 *
 * @param headers    by name; values may be secret and are never logged
 * @param form       fields of a form-encoded body, or {@code null} for no body
 * @param answer     how large the answer may be
 * @param repeatable true if asking twice does no harm: then a kept connection that turns out to be dead is replaced
 *                   silently
 */
public record PanelRequest(
        Method method,
        URI uri,
        TlsTrust tls,
        Map<String, String> headers,
        Map<String, String> form,
        AnswerSize answer,
        boolean repeatable) {

    public enum Method {
        GET, POST
    }

    /** What we expect, and so what we allow. */
    public enum AnswerSize {
        /** A status, a login, a page: at most {@link #SMALL_BYTES}. */
        SMALL,
        /** A list that is usually short: at most {@link PanelClientSettings#maxBody()}. */
        LIST,
        /**
         * A list of everything: like {@link #LIST}, and asked for with gzip. Only for routes that exist (wire contract
         * §10.5).
         */
        PACKED_LIST;

        /** 1 MiB. */
        public static final long SMALL_BYTES = 1L << 20;
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
