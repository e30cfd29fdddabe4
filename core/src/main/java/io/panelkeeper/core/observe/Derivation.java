package io.panelkeeper.core.observe;

import io.panelkeeper.core.observe.PanelObservation.Answered;
import io.panelkeeper.core.observe.PanelObservation.Failed;
import io.panelkeeper.core.observe.PanelObservation.Inventory;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.Listed;
import io.panelkeeper.core.panel.OnlineList.NotAnswered;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.NotPermitted;
import io.panelkeeper.core.panel.PanelFailure.NotReady;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import io.panelkeeper.core.panel.PanelFailure.SecondFactorNeeded;
import io.panelkeeper.core.panel.PanelFailure.SessionLost;
import io.panelkeeper.core.panel.PanelFailure.TlsRefused;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.presence.OpenPresence;
import io.panelkeeper.core.presence.PresenceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What follows from one observation: pure functions, no clock, no network, no database. */
public final class Derivation {

    private Derivation() {
    }

    /** @param period the panel's poll period; decides how long a gap still continues a visit */
    public static PanelChanges derive(KnownPanel previous, PanelObservation observation, Duration period) {
        return observation.result() instanceof Answered answered
                ? answered(previous, answered, observation.askedAt(), period)
                : unanswered(previous, observation, ((Failed) observation.result()).cause());
    }

    /** Which failures no later poll can mend, so that a person has to act. */
    public static PanelState stateOf(PanelFailure cause) {
        return cause instanceof LoginRefused
                || cause instanceof SecondFactorNeeded
                || cause instanceof TlsRefused
                || cause instanceof NotPermitted ? PanelState.NEEDS_ATTENTION : PanelState.NOT_ANSWERING;
    }

    private static PanelChanges unanswered(KnownPanel was, PanelObservation observation, PanelFailure failure) {
        Instant now = observation.askedAt();
        PanelFailure cause = lastingly(was.cause(), withoutSession(observation, failure));
        // Our own outage is never charged to a panel: its state stays, only the online list becomes unknown.
        PanelState state = cause instanceof PortalFailed ? was.state() : stateOf(cause);
        KnownPanel next = new KnownPanel(state, since(was, state, now), cause, was.release(), was.panelGuid(), was.hasNodes(),
                was.xrayUptimeSeconds(), was.answeredAt(), was.inventoryAt(), was.inventoryTriedAt(), was.emails(),
                was.knownUntil(), false, was.online(), was.emptyOnce());
        return new PanelChanges(next, List.of(), List.of());
    }

    /** A login that was sent and brought no session would be sent again at every poll, whatever became of its answer (§2.2). */
    private static PanelFailure withoutSession(PanelObservation observation, PanelFailure failure) {
        boolean inVain = observation.logins() > 0 && observation.session() == null
                && !(failure instanceof LoginRefused) && !(failure instanceof PortalFailed);
        return inVain ? new SessionLost("a login was sent, but no session came: " + failure.evidence()) : failure;
    }

    /**
     * Each lost session costs a login, and each login may page the panel's owner (wire contract §2.9): once can be a restart in the middle,
     * twice in a row is a login that does not help.
     */
    private static PanelFailure lastingly(PanelFailure before, PanelFailure now) {
        return before instanceof SessionLost && now instanceof SessionLost
                ? new LoginRefused("two fresh sessions in a row were refused; " + now.evidence())
                : now;
    }

    private static PanelChanges answered(KnownPanel was, Answered answer, Instant now, Duration period) {
        PanelState state = switch (answer.status().xrayState()) {
            case RUNNING, UNKNOWN -> PanelState.ANSWERING;
            case STOPPED, ERROR -> PanelState.XRAY_STOPPED;
        };
        boolean doubtfulEmpty = doubtfulEmpty(was, answer);
        OnlineList online = doubtfulEmpty
                ? new NotAnswered(new NotReady("empty list right after a non-empty one; the next poll decides"))
                : answer.online();

        List<OpenPresence> started = new ArrayList<>();
        List<PresenceKey> ended = new ArrayList<>();
        Map<PresenceKey, OpenPresence> present = was.online();
        if (online instanceof Listed listed) {
            present = visits(was, listed, now, period, started, ended);
        }
        PanelFailure cause = online instanceof NotAnswered unanswered ? unanswered.cause() : answer.inventoryFailure();
        if (cause != null && stateOf(cause) == PanelState.NEEDS_ATTENTION) {
            state = PanelState.NEEDS_ATTENTION;
        }
        boolean known = online instanceof Listed;
        Inventory inventory = answer.inventory();
        boolean tried = inventory != null || answer.inventoryFailure() != null;
        KnownPanel next = new KnownPanel(state, since(was, state, now), cause, answer.release(), answer.status().panelGuid(),
                inventory == null ? was.hasNodes() : inventory.hasNodes(),
                answer.status().xrayUptimeSeconds(), now,
                inventory == null ? was.inventoryAt() : now,
                tried ? now : was.inventoryTriedAt(),
                emails(was.emails(), inventory, online, tried),
                known ? now : was.knownUntil(), known, present, doubtfulEmpty);
        return new PanelChanges(next, started, ended);
    }

    /** Continues, opens and closes visits; after a blind time longer than the merge gap every visit is a new one. */
    private static Map<PresenceKey, OpenPresence> visits(KnownPanel was, Listed listed, Instant now, Duration period,
            List<OpenPresence> started, List<PresenceKey> ended) {
        Duration blind = was.knownUntil() == null ? null : Duration.between(was.knownUntil(), now);
        boolean continues = blind != null && blind.compareTo(KnownPanel.mergeGap(period)) <= 0;
        Map<PresenceKey, OpenPresence> present = new HashMap<>();
        listed.byNode().forEach((node, emails) -> emails.forEach(email -> {
            PresenceKey key = new PresenceKey(email, node);
            OpenPresence open = continues ? was.online().get(key) : null;
            if (open == null) {
                open = new OpenPresence(key, now, blind);
                started.add(open);
            }
            present.put(key, open);
        }));
        was.online().keySet().stream().filter(key -> !continues || !present.containsKey(key)).forEach(ended::add);
        return present;
    }

    /**
     * Up to 3.0.2 building Xray's configuration wipes the list until the next poll of the panel (wire contract §4.6), and a panel that has
     * just started lists nobody for its first seconds (§4.2). So an empty list right after a non-empty one is believed when it comes twice.
     */
    private static boolean doubtfulEmpty(KnownPanel was, Answered answer) {
        boolean restarted = answer.status().xrayUptimeSeconds() < was.xrayUptimeSeconds();
        return (restarted || answer.release().onlinesWipedByConfig())
                && answer.online() instanceof Listed listed
                && listed.byNode().values().stream().allMatch(Set::isEmpty)
                && !was.online().isEmpty()
                && !was.emptyOnce();
    }

    private static Instant since(KnownPanel was, PanelState state, Instant now) {
        return was.state() == state ? was.since() : now;
    }

    /** Names that are online beside an inventory count as known, so that a name no inventory holds is not asked about at every poll. */
    private static Set<String> emails(Set<String> before, Inventory inventory, OnlineList online, boolean tried) {
        if (!tried) {
            return before;
        }
        Stream<String> inventoried = inventory == null ? before.stream()
                : inventory.inbounds().stream().flatMap(inbound -> inbound.clients().stream()).map(Inbound.Client::email);
        Stream<String> listed = online instanceof Listed list
                ? list.byNode().values().stream().flatMap(Set::stream)
                : Stream.empty();
        return Stream.concat(inventoried, listed).collect(Collectors.toUnmodifiableSet());
    }
}
