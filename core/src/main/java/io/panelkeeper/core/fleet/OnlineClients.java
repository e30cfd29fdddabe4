package io.panelkeeper.core.fleet;

import io.panelkeeper.core.observe.PanelState;
import io.panelkeeper.core.panel.PanelFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is online now, one page of names in natural order.
 *
 * @param names         names in all pages that match
 * @param places        places of these names
 * @param nextCursor    {@code null} on the last page
 * @param unknownPanels panels that may have clients online that nobody can see
 */
public record OnlineClients(List<Name> items, long names, long places, String nextCursor,
        List<UnknownPanel> unknownPanels, List<PanelRef> overlaps) {

    /** A name is a label, not proof of a person: the same one on three panels is one name in three places. */
    public record Name(String email, List<Place> places) {
    }

    /**
     * @param node      the node that sees the client, by label or GUID; {@code null} = the panel itself
     * @param inbounds  inferred from the inventory: panels report people, not inbounds; empty = not known
     * @param precision how much earlier than {@code since} the client may have come; {@code null} = we had not looked before
     * @param up        bytes since the last reset, from the last inventory; {@code null} = not known
     * @param down      bytes since the last reset, from the last inventory; {@code null} = not known
     * @param lastSeen  the panel's watermark
     */
    public record Place(PanelRef panel, String node, List<String> inbounds, Instant since, Duration precision, Long up,
            Long down, Instant lastSeen) {
    }

    /** @param knownUntil {@code null} = never known */
    public record UnknownPanel(PanelRef panel, PanelState state, PanelFailure cause, Instant knownUntil) {
    }
}
