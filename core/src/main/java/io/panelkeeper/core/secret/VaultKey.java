package io.panelkeeper.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of the vault.
 *
 * @param id     8 hexadecimal digits computed from the key, so that the same key always has the same id
 */
public record VaultKey(String id, SecretKeySpec secret) {

    public static final int BYTES = 32;

    /** @throws VaultException if these are not 32 bytes */
    public static VaultKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new VaultException("A key has " + BYTES + " bytes, not " + bytes.length + ".");
        }
        String id = HexFormat.of().formatHex(Arrays.copyOf(mac(bytes, "id"), 4));
        return new VaultKey(id, new SecretKeySpec(bytes, "AES"));
    }

    /** A value by which the key can be recognised later without telling anything about it. */
    public byte[] checkValue() {
        return mac(secret.getEncoded(), "check");
    }

    /** Whether the value was made by this key. */
    public boolean matches(byte[] checkValue) {
        return MessageDigest.isEqual(checkValue(), checkValue);
    }

    @Override
    public String toString() {
        return "VaultKey[" + id + "]";
    }

    private static byte[] mac(byte[] key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(("panelkeeper vault key " + purpose).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256.", e);
        }
    }
}
