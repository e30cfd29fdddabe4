package io.panelkeeper.core.demo;

import java.time.Instant;

/**
 * When a simulated client is there: busy evenings, quiet nights, each client with its own habits. A pure function of
 * seed, name and instant, so that two runs agree and no state has to be kept.
 */
final class DailyCurve {

    private static final long SECONDS_OF_DAY = 86_400;
    /** Universal time; around nine in the evening where the demo's clients live. */
    private static final double BUSIEST_HOUR = 17.5;

    private final long seed;

    DailyCurve(long seed) {
        this.seed = seed;
    }

    boolean online(String email, Instant at) {
        return present(habit(email), slot(habit(email), at.getEpochSecond()));
    }

    /** Seconds of presence in {@code [from, to)}. */
    long onlineSeconds(String email, Instant from, Instant to) {
        Habit habit = habit(email);
        long second = from.getEpochSecond();
        long end = to.getEpochSecond();
        long sum = 0;
        while (second < end) {
            long slot = slot(habit, second);
            long next = Math.min(end, (slot + 1) * habit.slotSeconds - habit.offset);
            sum += present(habit, slot) ? next - second : 0;
            second = next;
        }
        return sum;
    }

    /** The last moment of presence at or before {@code at}, or {@code null} if none was within two days. */
    Instant lastSeen(String email, Instant at) {
        Habit habit = habit(email);
        long now = slot(habit, at.getEpochSecond());
        if (present(habit, now)) {
            return at;
        }
        long oldest = now - 2 * SECONDS_OF_DAY / habit.slotSeconds;
        for (long slot = now - 1; slot >= oldest; slot--) {
            if (present(habit, slot)) {
                return Instant.ofEpochSecond((slot + 1) * habit.slotSeconds - habit.offset);
            }
        }
        return null;
    }

    /** A number in [0, 1) that belongs to this name for ever; {@code salt} tells several of them apart. */
    double trait(String email, int salt) {
        return unit(mix(seed ^ email.hashCode() * 0x9E3779B97F4A7C15L) + salt);
    }

    private boolean present(Habit habit, long slot) {
        double hour = (slot * habit.slotSeconds - habit.offset) % SECONDS_OF_DAY / 3600.0;
        double day = 0.55 + 0.45 * Math.cos(2 * Math.PI * (hour - BUSIEST_HOUR) / 24);
        return unit(habit.hash + slot * 0xD1B54A32D192ED03L) < day * habit.zeal;
    }

    private static long slot(Habit habit, long second) {
        return Math.floorDiv(second + habit.offset, habit.slotSeconds);
    }

    /** Slots of two to fifteen minutes that begin at a moment of the client's own, so that not all change at once. */
    private Habit habit(String email) {
        long hash = mix(seed ^ email.hashCode() * 0x9E3779B97F4A7C15L);
        int slotSeconds = 120 + (int) (unit(hash + 1) * 780);
        return new Habit(hash, slotSeconds, (int) (unit(hash + 2) * slotSeconds), 0.15 + 0.8 * unit(hash + 3));
    }

    private static double unit(long value) {
        return (mix(value) >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64: well spread bits from neighbouring numbers. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private record Habit(long hash, int slotSeconds, int offset, double zeal) {
    }
}
