package io.panelkeeper.core.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a session cookie holds. The server keeps nothing, so a copy outlives a logout (wire contract §2.4).
 *
 * @param user  whether somebody is logged in
 * @param epoch the user's login epoch when he logged in (§2.6)
 * @param csrf  empty = none minted yet (§2.7)
 */
record DemoSession(boolean user, int epoch, String csrf) {

    static final DemoSession NONE = new DemoSession(false, 0, "");

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    /** Fixed in the library the panels use (§2.5). */
    private static final Duration SIGNATURE_AGE = Duration.ofDays(30);

    DemoSession loggedIn(int userEpoch) {
        return new DemoSession(true, userEpoch, csrf);
    }

    DemoSession withCsrf(String token) {
        return new DemoSession(user, epoch, token);
    }

    /** Only letters, digits, {@code -} and {@code _}: safe as a cookie's value. */
    String seal(byte[] key, Instant now) {
        String payload = now.getEpochSecond() + "|" + user + "|" + epoch + "|" + csrf;
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        String sealed = payload + "|" + ENCODER.encodeToString(mac(key, bytes));
        return ENCODER.encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    }

    /** @return empty for a cookie that is not ours, was changed, or is too old */
    static Optional<DemoSession> open(String cookie, byte[] key, Instant now) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
            int end = text.lastIndexOf('|');
            byte[] expected = mac(key, text.substring(0, Math.max(end, 0)).getBytes(StandardCharsets.UTF_8));
            if (end < 0 || !MessageDigest.isEqual(expected, Base64.getUrlDecoder().decode(text.substring(end + 1)))) {
                return Optional.empty();
            }
            String[] parts = text.substring(0, end).split("\\|", -1);
            Instant issued = Instant.ofEpochSecond(Long.parseLong(parts[0]));
            return issued.plus(SIGNATURE_AGE).isBefore(now)
                    ? Optional.empty()
                    : Optional.of(
                            new DemoSession(Boolean.parseBoolean(parts[1]), Integer.parseInt(parts[2]), parts[3]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] mac(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
