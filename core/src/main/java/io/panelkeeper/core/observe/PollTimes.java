package io.panelkeeper.core.observe;

import java.time.Duration;
import java.time.Instant;

/**
 * When a panel is due. Each panel owns one moment in every period, given by its id, so a fleet is spread evenly however it was added,
 * restarted or asked by hand: multiples of the golden ratio never bunch up.
 */
public final class PollTimes {

    private static final double GOLDEN_RATIO = 0.618033988749894848;

    private PollTimes() {
    }

    /** The panel's first moment after {@code after}; at most one period later. */
    public static Instant next(long panelId, Duration period, Instant after) {
        long length = period.toMillis();
        double turn = panelId * GOLDEN_RATIO;
        long phase = (long) ((turn - Math.floor(turn)) * length);
        long periods = Math.floorDiv(after.toEpochMilli() - phase, length) + 1;
        return Instant.ofEpochMilli(periods * length + phase);
    }
}
