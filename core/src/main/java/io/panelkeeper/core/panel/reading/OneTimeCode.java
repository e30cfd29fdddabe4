package io.panelkeeper.core.panel.reading;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * TOTP as panels check it: SHA-1, 6 digits, 30 seconds, the current step only (wire contract §2.1). A code of the
 * neighbouring step is a failed login, so near the border between two steps we wait for the safe side.
 */
final class OneTimeCode {

    /** The panel's clock is known to about half a second. */
    private static final long MARGIN = 1500;

    /** How time passes; tests have their own. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final Pause pause;

    OneTimeCode(Pause pause) {
        this.pause = pause;
    }

    String code(String base32, Conversation panel) throws PanelException {
        String letters = base32.replaceAll("[\\s=-]", "").toUpperCase(Locale.ROOT);
        byte[] seed = new Base32().decode(letters);
        if (seed.length == 0 || !letters.matches("[A-Z2-7]+")) {
            throw new PanelException(
                    new LoginRefused("the one-time code's secret is no Base32 text; nothing was sent"));
        }
        try {
            Instant now = panel.panelNow();
            Duration wait = untilSafe(now);
            if (!wait.isZero()) {
                pause.of(wait);
                now = panel.panelNow();
            }
            return generator.generateOneTimePasswordString(new SecretKeySpec(seed, generator.getAlgorithm()), now);
        } catch (InvalidKeyException e) {
            throw new PanelException(new LoginRefused("the one-time code's secret is unusable; nothing was sent"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PanelException(new PortalFailed("interrupted"), e);
        }
    }

    private Duration untilSafe(Instant now) {
        long step = generator.getTimeStep().toMillis();
        long position = Math.floorMod(now.toEpochMilli(), step);
        if (position < MARGIN) {
            return Duration.ofMillis(MARGIN - position);
        }
        return position > step - MARGIN ? Duration.ofMillis(step - position + MARGIN) : Duration.ZERO;
    }
}
