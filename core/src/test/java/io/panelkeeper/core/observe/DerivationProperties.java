package io.panelkeeper.core.observe;

import static io.panelkeeper.core.observe.ObservationSamples.NOON;
import static io.panelkeeper.core.observe.ObservationSamples.PERIOD;
import static io.panelkeeper.core.observe.ObservationSamples.V294;
import static io.panelkeeper.core.observe.ObservationSamples.V360;
import static io.panelkeeper.core.observe.ObservationSamples.answered;
import static io.panelkeeper.core.observe.ObservationSamples.failed;
import static io.panelkeeper.core.observe.ObservationSamples.listed;
import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.Unusable;
import io.panelkeeper.core.panel.PanelFailure.TimedOut;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.core.presence.OpenPresence;
import io.panelkeeper.core.presence.PresenceKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a panel answers: what is recorded row by row is what is known, and only a usable list changes it. */
class DerivationProperties {

    /** One poll of the story: how long after the one before, and the names, or {@code null} when there was no list. */
    record Step(int seconds, Set<String> names) {
    }

    @Property
    void changesAppliedOneByOneGiveWhatIsKnown(@ForAll("stories") List<Step> story, @ForAll boolean wipingRelease) {
        PanelRelease release = wipingRelease ? V294 : V360;
        KnownPanel known = KnownPanel.added(NOON);
        Map<PresenceKey, OpenPresence> table = new HashMap<>();
        Instant now = NOON;
        for (Step step : story) {
            now = now.plusSeconds(step.seconds());
            PanelChanges changes = Derivation.derive(known, observation(step, now, release), PERIOD);
            changes.ended().forEach(key -> assertThat(table.remove(key)).as("ended before it began: %s", key).isNotNull());
            changes.started().forEach(open -> assertThat(table.put(open.key(), open)).as("opened twice: %s", open).isNull());
            known = changes.next();

            assertThat(table).isEqualTo(known.online());
            assertThat(known.onlineKnown()).isEqualTo(now.equals(known.knownUntil()));
            if (known.onlineKnown()) {
                assertThat(names(known)).isEqualTo(step.names());
            }
            Instant latest = now;
            assertThat(known.online().values()).allMatch(open -> !open.since().isAfter(latest));
        }
    }

    private static PanelObservation observation(Step step, Instant now, PanelRelease release) {
        if (step.names() == null) {
            return now.getEpochSecond() % 2 == 0 ? failed(now, new TimedOut(""))
                    : answered(now, release, XrayState.ERROR, new Unusable(XrayState.ERROR));
        }
        return answered(now, release, listed(step.names().toArray(String[]::new)));
    }

    private static Set<String> names(KnownPanel known) {
        return known.online().keySet().stream().filter(key -> key.node().equals(OnlineList.LOCAL)).map(PresenceKey::email)
                .collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<Set<String>> names = Arbitraries.of("ali", "bob", "Ali", "клиент-3", "").set().ofMaxSize(4)
                .map(HashSet::new);
        return net.jqwik.api.Combinators.combine(Arbitraries.integers().between(1, 200), names.injectNull(0.3)).as(Step::new)
                .list().ofMaxSize(25);
    }
}
