package io.panelkeeper.core.fleet;

import io.panelkeeper.core.panel.TlsTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One panel with what only its own page shows.
 *
 * @param credentialsKind {@code password} or {@code token}; the secrets themselves never leave the service
 * @param username        {@code null} with a token
 * @param secondFactor    {@code none}, {@code totpSeed} or {@code loginSecret}
 * @param databaseKind    {@code sqlite}, {@code postgres} or {@code null} = not told
 * @param clockDifference panel's clock minus ours; {@code null} = not known
 * @param version         for optimistic locking of edits
 * @param polls           the last polls, newest first
 */
public record PanelDetail(
        PanelSummary summary,
        String credentialsKind,
        String username,
        String secondFactor,
        TlsTrust tls,
        boolean paused,
        Instant archivedAt,
        String databaseKind,
        Duration clockDifference,
        String panelGuid,
        boolean hasNodes,
        Instant inventoryAt,
        Instant addedAt,
        long version,
        List<Poll> polls) {
}
