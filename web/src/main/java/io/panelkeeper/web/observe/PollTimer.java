package io.panelkeeper.web.observe;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Ticks every second on every node; the database decides who works. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PollTimer {

    private static final Logger LOG = System.getLogger(PollTimer.class.getName());

    @Inject
    private Polling polling;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "polls")
    public void tick() {
        try {
            polling.tick();
        } catch (RuntimeException e) {
            // A second exception in a row would end the timer for good, so none may leave this method.
            LOG.log(Level.WARNING, "Polls of this second were not claimed; the next second tries again: {0}", e.toString());
            LOG.log(Level.DEBUG, "Cause", e);
        }
    }
}
