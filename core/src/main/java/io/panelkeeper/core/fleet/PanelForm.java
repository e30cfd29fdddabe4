package io.panelkeeper.core.fleet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A panel as somebody typed it, in a form, a line of a file or a REST call; nothing is checked yet. {@code null} and
 * empty mean the same: not given.
 *
 * @param group       by name
 * @param login       {@code null} = none given, on an edit: keep the ones we have
 * @param pin         fingerprint of the only certificate to accept
 * @param pollSeconds not given = the default
 */
public record PanelForm(String label, String group, String url, List<String> tags, Login login, String pin,
        String pollSeconds) {

    private static final Pattern SEPARATOR = Pattern.compile("[,;،]");

    /** Either a token, or the rest. */
    public record Login(String username, String password, String totpSeed, String loginSecret, String token) {
        @Override
        public String toString() {
            return "Login[" + username + ", •••]";
        }
    }

    /** Tags as people list them in one line, separated by commas (Arabic ones too) or semicolons. */
    public static List<String> tags(String line) {
        return line == null || line.isBlank()
                ? List.of()
                : Stream.of(SEPARATOR.split(line)).map(String::strip).filter(tag -> !tag.isEmpty()).toList();
    }
}
