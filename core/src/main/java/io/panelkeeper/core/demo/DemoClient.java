package io.panelkeeper.core.demo;

import java.time.Instant;
import java.util.List;

/**
 * A client of a simulated panel.
 *
 * @param email      the panel's label for it, any characters
 * @param inbounds   numbers of the inbounds that list it; before 3.0.0 only the first counts (wire contract §5.8)
 * @param enabled    a disabled client never comes online
 * @param quota      bytes, 0 = unlimited
 * @param expiryTime as on the wire (§5.4): 0 = never, positive = milliseconds since the epoch, negative = duration
 *                   from first use
 */
public record DemoClient(String email, List<Integer> inbounds, boolean enabled, long quota, long expiryTime) {

    public DemoClient {
        inbounds = List.copyOf(inbounds);
    }

    public static DemoClient of(String email) {
        return new DemoClient(email, List.of(1), true, 0, 0);
    }

    public DemoClient on(Integer... inboundNumbers) {
        return new DemoClient(email, List.of(inboundNumbers), enabled, quota, expiryTime);
    }

    public DemoClient disabled() {
        return new DemoClient(email, inbounds, false, quota, expiryTime);
    }

    public DemoClient quota(long bytes) {
        return new DemoClient(email, inbounds, enabled, bytes, expiryTime);
    }

    public DemoClient expiresAt(Instant at) {
        return new DemoClient(email, inbounds, enabled, quota, at.toEpochMilli());
    }

    public DemoClient startsAtFirstUse(long forMillis) {
        return new DemoClient(email, inbounds, enabled, quota, -forMillis);
    }
}
