package io.panelkeeper.core.panel;

import java.time.Instant;
import java.util.List;

/**
 * One inbound of a panel with its clients. Credentials (uuid, password, keys) are dropped while reading.
 *
 * @param id         the panel's number
 * @param up         bytes, client to server, since the last reset
 * @param down       bytes, server to client, since the last reset
 * @param quota      bytes, 0 = unlimited; the wire calls it {@code total} (wire contract §5.2)
 * @param expiresAt  {@code null} = never
 * @param nodeId     the node that serves it, or {@code null} when it is local (§5.9)
 * @param clients    one element per client listed under this inbound; counters repeat on 3.x (§5.8)
 */
public record Inbound(
        long id,
        String tag,
        String remark,
        String protocol,
        int port,
        boolean enabled,
        long up,
        long down,
        long quota,
        Instant expiresAt,
        Long nodeId,
        List<Client> clients) {

    /**
     * A client under an inbound (wire contract §5.3, §5.6).
     *
     * @param email       the panel's label for it; case-sensitive, any characters
     * @param up          bytes since the last reset
     * @param down        bytes since the last reset
     * @param quota       bytes, 0 = unlimited
     * @param expiresAt   {@code null} = never or not started
     * @param startsAtFirstUseForMillis the duration that begins with the first use, or 0 (§5.4)
     * @param lastOnline  panel's clock; {@code null} = never, or not told by this release
     */
    public record Client(
            String email,
            boolean enabled,
            long up,
            long down,
            long quota,
            Instant expiresAt,
            long startsAtFirstUseForMillis,
            Instant lastOnline) {
    }
}
