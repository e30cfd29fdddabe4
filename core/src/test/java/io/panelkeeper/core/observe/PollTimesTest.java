package io.panelkeeper.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PollTimesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Property
    void isLaterByAtMostOnePeriod(@ForAll @LongRange(min = 1, max = 1_000_000) long panel,
            @ForAll @IntRange(min = 10, max = 3600) int seconds, @ForAll @LongRange(min = 0, max = 10_000_000) long millis) {
        Duration period = Duration.ofSeconds(seconds);
        Instant after = NOON.plusMillis(millis);

        Instant next = PollTimes.next(panel, period, after);

        assertThat(next).isAfter(after).isBeforeOrEqualTo(after.plus(period));
        assertThat(PollTimes.next(panel, period, next)).isEqualTo(next.plus(period));
    }

    @Test
    void spreadsAFleetEvenly() {
        int[] perSecond = new int[30];
        for (long panel = 1; panel <= 600; panel++) {
            Instant next = PollTimes.next(panel, Duration.ofSeconds(30), NOON);
            perSecond[(int) (Duration.between(NOON, next).toMillis() / 1000) % 30]++;
        }

        assertThat(Arrays.stream(perSecond)).allMatch(polls -> polls >= 17 && polls <= 23);
    }
}
