package io.panelkeeper.core.observe;

import static io.panelkeeper.core.observe.ObservationSamples.NOON;
import static io.panelkeeper.core.observe.ObservationSamples.PERIOD;
import static io.panelkeeper.core.observe.ObservationSamples.V294;
import static io.panelkeeper.core.observe.ObservationSamples.V360;
import static io.panelkeeper.core.observe.ObservationSamples.answered;
import static io.panelkeeper.core.observe.ObservationSamples.failed;
import static io.panelkeeper.core.observe.ObservationSamples.listed;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.observe.PanelObservation.Failed;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.NotAnswered;
import io.panelkeeper.core.panel.OnlineList.Unusable;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.NotPermitted;
import io.panelkeeper.core.panel.PanelFailure.NotReady;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import io.panelkeeper.core.panel.PanelFailure.SessionLost;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.PanelFailure.Unreachable;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.core.presence.OpenPresence;
import io.panelkeeper.core.presence.PresenceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DerivationTest {

    private static final PresenceKey ALI = new PresenceKey("ali", OnlineList.LOCAL);
    private static final PresenceKey BOB = new PresenceKey("bob", OnlineList.LOCAL);

    private KnownPanel known = KnownPanel.added(NOON.minusSeconds(5));
    private PanelChanges changes;

    @Test
    void firstListOpensVisitsWithoutPrecisionSinceNobodyLookedBefore() {
        see(answered(NOON, V360, listed("ali", "bob")));

        assertThat(known.state()).isEqualTo(PanelState.ANSWERING);
        assertThat(known.knownUntil()).isEqualTo(NOON);
        assertThat(changes.started()).containsExactlyInAnyOrder(new OpenPresence(ALI, NOON, null), new OpenPresence(BOB, NOON, null));
    }

    @Test
    void laterArrivalIsAsPreciseAsTheGapBetweenThePolls() {
        see(answered(NOON, V360, listed("ali")));
        see(answered(at(30), V360, listed("ali", "bob")));

        assertThat(changes.started()).containsExactly(new OpenPresence(BOB, at(30), Duration.ofSeconds(30)));
        assertThat(changes.ended()).isEmpty();
        assertThat(known.online().get(ALI).since()).isEqualTo(NOON);
    }

    @Test
    void whoIsNoLongerListedHasLeft() {
        see(answered(NOON, V360, listed("ali", "bob")));
        see(answered(at(30), V360, listed("bob")));

        assertThat(changes.ended()).containsExactly(ALI);
        assertThat(known.online()).containsOnlyKeys(BOB);
    }

    @Test
    void aFailedPollEndsNoVisitAndMovesNoWatermark() {
        see(answered(NOON, V360, listed("ali")));
        see(failed(at(30), new Unreachable("connection refused")));

        assertThat(changes.started()).isEmpty();
        assertThat(changes.ended()).isEmpty();
        assertThat(known.state()).isEqualTo(PanelState.NOT_ANSWERING);
        assertThat(known.since()).isEqualTo(at(30));
        assertThat(known.onlineKnown()).isFalse();
        assertThat(known.knownUntil()).isEqualTo(NOON);
    }

    @Test
    void aVisitGoesOnAcrossAShortBlindTimeAndIsANewOneAfterALongOne() {
        see(answered(NOON, V360, listed("ali")));
        see(failed(at(30), new Unreachable("")));
        see(answered(at(90), V360, listed("ali")));
        assertThat(known.online().get(ALI).since()).isEqualTo(NOON);

        see(answered(at(181), V360, listed("ali")));
        assertThat(changes.ended()).containsExactly(ALI);
        assertThat(changes.started()).containsExactly(new OpenPresence(ALI, at(181), Duration.ofSeconds(91)));
    }

    @Test
    void aSlowPanelKeepsVisitsForThreePeriods() {
        Duration slow = Duration.ofMinutes(10);
        known = Derivation.derive(known, answered(NOON, V360, listed("ali")), slow).next();
        known = Derivation.derive(known, answered(at(1800), V360, listed("ali")), slow).next();

        assertThat(known.online().get(ALI).since()).isEqualTo(NOON);
    }

    @Test
    void aRefusedLoginNeedsAPersonAndOurOwnFailureChangesNoState() {
        see(answered(NOON, V360, listed()));
        see(failed(at(30), new PortalFailed("shutting down")));
        assertThat(known.state()).isEqualTo(PanelState.ANSWERING);
        assertThat(known.onlineKnown()).isFalse();

        see(failed(at(60), new LoginRefused("HTTP 200, success=false")));
        assertThat(known.state()).isEqualTo(PanelState.NEEDS_ATTENTION);
    }

    @Test
    void aSessionLostTwiceInARowIsALoginThatDoesNotHelp() {
        see(failed(NOON, new SessionLost("401")));
        assertThat(known.state()).isEqualTo(PanelState.NOT_ANSWERING);

        see(failed(at(30), new SessionLost("401")));
        assertThat(known.state()).isEqualTo(PanelState.NEEDS_ATTENTION);
        assertThat(known.cause()).isInstanceOf(LoginRefused.class);
    }

    @Test
    void aLoginThatBroughtNoSessionIsNotRepeatedForEver() {
        see(loginInVain(NOON));
        assertThat(known.cause()).isInstanceOf(SessionLost.class);

        see(loginInVain(at(30)));
        assertThat(known.cause()).isInstanceOf(LoginRefused.class);
    }

    @Test
    void aPanelThatMayNotBeAskedWhoIsOnlineNeedsAPerson() {
        see(answered(NOON, V360, new NotAnswered(new NotPermitted("403: scope monitor"))));

        assertThat(known.state()).isEqualTo(PanelState.NEEDS_ATTENTION);
    }

    @Test
    void anEmptyListOfARestartedXrayIsNotYetBelieved() {
        see(answered(NOON, V360, listed("ali")));
        see(answered(at(30), V360, XrayState.RUNNING, 3, listed()));
        assertThat(changes.ended()).isEmpty();

        see(answered(at(60), V360, XrayState.RUNNING, 33, listed("ali")));
        assertThat(known.online().get(ALI).since()).isEqualTo(NOON);
    }

    @Test
    void stoppedXrayMakesTheListUnknownNotEmpty() {
        see(answered(NOON, V360, listed("ali")));
        see(answered(at(30), V360, XrayState.STOPPED, new Unusable(XrayState.STOPPED)));

        assertThat(known.state()).isEqualTo(PanelState.XRAY_STOPPED);
        assertThat(known.onlineKnown()).isFalse();
        assertThat(known.cause()).isNull();
        assertThat(changes.ended()).isEmpty();
    }

    @Test
    void anUnansweredListBesideAnAnsweredStatusKeepsItsCause() {
        PanelFailure cause = new NotReady("obj null");
        see(answered(NOON, V360, new NotAnswered(cause)));

        assertThat(known.state()).isEqualTo(PanelState.ANSWERING);
        assertThat(known.cause()).isEqualTo(cause);
        assertThat(known.answeredAt()).isEqualTo(NOON);
        assertThat(known.knownUntil()).isNull();
    }

    @Test
    void beforeDialectDAnEmptyListIsBelievedWhenItComesTwice() {
        see(answered(NOON, V294, listed("ali")));
        see(answered(at(30), V294, listed()));
        assertThat(changes.ended()).isEmpty();
        assertThat(known.onlineKnown()).isFalse();
        assertThat(known.cause()).isInstanceOf(NotReady.class);

        see(answered(at(60), V294, listed()));
        assertThat(changes.ended()).containsExactly(ALI);
        assertThat(known.onlineKnown()).isTrue();
    }

    @Test
    void aWipedListThatFillsAgainEndsNoVisit() {
        see(answered(NOON, V294, listed("ali")));
        see(answered(at(30), V294, listed()));
        see(answered(at(60), V294, listed("ali")));

        assertThat(changes.started()).isEmpty();
        assertThat(known.online().get(ALI).since()).isEqualTo(NOON);
    }

    @Test
    void fromDialectDOnAnEmptyListMeansNobody() {
        see(answered(NOON, V360, listed("ali")));
        see(answered(at(30), V360, listed()));

        assertThat(changes.ended()).containsExactly(ALI);
    }

    @Test
    void oneNameOnAPanelAndItsNodeIsTwoPlaces() {
        see(answered(NOON, V360, new OnlineList.Listed(
                Map.of(OnlineList.LOCAL, new TreeSet<>(List.of("ali")), "guid-1", new TreeSet<>(List.of("ali"))))));

        assertThat(known.online()).containsOnlyKeys(ALI, new PresenceKey("ali", "guid-1"));
    }

    private static PanelObservation loginInVain(Instant at) {
        return new PanelObservation(at, Duration.ofSeconds(10), 3, 1, null, null, new Failed(new TimedOut("no answer to the login")));
    }

    private void see(PanelObservation observation) {
        changes = Derivation.derive(known, observation, PERIOD);
        known = changes.next();
    }

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }
}
