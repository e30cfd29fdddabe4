package io.panelkeeper.core.panel;

import java.net.URI;

/**
 * Where a panel answers: origin and base path, normalised so that two spellings of one address are equal.
 *
 * @param scheme   {@code http} or {@code https}
 * @param host     lower case; an IPv6 literal carries its brackets
 * @param port     always explicit
 * @param basePath begins and ends with {@code /}; case matters (wire contract §1.7)
 */
public record PanelUrl(String scheme, String host, int port, String basePath) {

    /** The port of a panel whose address names none (wire contract §1.1). */
    public static final int DEFAULT_PORT = 2053;

    /**
     * Reads an address as people paste it: with or without scheme, port, base path, a page of the panel behind it
     * ({@code /panel/}, {@code /panel/inbounds}, {@code /login}), IPv6 with brackets.
     *
     * @throws MalformedPanelUrlException with a sentence for the person who typed it
     */
    public static PanelUrl parse(String text) {
        return PanelUrlParser.parse(text);
    }

    /** @param path relative to the base path, without a leading slash */
    public URI resolve(String path) {
        return URI.create(this + path);
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /** The address with its base path, for example {@code https://panel.example:2053/secret/}. */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + basePath;
    }
}
