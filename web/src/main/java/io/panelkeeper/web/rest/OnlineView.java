package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.core.fleet.PanelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is online now.
 *
 * @param nextCursor    ask with it for what follows; {@code null} on the last page
 * @param unknownPanels panels that may have clients online that nobody can see; they count as unknown, never as zero
 * @param overlaps      panels that may count clients of their nodes a second time
 */
public record OnlineView(List<Name> items, String nextCursor, long names, long places, List<UnknownPanel> unknownPanels,
        List<PanelName> overlaps) {

    /** @param email a label, not proof of a person: one name in three places may be three people */
    public record Name(String email, List<Place> places) {
    }

    /**
     * @param inbound          inferred from the panel's list of clients; several are joined by commas; {@code null} =
     *                         not known
     * @param inbounds         the same, one by one
     * @param precisionSeconds how much earlier than {@code since} the client may have come; {@code null} = we had not
     *                         looked before
     * @param up               bytes
     * @param down             bytes
     */
    public record Place(long panelId, String panel, String node, String inbound, List<String> inbounds, Instant since,
            Double precisionSeconds, Long up, Long down, Instant lastSeen) {
    }

    public record UnknownPanel(long panelId, String panel, String state, CauseView cause, Instant knownUntil) {
    }

    public record PanelName(long panelId, String panel) {
    }

    static OnlineView of(OnlineClients online, Locale language) {
        return new OnlineView(online.items().stream().map(OnlineView::name).toList(), online.nextCursor(), online.names(),
                online.places(), online.unknownPanels().stream().map(panel -> unknown(panel, language)).toList(),
                online.overlaps().stream().map(OnlineView::panelName).toList());
    }

    static Name name(OnlineClients.Name name) {
        return new Name(name.email(), name.places().stream().map(OnlineView::place).toList());
    }

    static PanelName panelName(PanelRef panel) {
        return new PanelName(panel.id(), panel.label());
    }

    private static Place place(OnlineClients.Place place) {
        return new Place(place.panel().id(), place.panel().label(), place.node(),
                place.inbounds().isEmpty() ? null : String.join(", ", place.inbounds()), place.inbounds(), place.since(),
                Optional.ofNullable(place.precision()).map(Duration::toMillis).map(millis -> millis / 1000.0).orElse(null),
                place.up(), place.down(), place.lastSeen());
    }

    private static UnknownPanel unknown(OnlineClients.UnknownPanel panel, Locale language) {
        return new UnknownPanel(panel.panel().id(), panel.panel().label(), Words.word(panel.state()),
                CauseView.of(panel.state(), panel.cause(), language), panel.knownUntil());
    }
}
