package io.panelkeeper.core.access;

import java.util.Locale;
import java.util.Optional;

/**
 * What a person's name and password must be. Length is what counts; there are no rules on kinds of characters (ASVS
 * 2.1.1, 2.1.2, 2.1.9).
 */
public final class PasswordRule {

    public static final int LEAST_LENGTH = 12;
    /** Keeps the slow hash from being fed megabytes. */
    public static final int MOST_LENGTH = 200;
    public static final int NAME_LENGTH = 64;

    private PasswordRule() {
    }

    /** @return the bundle's key of what is wrong with the name, or empty */
    public static Optional<String> wrongName(String name) {
        if (name.isBlank()) {
            return Optional.of("name.missing");
        }
        if (name.codePointCount(0, name.length()) > NAME_LENGTH) {
            return Optional.of("name.too-long");
        }
        return name.strip().equals(name) && name.codePoints().noneMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of("name.characters");
    }

    /** @return the bundle's key of what is wrong with the password, or empty */
    public static Optional<String> wrongPassword(String name, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST_LENGTH) {
            return Optional.of("password.too-short");
        }
        if (length > MOST_LENGTH) {
            return Optional.of("password.too-long");
        }
        boolean guessable = password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)) && length < 2 * LEAST_LENGTH
                || password.codePoints().distinct().count() < 5;
        return guessable ? Optional.of("password.guessable") : Optional.empty();
    }
}
