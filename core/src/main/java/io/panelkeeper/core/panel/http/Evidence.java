package io.panelkeeper.core.panel.http;

/**
 * Makes what a stranger sent us fit for a log line and a page: one line, no control or direction characters, at most
 * 300 characters.
 */
public final class Evidence {

    public static final int LENGTH = 300;

    private Evidence() {
    }

    /** @param text may be {@code null} */
    public static String of(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LENGTH));
        boolean gap = false;
        for (int i = 0; i < text.length() && clean.length() < LENGTH;) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                gap = clean.length() > 0;
            } else if (isPrintable(character)) {
                if (gap) {
                    clean.append(' ');
                    gap = false;
                }
                clean.appendCodePoint(character);
            }
        }
        if (clean.length() > LENGTH) {
            clean.setLength(Character.isLowSurrogate(clean.charAt(LENGTH)) ? LENGTH - 1 : LENGTH);
        }
        return clean.toString();
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            // FORMAT holds the characters that turn the direction of text around.
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
