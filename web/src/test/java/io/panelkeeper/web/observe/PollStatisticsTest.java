package io.panelkeeper.web.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.web.observe.PollStatistics.Punctuality;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollStatisticsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final PollStatistics statistics = new PollStatistics();

    @Test
    void tellsHowLateAndHowManyWereMissed() {
        for (int i = 0; i < 98; i++) {
            poll(NOON.plusSeconds(i % 60), 20);
        }
        poll(NOON.plusSeconds(59), 100);
        poll(NOON.plusSeconds(59), 25_000);

        Punctuality punctuality = statistics.punctuality(NOON.plusSeconds(60));

        assertThat(punctuality.polls()).isEqualTo(100);
        assertThat(punctuality.p50()).isEqualTo(20);
        assertThat(punctuality.p99()).isEqualTo(100);
        assertThat(punctuality.missed()).as("25 s late at a period of 10 s").isEqualTo(2);
    }

    @Test
    void forgetsWhatIsOlderThanItsWindow() {
        poll(NOON, 500);
        poll(NOON.plus(PollStatistics.WINDOW).plusSeconds(59), 0);

        assertThat(statistics.punctuality(NOON.plus(PollStatistics.WINDOW)).polls()).isEqualTo(2);
        assertThat(statistics.punctuality(NOON.plus(PollStatistics.WINDOW).plusSeconds(61)).polls()).isEqualTo(1);
    }

    private void poll(Instant now, long late) {
        statistics.started(now.minusMillis(late), now, PERIOD);
    }
}
