package io.panelkeeper.core.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clients of one panel: who is there, since when not, and what they used. Either a test chooses them or the
 * daily curve does.
 */
final class Population {

    private static final long GIB = 1L << 30;

    private final List<DemoClient> clients;
    private final DailyCurve curve;
    private final Map<String, Long> secondsOnline = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();
    /** {@code null} while the curve decides. The panel's lock guards changes; answers read without it. */
    private volatile Set<String> chosen = Set.of();
    private Instant countedTo;

    Population(List<DemoClient> clients, long seed, Instant start) {
        this.clients = List.copyOf(clients);
        this.curve = new DailyCurve(seed);
        this.countedTo = start;
    }

    List<DemoClient> clients() {
        return clients;
    }

    DailyCurve curve() {
        return curve;
    }

    /** From now on exactly these are online; also names that are no clients, as deleted ones linger (§4.6). */
    void choose(Collection<String> names, Instant now) {
        count(now);
        remember(now);
        chosen = new LinkedHashSet<>(names);
        remember(now);
    }

    void followCurve(Instant now) {
        count(now);
        chosen = null;
    }

    List<String> onlineAt(Instant at) {
        Set<String> named = chosen;
        if (named != null) {
            return List.copyOf(named);
        }
        List<String> names = new ArrayList<>();
        for (DemoClient client : clients) {
            if (client.enabled() && curve.online(client.email(), at)) {
                names.add(client.email());
            }
        }
        return names;
    }

    /** Adds to the counters what was used since the last call; not called for times without Xray. */
    void count(Instant to) {
        if (!to.isAfter(countedTo)) {
            return;
        }
        for (DemoClient client : clients) {
            long seconds = chosen == null
                    ? client.enabled() ? curve.onlineSeconds(client.email(), countedTo, to) : 0
                    : chosen.contains(client.email()) ? to.getEpochSecond() - countedTo.getEpochSecond() : 0;
            secondsOnline.merge(client.email(), seconds, Long::sum);
        }
        if (chosen != null) {
            remember(to);
        }
        countedTo = to;
    }

    /** Time passed without Xray: nobody used anything. */
    void skip(Instant to) {
        countedTo = to;
    }

    /** Bytes from client to server since the last reset. */
    long up(String email) {
        return down(email) / (8 + (long) (curve.trait(email, 5) * 12));
    }

    /** Bytes from server to client since the last reset. */
    long down(String email) {
        double history = curve.trait(email, 6);
        long bytesPerSecond = 4_000 + (long) (curve.trait(email, 7) * 400_000);
        return (long) (history * history * 40 * GIB) + bytesPerSecond * secondsOnline.getOrDefault(email, 0L);
    }

    /** @return {@code null} = never */
    Instant lastSeen(DemoClient client, Instant at) {
        return chosen == null && client.enabled() ? curve.lastSeen(client.email(), at) : lastSeen.get(client.email());
    }

    private void remember(Instant at) {
        for (String name : onlineAt(at)) {
            lastSeen.put(name, at);
        }
    }
}
