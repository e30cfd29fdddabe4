package io.panelkeeper.web.observe;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Ticks every second on every node; the database decides who works. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PollTimer {

    @Inject
    private Polling polling;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "polls")
    public void tick() {
        polling.tick();
    }
}
