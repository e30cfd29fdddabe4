package io.panelkeeper.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.access.Throttle.Policy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Policy POLICY = new Policy(3, Duration.ofSeconds(30), Duration.ofHours(1));

    @Test
    void firstAttemptsCostNothing() {
        assertThat(after(2).wait(POLICY, NOW)).isZero();
    }

    @Test
    void waitDoublesFromOneSecond() {
        assertThat(after(3).wait(POLICY, NOW)).hasSeconds(1);
        assertThat(after(4).wait(POLICY, NOW)).hasSeconds(2);
        assertThat(after(7).wait(POLICY, NOW)).hasSeconds(16);
    }

    @Test
    void waitHasALimitHoweverManyAttemptsThereWere() {
        assertThat(after(8).wait(POLICY, NOW)).hasSeconds(30);
        assertThat(new Throttle(Integer.MAX_VALUE, NOW).wait(POLICY, NOW)).hasSeconds(30);
    }

    @Test
    void waitRunsDownByItself() {
        assertThat(after(7).wait(POLICY, NOW.plusSeconds(15))).hasSeconds(1);
        assertThat(after(7).wait(POLICY, NOW.plusSeconds(16))).isZero();
    }

    @Test
    void whoStaysAwayStartsAnew() {
        Instant later = NOW.plus(POLICY.forget());
        assertThat(after(7).attempted(POLICY, later)).isEqualTo(new Throttle(1, later));
    }

    private static Throttle after(int attempts) {
        Throttle throttle = Throttle.FRESH;
        for (int i = 0; i < attempts; i++) {
            throttle = throttle.attempted(POLICY, NOW);
        }
        return throttle;
    }
}
