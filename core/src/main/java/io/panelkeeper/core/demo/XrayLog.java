package io.panelkeeper.core.demo;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a simulated panel's Xray, and when: an old status snapshot must show the past (wire contract §6.3).
 */
final class XrayLog {

    enum Phase {
        RUNNING("running"),
        STOPPED("stop"),
        CRASHED("error"),
        /** Xray refused its configuration when the panel started (§6.4). */
        CONFIG_BROKEN("stop"),
        CORE_MISSING("error");

        final String wire;

        Phase(String wire) {
            this.wire = wire;
        }
    }

    /**
     * @param withPanel Xray started because the panel's process did
     */
    record Entry(Instant since, Phase phase, String error, boolean withPanel) {
        boolean running() {
            return phase == Phase.RUNNING;
        }

        /** Whether a process object exists whose version the panel can tell (§6.2). */
        boolean versionKnown() {
            return phase != Phase.CONFIG_BROKEN && phase != Phase.CORE_MISSING;
        }
    }

    private final TreeMap<Instant, Entry> entries = new TreeMap<>();

    void add(Entry entry) {
        // What had been going to happen later no longer does.
        entries.tailMap(entry.since, true).clear();
        entries.put(entry.since, entry);
    }

    Entry at(Instant instant) {
        Map.Entry<Instant, Entry> floor = entries.floorEntry(instant);
        return floor == null ? entries.firstEntry().getValue() : floor.getValue();
    }
}
