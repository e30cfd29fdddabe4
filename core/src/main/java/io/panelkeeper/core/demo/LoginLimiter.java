package io.panelkeeper.core.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Five failures in five minutes block address and user for fifteen (wire contract §2.8). Guarded by its panel. */
final class LoginLimiter {

    private static final int FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration BLOCK = Duration.ofMinutes(15);

    private final Map<String, Deque<Instant>> failures = new HashMap<>();
    private final Map<String, Instant> blockedUntil = new HashMap<>();

    boolean blocks(String address, String user, Instant now) {
        Instant until = blockedUntil.get(key(address, user));
        return until != null && now.isBefore(until);
    }

    void failed(String address, String user, Instant now) {
        String key = key(address, user);
        Deque<Instant> recent = failures.computeIfAbsent(key, k -> new ArrayDeque<>());
        recent.removeIf(at -> at.isBefore(now.minus(WINDOW)));
        recent.add(now);
        if (recent.size() >= FAILURES) {
            failures.remove(key);
            blockedUntil.put(key, now.plus(BLOCK));
        }
    }

    void succeeded(String address, String user) {
        failures.remove(key(address, user));
        blockedUntil.remove(key(address, user));
    }

    void forget() {
        failures.clear();
        blockedUntil.clear();
    }

    private static String key(String address, String user) {
        return address + ' ' + user.strip().toLowerCase(Locale.ROOT);
    }
}
