package io.panelkeeper.web.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/**
 * The one place that hashes passwords: PBKDF2 with 600,000 rounds of HMAC-SHA-256, a salt each, stored with its
 * parameters so that they can be raised later (ASVS 2.4.4; the API's own default is 2,048 rounds).
 */
@ApplicationScoped
class Passwords {

    @Inject
    private Pbkdf2PasswordHash hash;
    private String nobodysHash;

    @PostConstruct
    void init() {
        hash.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA256",
                "Pbkdf2PasswordHash.Iterations", "600000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "16",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        nobodysHash = hash("no password has this hash");
    }

    String hash(String password) {
        return hash.generate(password.toCharArray());
    }

    boolean matches(char[] password, String stored) {
        return hash.verify(password, stored);
    }

    /** Takes the time of a check, so that the answer's time does not tell whether a name exists. */
    boolean matchesNobody(char[] password) {
        hash.verify(password, nobodysHash);
        return false;
    }
}
