package io.panelkeeper.core.panel;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the address of a panel in the forms people paste. */
final class PanelUrlParser {

    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://.*");
    /** Pages of the panel itself: what follows the base path in an address copied from the browser. */
    private static final List<String> PAGES = List.of("/panel/", "/login/", "/xui/", "/csrf-token/", "/server/");

    private PanelUrlParser() {
    }

    static PanelUrl parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new MalformedPanelUrlException("url.missing",
                    "Enter the panel's address, for example https://panel.example:2053/secret/.");
        }
        boolean schemeGiven = SCHEME.matcher(trimmed).matches();
        URI uri = uri(schemeGiven ? trimmed : "http://" + bracketed(trimmed));
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new MalformedPanelUrlException("url.scheme",
                    "A panel is reached by http:// or https://, not " + scheme + "://.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new MalformedPanelUrlException("url.user-info",
                    "Leave user name and password out of the address; they have fields of their own.");
        }
        if (uri.getHost() == null) {
            throw new MalformedPanelUrlException("url.host", "The address has no readable host name.");
        }
        int port = uri.getPort();
        if (port == 0 || port > 65535) {
            throw new MalformedPanelUrlException("url.port", "A port is a number from 1 to 65535.");
        }
        if (port < 0) {
            port = !schemeGiven ? PanelUrl.DEFAULT_PORT : scheme.equals("https") ? 443 : 80;
        }
        return new PanelUrl(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, basePath(uri.getRawPath()));
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            // A name with non-ASCII letters has no "host" for java.net.URI until it is written as an A-label.
            return uri.getHost() == null && uri.getRawAuthority() != null ? new URI(text.replace(uri.getRawAuthority(),
                    asciiAuthority(uri.getRawAuthority()))) : uri;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new MalformedPanelUrlException("url.syntax", "This is not an address (" + e.getMessage() + ").");
        }
    }

    private static String asciiAuthority(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0
                ? IDN.toASCII(authority)
                : IDN.toASCII(authority.substring(0, colon)) + authority.substring(colon);
    }

    /** {@code 2001:db8::1} without brackets is an address too, as long as no port follows. */
    private static String bracketed(String text) {
        int slash = text.indexOf('/');
        String authority = slash < 0 ? text : text.substring(0, slash);
        boolean bareIpv6 = !authority.startsWith("[") && authority.chars().filter(c -> c == ':').count() > 1;
        return bareIpv6 ? "[" + authority + "]" + text.substring(authority.length()) : text;
    }

    private static String basePath(String rawPath) {
        String path = rawPath == null || rawPath.isEmpty() ? "/" : rawPath;
        path = (path.endsWith("/") ? path : path + "/").replaceAll("/{2,}", "/");
        for (String page : PAGES) {
            int at = path.indexOf(page);
            if (at >= 0) {
                return path.substring(0, at + 1);
            }
        }
        return path;
    }
}
