package io.panelkeeper.core.access;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a secret may be guessed. The first attempts cost nothing, then the wait doubles up to a limit. Refused
 * attempts do not prolong a wait, and whoever stays away starts anew, so nobody is locked out for ever.
 *
 * @param attempts attempts since the last success, the latest included
 * @param last     the latest attempt that was let through
 */
public record Throttle(int attempts, Instant last) {

    /** No policy remembers an attempt for longer. */
    public static final Duration FORGET = Duration.ofDays(1);

    /** Nobody has tried yet. */
    public static final Throttle FRESH = new Throttle(0, Instant.EPOCH);

    /**
     * @param free   attempts without any wait
     * @param limit  longest wait
     * @param forget after this time without an attempt all are forgotten
     */
    public record Policy(int free, Duration limit, Duration forget) {
        /** Short, since anybody can keep guessing at somebody else's name and make them wait. */
        private static final Duration ACCOUNT_LIMIT = Duration.ofSeconds(30);
        /** Long: this is the guesser's own door. */
        private static final Duration ADDRESS_LIMIT = Duration.ofMinutes(15);

        public static Policy ofAccount(int free, Duration forget) {
            return new Policy(free, ACCOUNT_LIMIT, forget);
        }

        public static Policy ofAddress(int free, Duration forget) {
            return new Policy(free, ADDRESS_LIMIT, forget);
        }
    }

    /** How long this one has to wait before the next attempt; zero = may try now. */
    public Duration wait(Policy policy, Instant now) {
        if (attempts < policy.free() || forgotten(policy, now)) {
            return Duration.ZERO;
        }
        Instant until = last.plus(pause(policy));
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** After an attempt was let through; a success is told by dropping the throttle. */
    public Throttle attempted(Policy policy, Instant now) {
        return new Throttle(forgotten(policy, now) ? 1 : attempts + 1, now);
    }

    private Duration pause(Policy policy) {
        int doublings = Math.min(attempts - policy.free(), 30);
        Duration pause = Duration.ofSeconds(1L << doublings);
        return pause.compareTo(policy.limit()) > 0 ? policy.limit() : pause;
    }

    private boolean forgotten(Policy policy, Instant now) {
        return !now.isBefore(last.plus(policy.forget()));
    }
}
