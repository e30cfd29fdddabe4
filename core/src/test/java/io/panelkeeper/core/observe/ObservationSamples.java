package io.panelkeeper.core.observe;

import io.panelkeeper.core.observe.PanelObservation.Answered;
import io.panelkeeper.core.observe.PanelObservation.Failed;
import io.panelkeeper.core.observe.PanelObservation.Inventory;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.Listed;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.PanelVersion;
import io.panelkeeper.core.panel.XrayState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Observations in the words of the tests. */
final class ObservationSamples {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Duration PERIOD = Duration.ofSeconds(30);
    static final PanelRelease V294 = release("2.9.4");
    static final PanelRelease V360 = release("3.6.0");

    private ObservationSamples() {
    }

    static PanelRelease release(String version) {
        return new PanelRelease(PanelVersion.parse(version).orElseThrow());
    }

    static PanelStatus status(XrayState xray, long xrayUptime) {
        return new PanelStatus(12.5, 1, 2, 3, 4, 1000, xray, "26.3.27", "", xrayUptime, null, null);
    }

    static OnlineList listed(String... names) {
        return new Listed(Map.of(OnlineList.LOCAL, new TreeSet<>(List.of(names))));
    }

    static Inventory inventory(String... names) {
        List<Inbound.Client> clients = Stream.of(names)
                .map(name -> new Inbound.Client(name, true, 0, 0, 0, null, 0, null)).toList();
        return new Inventory(List.of(new Inbound(1, "in", "", "vless", 443, true, 0, 0, 0, null, null, clients)), Map.of());
    }

    static PanelObservation answered(Instant at, PanelRelease release, OnlineList online) {
        return answered(at, release, XrayState.RUNNING, online);
    }

    static PanelObservation answered(Instant at, PanelRelease release, XrayState xray, OnlineList online) {
        return answered(at, release, xray, 500, online);
    }

    static PanelObservation answered(Instant at, PanelRelease release, XrayState xray, long xrayUptime, OnlineList online) {
        return new PanelObservation(at, Duration.ofMillis(20), 2, 0, null, null,
                new Answered(release, status(xray, xrayUptime), online, null, null, null));
    }

    static PanelObservation failed(Instant at, PanelFailure cause) {
        return new PanelObservation(at, Duration.ofMillis(20), 1, 0, null, null, new Failed(cause));
    }
}
