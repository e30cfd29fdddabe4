package io.panelkeeper.core.observe;

import io.panelkeeper.core.observe.PanelObservation.Answered;
import io.panelkeeper.core.observe.PanelObservation.Failed;
import io.panelkeeper.core.observe.PanelObservation.Inventory;
import io.panelkeeper.core.observe.PanelObservation.Result;
import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.OnlineList;
import io.panelkeeper.core.panel.OnlineList.Listed;
import io.panelkeeper.core.panel.PanelAccess;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.LoginRefused;
import io.panelkeeper.core.panel.PanelFailure.PortalFailed;
import io.panelkeeper.core.panel.PanelFailure.SecondFactorNeeded;
import io.panelkeeper.core.panel.PanelFailure.SessionLost;
import io.panelkeeper.core.panel.PanelReader;
import io.panelkeeper.core.panel.PanelReader.Known;
import io.panelkeeper.core.panel.PanelReading;
import io.panelkeeper.core.panel.PanelRelease;
import io.panelkeeper.core.panel.PanelSession;
import io.panelkeeper.core.panel.PanelStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Asks one panel once. In the ordinary case that is two requests, status and online list; the inventory (inbounds with clients, last-seen
 * map) is asked when it is old or something hints that it changed.
 */
public final class Observer {

    private static final Logger LOG = System.getLogger(Observer.class.getName());

    /** How old an inventory may get. */
    static final Duration INVENTORY_AGE = Duration.ofMinutes(5);
    /** Up to 2.8.0 the status snapshot goes stale when nobody asked for this long (wire contract §6.3). */
    static final Duration STATUS_STALE_AFTER = Duration.ofMinutes(3);
    /** How long the second question for a stale status has to wait (wire contract §6.3). */
    static final Duration STATUS_REFRESH = Duration.ofSeconds(4);

    private final PanelReader reader;
    private final Clock clock;
    private final Pause pause;

    /** Waiting, so that tests need not. */
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    public Observer(PanelReader reader, Clock clock, Pause pause) {
        this.reader = reader;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Never throws: whatever happens is part of the observation.
     *
     * @param session      to go on with, or {@code null}
     * @param loginAllowed false after a refused login
     */
    public PanelObservation observe(PanelAccess access, KnownPanel known, PanelSession session, boolean loginAllowed) {
        Instant askedAt = clock.instant();
        PanelReading reading = reader.open(access, new Known(known.release(), session, known.hasNodes(), loginAllowed));
        Result result;
        try {
            result = ask(reading, known, askedAt);
        } catch (PanelException e) {
            result = new Failed(e.failure());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result = new Failed(new PortalFailed("the portal is shutting down"));
        } catch (RuntimeException e) {
            // A mistake of ours must cost neither the session nor the count of what was sent.
            LOG.log(Level.ERROR, "The answers of " + access.url() + " could not be read", e);
            result = new Failed(new PortalFailed(e.getClass().getSimpleName()));
        }
        return new PanelObservation(askedAt, Duration.between(askedAt, clock.instant()), reading.requests(),
                reading.logins(), reading.session().orElse(null), reading.clockDifference().orElse(null), result);
    }

    private Answered ask(PanelReading reading, KnownPanel known, Instant now) throws PanelException, InterruptedException {
        PanelStatus status = reading.status();
        PanelRelease release = reading.release();
        if (release.staleStatus() && silentTooLong(known, now)) {
            pause.sleep(STATUS_REFRESH);
            status = reading.status();
        }
        boolean xrayRestarted = status.xrayUptimeSeconds() < known.xrayUptimeSeconds();
        if (xrayRestarted && !release.statusTellsVersion()) {
            // An upgrade restarts Xray, and up to 3.0.2 nothing else tells of it.
            release = reading.detectAgain();
        }
        OnlineList online = reading.online(status);
        if (!inventoryNeeded(known, release, status, online, now)) {
            return new Answered(release, status, online, null, null, reading.databaseKind().orElse(null));
        }
        Inventory inventory = null;
        PanelFailure inventoryFailure = null;
        try {
            inventory = inventory(reading, release);
            if (!known.hasNodes() && release.onlinesByGuid() && inventory.hasNodes()) {
                online = reading.onlineByNode(status);
            }
        } catch (PanelException e) {
            if (e.failure() instanceof LoginRefused || e.failure() instanceof SecondFactorNeeded
                    || e.failure() instanceof SessionLost) {
                throw e;
            }
            // Who is online is known all the same; the inventory keeps its age until a later poll succeeds.
            inventoryFailure = e.failure();
        }
        return new Answered(release, status, online, inventory, inventoryFailure, reading.databaseKind().orElse(null));
    }

    private static Inventory inventory(PanelReading reading, PanelRelease release) throws PanelException {
        List<Inbound> inbounds = reading.inbounds();
        return new Inventory(inbounds, release.lastOnline() ? reading.lastOnline() : Map.of());
    }

    private static boolean silentTooLong(KnownPanel known, Instant now) {
        return known.answeredAt() == null
                || Duration.between(known.answeredAt(), now).compareTo(STATUS_STALE_AFTER) >= 0;
    }

    private static boolean inventoryNeeded(KnownPanel known, PanelRelease release, PanelStatus status, OnlineList online,
            Instant now) {
        return known.inventoryTriedAt() == null
                || Duration.between(known.inventoryTriedAt(), now).compareTo(INVENTORY_AGE) >= 0
                || status.xrayUptimeSeconds() < known.xrayUptimeSeconds()
                || !release.equals(known.release())
                || online instanceof Listed listed && !listed.byNode().values().stream().allMatch(known.emails()::containsAll);
    }
}
