package io.panelkeeper.web.access;

import io.panelkeeper.core.access.Throttle;
import io.panelkeeper.core.access.Throttle.Policy;
import io.panelkeeper.persistence.access.ThrottleRepository;
import io.panelkeeper.web.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Slows down guessing, for all nodes together. An attempt is counted before it is checked, or many at once would all
 * pass. A person who has signed in from an address before is not slowed down there by strangers who guess at the same
 * name elsewhere.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class SignInThrottle {

    @Inject
    private ThrottleRepository throttles;
    @Inject
    private Settings settings;
    @Inject
    private Clock clock;

    /** @return how long to wait; zero = go on, and the attempt is counted */
    Duration admitSignIn(String username, String address) {
        String acquaintance = key("acquaintance", username, address);
        boolean known = throttles.find(acquaintance).isPresent();
        return admit(Map.of(key("address", address), addressPolicy(),
                known ? acquaintance : key("account", username), accountPolicy()));
    }

    /** @return how long to wait; zero = go on, and the attempt is counted */
    Duration admitSetup(String address) {
        return admit(Map.of(key("address", address), addressPolicy()));
    }

    /**
     * The right password: nothing is held against this person at this address any more. Also drops what no longer
     * counts of others.
     */
    void signedIn(String username, String address) {
        throttles.delete(key("address", address));
        throttles.delete(key("account", username));
        throttles.save(key("acquaintance", username, address), Throttle.FRESH);
        throttles.forget(clock.instant());
    }

    private Duration admit(Map<String, Policy> policies) {
        Instant now = clock.instant();
        // In one order for everybody, or two attempts could wait for each other's rows.
        Map<String, Throttle> found = new TreeMap<>();
        new TreeMap<>(policies).keySet().forEach(key -> found.put(key, throttles.find(key).orElse(Throttle.FRESH)));
        Duration wait = found.entrySet().stream().map(entry -> entry.getValue().wait(policies.get(entry.getKey()), now))
                .max(Comparator.naturalOrder()).orElseThrow();
        if (wait.isZero()) {
            // Every guessed name leaves a row; whoever guesses next takes the old ones away.
            throttles.forget(now);
            found.forEach((key, throttle) -> throttles.save(key, throttle.attempted(policies.get(key), now)));
        }
        return wait;
    }

    private Policy accountPolicy() {
        return Policy.ofAccount(settings.signIn().attempts(), settings.signIn().window());
    }

    private Policy addressPolicy() {
        return Policy.ofAddress(settings.signIn().attemptsPerAddress(), settings.signIn().window());
    }

    /** Hashed: people type passwords into the field for the name, and a name may have any length. */
    private static String key(String kind, String... parts) {
        try {
            byte[] text = String.join("\n", parts).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return kind + ":" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
