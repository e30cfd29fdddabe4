package io.panelkeeper.core.presence;

import java.time.Duration;
import java.time.Instant;

/**
 * A client that was online when we last could see. Its last sighting is the panel's watermark and is not kept here.
 *
 * @param since     our clock; the first poll that listed the client
 * @param precision the client came within this time before {@code since}; {@code null} = we had not looked before, so it may have
 *                  been online for long
 */
public record OpenPresence(PresenceKey key, Instant since, Duration precision) {
}
