package io.panelkeeper.it;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition of another process, never for a time. */
public final class Await {

    private static final long LOOK_MILLIS = 50;

    private Await() {
    }

    /** @throws AssertionError with what is missing, once the time is over */
    public static void until(Duration atMost, Supplier<String> missing, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + atMost.toSeconds() + " s: " + missing.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }
}
