package io.panelkeeper.core.panel.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches JSON pass by and stops what would exhaust memory or time before a parser has to hold it: endless strings,
 * endless numbers, endless depth.
 */
final class JsonGuard extends FilterInputStream {

    private static final int DEPTH = 100;
    /** More digits than any 64-bit number or useful fraction has. */
    private static final int NUMBER = 64;

    private final int longestString;
    private int depth;
    private int string;
    private int number;
    private boolean inString;
    private boolean escaped;

    /** @param longestString bytes between two quotes */
    JsonGuard(InputStream in, int longestString) {
        super(in);
        this.longestString = longestString;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            look((byte) read);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        for (int i = offset; i < offset + read; i++) {
            look(into[i]);
        }
        return read;
    }

    private void look(byte character) {
        if (inString) {
            lookInString(character);
            return;
        }
        switch (character) {
            case '"' -> {
                inString = true;
                string = 0;
                number = 0;
            }
            case '{', '[' -> {
                number = 0;
                if (++depth > DEPTH) {
                    throw new BrokenJson("nested deeper than " + DEPTH);
                }
            }
            case '}', ']' -> {
                number = 0;
                depth--;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '-', '+', 'e', 'E' -> {
                if (++number > NUMBER) {
                    throw new BrokenJson("a number of more than " + NUMBER + " digits");
                }
            }
            default -> number = 0;
        }
    }

    private void lookInString(byte character) {
        if (escaped) {
            escaped = false;
        } else if (character == '\\') {
            escaped = true;
        } else if (character == '"') {
            inString = false;
        }
        if (++string > longestString) {
            throw new BrokenJson("a text of more than " + longestString + " bytes");
        }
    }
}
