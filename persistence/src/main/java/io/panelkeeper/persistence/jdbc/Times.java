package io.panelkeeper.persistence.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as both engines keep them. */
public final class Times {

    // Panels may send any number as a time.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {
    }

    /** To the microsecond, rounded down, and within the years 1 – 9999; {@code null} stays. */
    public static Instant storable(Instant time) {
        if (time == null) {
            return null;
        }
        Instant within = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return within.truncatedTo(ChronoUnit.MICROS);
    }
}
