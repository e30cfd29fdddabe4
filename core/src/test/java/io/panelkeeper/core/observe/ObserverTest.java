package io.panelkeeper.core.observe;

import static io.panelkeeper.core.observe.ObservationSamples.NOON;
import static io.panelkeeper.core.observe.ObservationSamples.PERIOD;
import static io.panelkeeper.core.observe.ObservationSamples.inventory;
import static io.panelkeeper.core.observe.ObservationSamples.listed;
import static io.panelkeeper.core.observe.ObservationSamples.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.observe.PanelObservation.Answered;
import io.panelkeeper.core.observe.PanelObservation.Failed;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.TooLarge;
import io.panelkeeper.core.panel.PanelFailure.Unreachable;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.core.panel.XrayState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObserverTest {

    private static final PanelAccess ACCESS = new PanelAccess(PanelUrl.parse("http://127.0.0.1:1/"),
            new Credentials.Token("t"), TlsTrust.SYSTEM);

    private final FakePanel panel = new FakePanel();
    private Instant now = NOON;
    private KnownPanel known = KnownPanel.added(NOON);

    @Test
    void asksForEverythingAtFirstAndForTwoThingsAfterwards() {
        poll();
        assertThat(panel.asked).containsExactly("status", "online", "inbounds", "lastOnline");

        poll();
        assertThat(panel.asked).containsExactly("status", "online");
    }

    @Test
    void asksForTheInventoryAgainAfterFiveMinutes() {
        poll();
        now = NOON.plus(Duration.ofMinutes(5)).minusSeconds(1);
        poll();
        assertThat(panel.asked).doesNotContain("inbounds");

        now = NOON.plus(Duration.ofMinutes(5));
        poll();
        assertThat(panel.asked).contains("inbounds");
    }

    @Test
    void anUnknownNameIsLookedUpOnceEvenIfNoInventoryHoldsIt() {
        poll();
        panel.online = listed("ali", "stranger");
        poll();
        assertThat(panel.asked).contains("inbounds");

        poll();
        assertThat(panel.asked).containsExactly("status", "online");
    }

    @Test
    void aRestartedXrayAndAnUpgradedPanelAreLookedAtAgain() {
        poll();
        panel.xrayUptime = 3;
        poll();
        assertThat(panel.asked).contains("inbounds");

        panel.release = release("3.5.0");
        poll();
        assertThat(panel.asked).contains("inbounds");
    }

    @Test
    void aRestartedXrayMayBeAnUpgradeThatNoAnswerTells() {
        panel.release = release("2.9.3");
        poll();
        panel.xrayUptime = 3;
        panel.detected = release("2.9.4");
        Answered answered = (Answered) poll().result();

        assertThat(panel.asked).startsWith("status", "detectAgain", "online");
        assertThat(answered.release()).isEqualTo(panel.detected);
    }

    @Test
    void releasesWithoutLastSeenAreNotAskedForIt() {
        panel.release = release("2.6.7");
        poll();
        assertThat(panel.asked).contains("inbounds").doesNotContain("lastOnline");
    }

    @Test
    void asksTwiceFourSecondsApartWhereTheStatusMayBeStale() {
        panel.release = release("2.8.0");
        poll();
        assertThat(panel.asked).startsWith("status", "sleep 4", "status", "online");

        now = NOON.plusSeconds(179);
        poll();
        assertThat(panel.asked).startsWith("status", "online");

        now = now.plusSeconds(180);
        poll();
        assertThat(panel.asked).startsWith("status", "sleep 4", "status", "online");
    }

    @Test
    void aPanelWithNodesIsAskedByNodeAsSoonAsThatIsKnown() {
        panel.nodeId = 7L;
        poll();
        assertThat(panel.asked).containsExactly("status", "online", "inbounds", "lastOnline", "onlineByNode");
    }

    @Test
    void aBrokenInventoryLeavesTheOnlineListAndIsNotRepeatedAtOnce() {
        panel.inboundsFailure = new TooLarge("64 MiB");
        Answered answered = (Answered) poll().result();
        assertThat(answered.inventory()).isNull();
        assertThat(answered.inventoryFailure()).isEqualTo(panel.inboundsFailure);
        assertThat(known.onlineKnown()).isTrue();
        assertThat(known.inventoryAt()).isNull();

        poll();
        assertThat(panel.asked).containsExactly("status", "online");
    }

    @Test
    void aFailureBecomesPartOfTheObservation() {
        panel.statusFailure = new Unreachable("connection refused");

        PanelObservation observation = poll();

        assertThat(observation.result()).isEqualTo(new Failed(panel.statusFailure));
        assertThat(observation.requests()).isEqualTo(2);
        assertThat(observation.session()).isNotNull();
    }

    private PanelObservation poll() {
        panel.asked.clear();
        Observer observer = new Observer((access, with) -> panel, Clock.fixed(now, ZoneOffset.UTC),
                time -> panel.asked.add("sleep " + time.toSeconds()));
        PanelObservation observation = observer.observe(ACCESS, known, null, true);
        known = Derivation.derive(known, observation, PERIOD).next();
        return observation;
    }

    /** A conversation that notes what it is asked. */
    private static final class FakePanel implements PanelReading {
        final List<String> asked = new ArrayList<>();
        PanelRelease release = ObservationSamples.V360;
        PanelRelease detected;
        OnlineList online = listed("ali");
        long xrayUptime = 100;
        Long nodeId;
        PanelFailure statusFailure;
        PanelFailure inboundsFailure;

        @Override
        public PanelRelease release() {
            return release;
        }

        @Override
        public PanelRelease detectAgain() {
            asked.add("detectAgain");
            return detected;
        }

        @Override
        public PanelStatus status() throws PanelException {
            asked.add("status");
            if (statusFailure != null) {
                throw new PanelException(statusFailure);
            }
            return ObservationSamples.status(XrayState.RUNNING, xrayUptime);
        }

        @Override
        public OnlineList online(PanelStatus status) {
            asked.add("online");
            return online;
        }

        @Override
        public OnlineList onlineByNode(PanelStatus status) {
            asked.add("onlineByNode");
            return online;
        }

        @Override
        public Map<String, Instant> lastOnline() {
            asked.add("lastOnline");
            return Map.of();
        }

        @Override
        public List<Inbound> inbounds() throws PanelException {
            asked.add("inbounds");
            if (inboundsFailure != null) {
                throw new PanelException(inboundsFailure);
            }
            List<Inbound> inbounds = new ArrayList<>(inventory("ali", "bob").inbounds());
            if (nodeId != null) {
                inbounds.add(new Inbound(2, "node", "", "vless", 443, true, 0, 0, 0, null, nodeId, List.of()));
            }
            return inbounds;
        }

        @Override
        public Optional<String> databaseKind() {
            return Optional.empty();
        }

        @Override
        public Optional<PanelSession> session() {
            return Optional.of(new PanelSession("3x-ui", "c", null, NOON));
        }

        @Override
        public Optional<Duration> clockDifference() {
            return Optional.empty();
        }

        @Override
        public int requests() {
            return 2;
        }

        @Override
        public int logins() {
            return 0;
        }
    }
}
