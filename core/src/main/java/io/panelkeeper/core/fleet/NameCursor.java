package io.panelkeeper.core.fleet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page of names ended: the last name in base64url, so that any name fits into an address. */
public final class NameCursor {

    private NameCursor() {
    }

    public static String of(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException for a cursor that is not ours */
    public static String name(String cursor) {
        try {
            String name = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            // PostgreSQL keeps no NUL, so no name of ours has it.
            if (of(name).equals(cursor) && name.indexOf('\0') < 0) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cursor: take it from nextCursor of the page before.", e);
        }
        throw new IllegalArgumentException("cursor: take it from nextCursor of the page before.");
    }
}
