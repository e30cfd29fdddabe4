package io.panelkeeper.core.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens secrets with AES-256-GCM. What is sealed for one place (say {@code panel:42:credentials}) cannot be opened at another, so
 * that nobody with access to the database alone can move a secret to a row of theirs.
 *
 * <p>Format: format number (1 byte), length of the key id (1 byte), key id, nonce (12 bytes), ciphertext with tag (16 bytes).
 *
 * <p>Several keys can be read; the first one seals. Thread-safe.
 */
public final class Vault {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String sealingKey;

    /** @param keys the newest first */
    public Vault(List<VaultKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("A vault needs a key.");
        }
        keys.forEach(key -> this.keys.put(key.id(), key.secret()));
        sealingKey = keys.get(0).id();
    }

    /** The key that seals. */
    public String keyId() {
        return sealingKey;
    }

    /** @param place what the secret belongs to; needed again to open it */
    public byte[] seal(String place, byte[] secret) {
        byte[] id = sealingKey.getBytes(StandardCharsets.US_ASCII);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, sealingKey, nonce, place, secret);
        return ByteBuffer.allocate(2 + id.length + NONCE_BYTES + sealed.length)
                .put(FORMAT).put((byte) id.length).put(id).put(nonce).put(sealed).array();
    }

    /** @throws VaultException if the secret was changed, belongs to another place, or was sealed with a key we do not have */
    public byte[] open(String place, byte[] sealed) {
        String id = keyIdOf(sealed);
        if (!keys.containsKey(id)) {
            throw new VaultException("The secret of " + place + " was encrypted with the key " + id + ", which is not in the key file.");
        }
        ByteBuffer rest = ByteBuffer.wrap(sealed).position(2 + id.length());
        if (rest.remaining() < NONCE_BYTES + TAG_BITS / 8) {
            throw damaged(place, null);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        rest.get(nonce);
        byte[] ciphertext = new byte[rest.remaining()];
        rest.get(ciphertext);
        return crypt(Cipher.DECRYPT_MODE, id, nonce, place, ciphertext);
    }

    /** Which key opens it. */
    public static String keyIdOf(byte[] sealed) {
        if (sealed.length < 2 || sealed[0] != FORMAT || sealed.length < 2 + sealed[1] || sealed[1] < 0) {
            throw new VaultException("This is not an encrypted secret, or one of a newer release.");
        }
        return new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII);
    }

    private byte[] crypt(int mode, String keyId, byte[] nonce, String place, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((keyId + ' ' + place).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw damaged(place, e);
        }
    }

    private static VaultException damaged(String place, Throwable cause) {
        return new VaultException("The secret of " + place + " was changed, or belongs elsewhere.", cause);
    }
}
