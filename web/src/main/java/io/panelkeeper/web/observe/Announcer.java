package io.panelkeeper.web.observe;

import io.panelkeeper.web.panel.PanelsEdited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells the rest of the portal, at most once a second, which panels have a newer observation or were edited. It reads what was recorded
 * from the database, so that a browser hears of it whichever node asked the panel.
 */
@ApplicationScoped
public class Announcer {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A transaction may commit this much later than the time it wrote. */
    private static final Duration LATE_COMMIT = Duration.ofSeconds(3);

    @Inject
    private Clock clock;

    @Inject
    private WatchTransactions watch;

    @Inject
    private Event<PanelsChanged> event;

    private final Set<Long> edited = new HashSet<>();
    private Map<Long, Instant> announced = Map.of();
    private Instant last = Instant.EPOCH;

    synchronized void edited(@Observes(during = TransactionPhase.AFTER_SUCCESS) PanelsEdited panels) {
        edited.addAll(panels.ids());
    }

    /**
     * Called several times a second.
     *
     * @return false when it was too early to look again
     */
    boolean announce() {
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(PAUSE) < 0) {
            return false;
        }
        Map<Long, Instant> recorded = watch.changedSince((last.equals(Instant.EPOCH) ? now : last).minus(LATE_COMMIT));
        last = now;
        Set<Long> ids = takeEdited();
        recorded.forEach((id, time) -> {
            if (!time.equals(announced.get(id))) {
                ids.add(id);
            }
        });
        announced = recorded;
        if (!ids.isEmpty()) {
            event.fire(new PanelsChanged(ids));
        }
        return true;
    }

    private synchronized Set<Long> takeEdited() {
        Set<Long> ids = new HashSet<>(edited);
        edited.clear();
        return ids;
    }
}
