package io.panelkeeper.core.demo;

import io.panelkeeper.core.demo.XrayLog.Entry;
import io.panelkeeper.core.demo.XrayLog.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The inner life of a simulated panel: Xray, its clients, and what the panel's jobs have noticed of them. Safe for
 * many threads.
 */
final class PanelState {

    private static final Duration FIRST_STATUS = Duration.ofSeconds(2);
    private static final Duration STATUS_INTEREST = Duration.ofMinutes(3);
    private static final Duration STALE_ONLINE = Duration.ofSeconds(20);

    final Clock clock;
    final long seed;
    final List<DemoInbound> inbounds;
    final Population population;
    private final XrayLog xray = new XrayLog();
    private DemoRelease release;
    private Instant startedAt;
    private Instant statusAsked;
    private Instant statusResumed;
    private Instant statusFrozenAt;
    private Instant wipedAt = Instant.EPOCH;
    /** The list a browser's visit left behind; only 3.1.0 needs it (§4.4). */
    private List<String> frozen;

    PanelState(DemoRelease release, Clock clock, long seed, List<DemoInbound> inbounds, List<DemoClient> clients) {
        this.release = release;
        this.clock = clock;
        this.seed = seed;
        this.inbounds = List.copyOf(inbounds);
        Instant now = clock.instant();
        startedAt = now.minus(Duration.ofDays(1 + Math.floorMod(seed, 40)));
        statusAsked = now;
        statusResumed = startedAt;
        population = new Population(clients, seed, now);
        xray.add(new Entry(startedAt, Phase.RUNNING, "", true));
    }

    synchronized DemoRelease release() {
        return release;
    }

    Instant now() {
        return clock.instant();
    }

    // ---- what happens to the panel

    synchronized void online(Collection<String> names) {
        count();
        population.choose(names, now());
    }

    synchronized void followCurve() {
        count();
        population.followCurve(now());
    }

    synchronized void xray(Phase phase, String error) {
        count();
        xray.add(new Entry(now(), phase, error, false));
    }

    synchronized void xrayStartsAgain(Duration after) {
        xray.add(new Entry(now().plus(after), Phase.RUNNING, "", false));
    }

    synchronized Instant startedAt() {
        return startedAt;
    }

    /** The panel's process starts anew; Xray with it, as long as it was running. */
    synchronized void restart(DemoRelease as) {
        count();
        release = as;
        startedAt = now();
        statusAsked = startedAt;
        statusResumed = startedAt;
        statusFrozenAt = null;
        frozen = null;
        if (xray.at(now()).running()) {
            xray.add(new Entry(startedAt, Phase.RUNNING, "", true));
        }
    }

    /** All jobs have run: as if the last start were a day ago. */
    synchronized void settle() {
        startedAt = now().minus(Duration.ofDays(1));
        statusResumed = startedAt;
        statusAsked = now();
        wipedAt = Instant.EPOCH;
        if (xray.at(now()).running()) {
            xray.add(new Entry(startedAt, Phase.RUNNING, "", true));
        }
    }

    synchronized void browserLooks() {
        frozen = population.onlineAt(polled(now()));
    }

    /** Building Xray's configuration empties the list until the next poll (§4.6). */
    synchronized void configBuilt() {
        if (release.upTo(3, 0, 2)) {
            wipedAt = now();
        }
    }

    // ---- what the panel tells

    /** @return the moment the cached status shows, or {@code null} when there is none yet (§6.1, §6.3) */
    synchronized Instant statusMoment() {
        Instant now = now();
        if (now.isBefore(startedAt.plus(FIRST_STATUS))) {
            return null;
        }
        if (release.upTo(2, 8, 0)) {
            if (now.isAfter(statusAsked.plus(STATUS_INTEREST))) {
                statusFrozenAt = statusAsked.plus(STATUS_INTEREST);
                statusResumed = now;
            }
            statusAsked = now;
            if (statusFrozenAt != null && now.isBefore(statusResumed.plus(FIRST_STATUS))) {
                return statusFrozenAt;
            }
            statusFrozenAt = null;
        }
        return now;
    }

    synchronized Entry xrayAt(Instant at) {
        return xray.at(at);
    }

    /** The panel's own online list (§4.2 – §4.6). */
    synchronized Onlines onlines() {
        Instant now = now();
        Entry entry = xray.at(now());
        return switch (entry.phase()) {
            case CONFIG_BROKEN -> release.since(3, 2, 8) ? Onlines.NOBODY : Onlines.BROKEN;
            case CORE_MISSING -> Onlines.NULL;
            case STOPPED, CRASHED -> release.since(3, 5, 0) && !now.isBefore(entry.since().plus(STALE_ONLINE))
                    ? Onlines.NOBODY
                    : listed(population.onlineAt(polled(entry.since())));
            case RUNNING -> running(entry, now);
        };
    }

    private Onlines running(Entry entry, Instant now) {
        Duration poll = Duration.ofSeconds(release.trafficPollSeconds());
        if (now.isBefore(entry.since().plus(poll))) {
            return entry.withPanel() && release.since(3, 5, 0) ? Onlines.NOBODY : Onlines.NULL;
        }
        if (now.isBefore(wipedAt.plus(poll))) {
            return listed(List.of());
        }
        if (release.is(3, 1, 0)) {
            return frozen == null ? Onlines.NULL : listed(frozen);
        }
        return listed(population.onlineAt(polled(now)));
    }

    private Onlines listed(List<String> names) {
        if (names.isEmpty()) {
            return release.nullWhenNobody() ? Onlines.NULL : Onlines.NOBODY;
        }
        List<String> ordered = new ArrayList<>(names);
        if (release.since(3, 2, 8)) {
            // Go's map order: another one at every poll (§4.2).
            Collections.shuffle(ordered, new Random(seed ^ polled(now()).getEpochSecond()));
        }
        return new Onlines(false, ordered);
    }

    /** Milliseconds since the epoch, 0 = never (§4.7). */
    synchronized long lastOnline(DemoClient client) {
        Entry entry = xray.at(now());
        Instant at = entry.running() ? polled(now()) : polled(entry.since());
        Instant seen = population.lastSeen(client, at);
        return seen == null ? 0 : seen.toEpochMilli();
    }

    /** Brings the traffic counters up to the latest poll. */
    synchronized void count() {
        if (xray.at(now()).running()) {
            population.count(polled(now()));
        } else {
            population.skip(now());
        }
    }

    /** The latest time the panel read Xray's counters. */
    private Instant polled(Instant at) {
        long second = at.getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, release.trafficPollSeconds()));
    }

    /**
     * An online list as the wire has it.
     *
     * @param broken HTTP 500
     * @param names  {@code null} = the wire's null
     */
    record Onlines(boolean broken, List<String> names) {

        static final Onlines BROKEN = new Onlines(true, null);
        static final Onlines NULL = new Onlines(false, null);
        static final Onlines NOBODY = new Onlines(false, List.of());

        /** What a master answers: its own and its nodes' names, each once (§4.9). */
        Onlines with(List<String> others) {
            if (broken || others.isEmpty()) {
                return this;
            }
            Set<String> all = new LinkedHashSet<>(names == null ? List.of() : names);
            all.addAll(others);
            return new Onlines(false, List.copyOf(all));
        }
    }
}
