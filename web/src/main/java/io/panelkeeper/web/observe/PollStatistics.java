package io.panelkeeper.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/** How punctual this node's polls were in the last minutes. */
@ApplicationScoped
public class PollStatistics {

    /** What the figures are about: the minutes before the present one, and that one. */
    public static final Duration WINDOW = Duration.ofMinutes(3);
    private static final int SIGNIFICANT_DIGITS = 2;

    private final Deque<Minute> minutes = new ArrayDeque<>();

    private static final class Minute {
        final Instant begin;
        final Histogram lateness = new Histogram(SIGNIFICANT_DIGITS);
        long missed;

        Minute(Instant begin) {
            this.begin = begin;
        }
    }

    /**
     * @param polls  started
     * @param p50    milliseconds between due and started
     * @param p99    milliseconds between due and started
     * @param missed due times that passed without a poll, because the one before came a period late
     */
    public record Punctuality(long polls, long p50, long p99, long missed) {
    }

    synchronized void started(Instant due, Instant now, Duration period) {
        Minute minute = minuteOf(now);
        long late = Math.max(0, Duration.between(due, now).toMillis());
        minute.lateness.recordValue(late);
        minute.missed += late / period.toMillis();
    }

    public synchronized Punctuality punctuality(Instant now) {
        minuteOf(now);
        Histogram all = new Histogram(SIGNIFICANT_DIGITS);
        minutes.forEach(minute -> all.add(minute.lateness));
        return new Punctuality(all.getTotalCount(), all.getValueAtPercentile(50), all.getValueAtPercentile(99),
                minutes.stream().mapToLong(minute -> minute.missed).sum());
    }

    private Minute minuteOf(Instant now) {
        Instant begin = now.truncatedTo(ChronoUnit.MINUTES);
        if (minutes.isEmpty() || minutes.getLast().begin.isBefore(begin)) {
            minutes.addLast(new Minute(begin));
        }
        while (minutes.getFirst().begin.isBefore(begin.minus(WINDOW))) {
            minutes.removeFirst();
        }
        return minutes.getLast();
    }
}
