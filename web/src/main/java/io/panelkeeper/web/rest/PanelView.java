package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.PanelDetail;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.core.fleet.Poll;
import io.panelkeeper.core.fleet.Vitals;
import io.panelkeeper.core.panel.PanelRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A panel as programs see it; never with a secret. {@code null} = not known.
 *
 * @param settings only where one panel was asked for
 */
public record PanelView(
        long id,
        String label,
        String group,
        List<String> tags,
        String url,
        String state,
        Instant since,
        CauseView cause,
        String dialect,
        String version,
        XrayView xray,
        Integer online,
        Instant knownUntil,
        Instant answeredAt,
        Instant polledAt,
        Vitals vitals,
        long pollSeconds,
        Settings settings) {

    public record XrayView(String state, String version) {
    }

    /**
     * @param clockDifferenceSeconds panel's clock minus ours
     * @param revision               goes up with every edit; an edit tells which one it started from
     */
    public record Settings(CredentialsView credentials, TlsView tls, boolean paused, Instant addedAt, Instant archivedAt,
            String database, String guid, boolean nodes, Double clockDifferenceSeconds, Instant inventoryAt, long revision,
            List<PollView> polls) {
    }

    /**
     * @param kind         {@code password} or {@code token}
     * @param secondFactor {@code none}, {@code totpSeed} or {@code loginSecret}
     */
    public record CredentialsView(String kind, String username, String secondFactor) {
    }

    /** @param pin {@code null} = certificates the system trusts */
    public record TlsView(String pin) {
    }

    public record PollView(Instant at, long tookMillis, int requests, int logins, CauseView cause, Integer online) {
    }

    static PanelView of(PanelSummary panel, Locale language) {
        return of(panel, language, null);
    }

    static PanelView of(PanelDetail panel, Locale language) {
        return of(panel.summary(), language, new Settings(
                new CredentialsView(panel.credentialsKind(), panel.username(), panel.secondFactor()),
                new TlsView(panel.tls().pin()), panel.paused(), panel.addedAt(), panel.archivedAt(), panel.databaseKind(),
                panel.panelGuid(), panel.hasNodes(),
                Optional.ofNullable(panel.clockDifference()).map(PanelView::seconds).orElse(null), panel.inventoryAt(),
                panel.version(), panel.polls().stream().map(poll -> poll(poll, language)).toList()));
    }

    private static PanelView of(PanelSummary panel, Locale language, Settings settings) {
        return new PanelView(panel.id(), panel.label(), Optional.ofNullable(panel.group()).map(Group::name).orElse(null),
                panel.tags(), panel.url().toString(), Words.word(panel.state()), panel.since(),
                CauseView.of(panel.state(), panel.cause(), language),
                Optional.ofNullable(panel.version()).map(version -> new PanelRelease(version).dialect().name()).orElse(null),
                Optional.ofNullable(panel.version()).map(Object::toString).orElse(null),
                panel.xray() == null ? null : new XrayView(Words.word(panel.xray()), panel.xrayVersion()),
                panel.online(), panel.knownUntil(), panel.answeredAt(), panel.polledAt(), panel.vitals(),
                panel.period().toSeconds(), settings);
    }

    private static PollView poll(Poll poll, Locale language) {
        return new PollView(poll.at(), poll.took().toMillis(), poll.requests(), poll.logins(),
                CauseView.of(poll.failure(), language), poll.online());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
