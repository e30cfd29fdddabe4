package io.panelkeeper.core.panel.reading;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** Online and last-seen lists (wire contract §4). */
final class OnlineAnswer {

    /** The year 9999: what lies beyond is no time that a database could keep. */
    static final long LATEST = 253_402_300_799_999L;

    private OnlineAnswer() {
    }

    /** A list of names; an entry may also be an object with {@code email}, as some clients of this API document it. */
    static Set<String> names(Json json) {
        Set<String> names = new TreeSet<>();
        json.array(() -> names.add(name(json)));
        return names;
    }

    private static String name(Json json) {
        if (!json.isObject()) {
            return json.text();
        }
        AtomicReference<String> email = new AtomicReference<>();
        json.object(member -> {
            if (member.equals("email")) {
                email.set(json.text());
            } else {
                json.skip();
            }
        });
        if (email.get() == null) {
            throw new BrokenJson("has no email");
        }
        return email.get();
    }

    /** Names by the GUID of the node that sees them (wire contract §4.8). */
    static Map<String, Set<String>> byNode(Json json) {
        Map<String, Set<String>> byNode = new TreeMap<>();
        json.object(guid -> byNode.put(guid, json.isNull() ? new TreeSet<>() : names(json)));
        return byNode;
    }

    /** Last seen by name; 0 = never, and left out. */
    static Map<String, Instant> lastOnline(Json json) {
        Map<String, Instant> lastOnline = new HashMap<>();
        json.object(email -> {
            Instant at = instant(json.whole());
            if (at != null) {
                lastOnline.put(email, at);
            }
        });
        return lastOnline;
    }

    /**
     * @param millis since 1970
     * @return {@code null} for 0 and below
     */
    static Instant instant(long millis) {
        if (millis > LATEST) {
            throw new BrokenJson("is no time");
        }
        return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }
}
