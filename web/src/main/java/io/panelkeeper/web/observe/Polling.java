package io.panelkeeper.web.observe;

import io.panelkeeper.core.observe.KnownPanel;
import io.panelkeeper.core.panel.PanelReader;
import io.panelkeeper.persistence.observe.ClaimedPanel;
import io.panelkeeper.web.config.Settings;
import io.panelkeeper.web.start.PortalReady;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Claims the panels due in the coming second and starts each poll when it is due.
 *
 * <p>Panels that did not answer last time have threads of their own: however many of them hang, they delay no panel that answers.
 */
@ApplicationScoped
@ManagedScheduledExecutorDefinition(name = Polling.ANSWERING, maxAsync = 96)
@ManagedScheduledExecutorDefinition(name = Polling.SUSPECT, maxAsync = 64)
@ManagedScheduledExecutorDefinition(name = Polling.UPKEEP, maxAsync = 3)
public class Polling {

    static final String ANSWERING = "java:app/concurrent/polls";
    static final String SUSPECT = "java:app/concurrent/suspectPolls";
    /** For what must go on when every poll hangs: recording, and the watch over deadlines. */
    static final String UPKEEP = "java:app/concurrent/upkeep";
    private static final Duration HORIZON = Duration.ofSeconds(1);
    /** A poll that got no thread for this long is given back, so that no panel is asked twice at once. */
    private static final Duration LATEST_START = Duration.ofSeconds(20);
    /** What the last request of a conversation and the record may take beyond it. */
    private static final Duration RESERVE = Duration.ofSeconds(30);
    private static final int CLAIMS_A_TICK = 500;
    private static final Logger LOG = System.getLogger(Polling.class.getName());

    @Resource(lookup = ANSWERING)
    private ManagedScheduledExecutorService answering;

    @Resource(lookup = SUSPECT)
    private ManagedScheduledExecutorService suspects;

    @Inject
    private Clock clock;

    @Inject
    private WatchTransactions watch;

    @Inject
    private PanelMemories memories;

    @Inject
    private PanelObserver observer;

    @Inject
    private Recorder recorder;

    @Inject
    private PollStatistics statistics;

    @Inject
    private Outage outage;

    @Inject
    private Settings settings;

    /** Of its own, so that no crowd of polls can keep a tick waiting. */
    @Resource
    private ManagedExecutorService ticks;

    private final AtomicBoolean ticking = new AtomicBoolean();
    private volatile boolean open;

    void begin(@Observes PortalReady ready) {
        watch.takeUp(clock.instant());
        open = true;
    }

    @PreDestroy
    void end() {
        open = false;
    }

    /**
     * Called every second. The work is done on another thread: a transaction that is rolled back on the timer's own counts as a failed tick,
     * caught or not, and after two of those the server drops the timer.
     */
    public void tick() {
        if (open && ticking.compareAndSet(false, true)) {
            try {
                ticks.execute(this::startDuePollsSafely);
            } catch (RejectedExecutionException e) {
                // The next second tries again.
                ticking.set(false);
            }
        }
    }

    private void startDuePollsSafely() {
        try {
            startDuePolls();
        } catch (RuntimeException e) {
            if (!outage.explains(e)) {
                LOG.log(Level.ERROR, "Polls of this second were not started; the next second tries again", e);
            }
        } finally {
            ticking.set(false);
        }
    }

    private void startDuePolls() {
        Instant now = clock.instant();
        List<ClaimedPanel> due = watch.claim(now, now.plus(HORIZON), lease(), CLAIMS_A_TICK);
        Map<Long, KnownPanel> known = memories.of(due);
        for (ClaimedPanel panel : due) {
            long delay = Math.max(0, Duration.between(clock.instant(), panel.dueAt()).toMillis());
            laneOf(panel).schedule(() -> poll(panel, known.get(panel.id())), delay, TimeUnit.MILLISECONDS);
        }
    }

    private ManagedScheduledExecutorService laneOf(ClaimedPanel panel) {
        return switch (panel.known().state()) {
            case NOT_ANSWERING, NOT_ASKED_YET -> suspects;
            default -> answering;
        };
    }

    /** Longer than a conversation with a panel can take, and how long a dead node's panels wait for another. */
    private Duration lease() {
        return LATEST_START.plus(PanelReader.LONGEST_CONVERSATION).plus(settings.client().requestTimeout()).plus(RESERVE);
    }

    private void poll(ClaimedPanel panel, KnownPanel known) {
        try {
            Instant now = clock.instant();
            if (now.isAfter(panel.dueAt().plus(LATEST_START)) && now.isAfter(panel.lease().until().minus(lease()).plus(LATEST_START))) {
                watch.giveBack(panel);
                return;
            }
            statistics.started(panel.dueAt(), now, panel.period());
            recorder.add(observer.poll(panel, known));
        } catch (RuntimeException e) {
            // Ours to mend, not the panel's: the lease ends by itself and the panel is claimed again.
            LOG.log(Level.ERROR, "Panel " + panel.id() + " was asked, but its answer could not be judged", e);
        }
    }
}
