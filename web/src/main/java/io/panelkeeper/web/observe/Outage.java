package io.panelkeeper.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Tells a database that is away from a mistake of ours, and says once that it went and once that it is back. */
@ApplicationScoped
public class Outage {

    private static final Logger LOG = System.getLogger(Outage.class.getName());

    @Inject
    private WatchTransactions watch;

    @Inject
    private Clock clock;

    private boolean away;

    /** @return true if the exception came because the database is away, which is now said */
    boolean explains(RuntimeException e) {
        try {
            watch.changedSince(clock.instant());
            return false;
        } catch (RuntimeException stillAway) {
            began(rootCause(e));
            return true;
        }
    }

    private synchronized void began(Throwable cause) {
        if (!away) {
            away = true;
            LOG.log(Level.WARNING, "The database does not answer: {0}. Panels are not asked, what was just asked waits to be recorded, "
                    + "and both go on as soon as it is back.", cause.getMessage());
        }
    }

    /** The database was used without trouble. */
    synchronized void over() {
        if (away) {
            away = false;
            LOG.log(Level.INFO, "The database answers again.");
        }
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
