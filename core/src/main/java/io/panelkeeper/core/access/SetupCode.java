package io.panelkeeper.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * The one-time code that proves, at the first run, that a person can read the portal's log: 8 groups of 4 characters,
 * 160 random bits, written with Crockford's Base32 (no letter that looks like a digit).
 *
 * @param text as it is printed, for example {@code 7K3M-...}
 */
public record SetupCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUPS = 8;
    private static final int GROUP_LENGTH = 4;

    public static SetupCode random(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new SetupCode(text.toString());
    }

    /** Takes as long for a nearly right code as for a wrong one; hyphens, blanks and letter case do not matter. */
    public boolean matches(String typed) {
        return MessageDigest.isEqual(plain(text), plain(typed));
    }

    private static byte[] plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L', '1')
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SetupCode[•••]";
    }
}
