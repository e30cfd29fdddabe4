package io.panelkeeper.core.access;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a secret may be guessed. The first attempts cost nothing, then the wait doubles up to a limit. Whoever stays away for
 * {@link #FORGET} starts anew. Refused attempts do not prolong a wait, so nobody is locked out for ever.
 *
 * @param attempts attempts since the last success, the present one included
 * @param last     the latest attempt that was let through
 */
public record Throttle(int attempts, Instant last) {

    public static final Duration FORGET = Duration.ofHours(1);

    /** Nobody has tried yet. */
    public static final Throttle FRESH = new Throttle(0, Instant.EPOCH);

    /**
     * @param free  attempts without any wait
     * @param limit longest wait
     */
    public record Policy(int free, Duration limit) {
        /** Short, since anybody can keep guessing at somebody else's name and make them wait. */
        public static final Policy ACCOUNT = new Policy(5, Duration.ofSeconds(30));
        /** Long: this is the guesser's own door. Several people may share an address, so it opens more slowly than an account's. */
        public static final Policy ADDRESS = new Policy(10, Duration.ofMinutes(15));
    }

    /** How long this one has to wait before the next attempt; zero = may try now. */
    public Duration wait(Policy policy, Instant now) {
        if (attempts < policy.free() || forgotten(now)) {
            return Duration.ZERO;
        }
        Instant until = last.plus(pause(policy));
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** After an attempt was let through; a success is told by dropping the throttle. */
    public Throttle attempted(Instant now) {
        return new Throttle(forgotten(now) ? 1 : attempts + 1, now);
    }

    private Duration pause(Policy policy) {
        int doublings = Math.min(attempts - policy.free(), 30);
        Duration pause = Duration.ofSeconds(1L << doublings);
        return pause.compareTo(policy.limit()) > 0 ? policy.limit() : pause;
    }

    private boolean forgotten(Instant now) {
        return !now.isBefore(last.plus(FORGET));
    }
}
