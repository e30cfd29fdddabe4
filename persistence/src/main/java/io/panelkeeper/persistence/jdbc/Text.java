package io.panelkeeper.persistence.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text from panels, made fit for both engines. */
public final class Text {

    /** Characters of a client's name. */
    public static final int EMAIL = 1000;
    /** Characters of a node's GUID. */
    public static final int NODE = 64;
    /** Characters of a failure's evidence. */
    public static final int EVIDENCE = 300;

    /** A PostgreSQL index entry holds 2,704 bytes, and a client's name is part of keys. */
    private static final int KEY_BYTES = 2000;

    private Text() {
    }

    /**
     * The text as it can be stored: at most {@code length} characters; NUL (which PostgreSQL refuses) and halves of a surrogate pair
     * become U+FFFD. Nearly always the same object.
     */
    public static String fit(String text, int length) {
        if (text == null) {
            return null;
        }
        String cut = text.length() > length ? text.substring(0, length) : text;
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return repaired(cut);
            }
        }
        return cut;
    }

    /** A client's name as it can be a key: up to 1,000 characters and 2,000 bytes of UTF-8. */
    public static String email(String email) {
        String fit = fit(email, EMAIL);
        // Three bytes per char are the most that UTF-8 needs, so short names are not measured.
        if (fit.length() * 3 <= KEY_BYTES) {
            return fit;
        }
        String cut = fit;
        while (cut.getBytes(StandardCharsets.UTF_8).length > KEY_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    public static String node(String node) {
        return fit(node, NODE);
    }

    /** How a client's name is searched and sorted. */
    public static String emailKey(String email) {
        return fit(email.toLowerCase(Locale.ROOT), EMAIL);
    }

    /** A {@code LIKE} pattern that finds {@code part} anywhere in an e-mail key; to be used with {@code ESCAPE '!'}. */
    public static String contains(String part) {
        String literal = fit(part, EMAIL).toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal + "%";
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }
}
