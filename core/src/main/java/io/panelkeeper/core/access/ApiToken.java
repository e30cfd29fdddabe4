package io.panelkeeper.core.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token for programs: {@code pk_} and 64 lower-case hexadecimal digits. It carries 256 random bits, so a plain
 * SHA-256 of it is a safe thing to keep (a slow hash protects what people choose, not this). The prefix lets secret
 * scanners find a leaked one.
 */
public record ApiToken(String value) {

    private static final Pattern FORM = Pattern.compile("pk_[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the text has another form; the message does not repeat it */
    public ApiToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A token is pk_ followed by 64 lower-case hexadecimal digits.");
        }
    }

    public static Optional<ApiToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiToken(text)) : Optional.empty();
    }

    public static ApiToken random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new ApiToken("pk_" + HexFormat.of().formatHex(bytes));
    }

    /** What is stored and looked up: SHA-256 of the whole text, 64 hexadecimal digits. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return "ApiToken[•••]";
    }
}
