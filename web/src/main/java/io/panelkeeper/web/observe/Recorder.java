package io.panelkeeper.web.observe;

import io.panelkeeper.persistence.observe.RecordedPoll;
import io.panelkeeper.web.start.PortalReady;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Records what polls saw, several panels in one transaction: at thousands of panels a commit for each would cost more than the polls.
 *
 * <p>While the database is away observations wait here; one that has lost its lease by then is left out by the database itself.
 */
@ApplicationScoped
public class Recorder {

    private static final Logger LOG = System.getLogger(Recorder.class.getName());
    private static final long PAUSE_MILLIS = 200;
    private static final int POLLS_A_TRANSACTION = 200;

    @Resource(lookup = Polling.UPKEEP)
    private ManagedScheduledExecutorService executor;

    @Inject
    private Clock clock;

    @Inject
    private WatchTransactions watch;

    @Inject
    private PanelMemories memories;

    @Inject
    private Announcer announcer;

    @Inject
    private Outage outage;

    private final Queue<RecordedPoll> waiting = new ConcurrentLinkedQueue<>();
    private Future<?> flushing;

    void begin(@Observes PortalReady ready) {
        flushing = executor.scheduleWithFixedDelay(this::flush, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        if (flushing != null) {
            flushing.cancel(false);
        }
    }

    void add(RecordedPoll poll) {
        waiting.add(poll);
    }

    private void flush() {
        try {
            List<RecordedPoll> batch = drain();
            while (!batch.isEmpty() && record(batch)) {
                batch = drain();
            }
            if (announcer.announce()) {
                outage.over();
            }
        } catch (RuntimeException e) {
            // An exception would end the schedule for good.
            if (!outage.explains(e)) {
                LOG.log(Level.ERROR, "Polls could not be recorded", e);
            }
        }
    }

    private List<RecordedPoll> drain() {
        List<RecordedPoll> batch = new ArrayList<>();
        for (RecordedPoll poll = waiting.poll(); poll != null; poll = batch.size() < POLLS_A_TRANSACTION ? waiting.poll() : null) {
            batch.add(poll);
        }
        return batch;
    }

    /** @return false when the database is away and the batch waits for better times */
    private boolean record(List<RecordedPoll> batch) {
        try {
            Set<Long> recorded = watch.record(batch, clock.instant());
            batch.stream().filter(poll -> recorded.contains(poll.panel().id())).forEach(memories::remember);
        } catch (RuntimeException e) {
            if (outage.explains(e)) {
                waiting.addAll(batch);
                return false;
            }
            if (batch.size() > 1) {
                // One observation that cannot be recorded must not take the others with it.
                batch.forEach(poll -> record(List.of(poll)));
                return true;
            }
            LOG.log(Level.ERROR, "The poll of panel " + batch.get(0).panel().id() + " cannot be recorded", e);
        }
        return true;
    }
}
