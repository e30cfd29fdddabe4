package io.panelkeeper.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

/** Lets the portal itself call services, outside any HTTP request: it may do everything an owner may. */
@ApplicationScoped
public class SystemCaller {

    @Inject
    private Caller caller;

    /** @throws IllegalStateException inside a person's or a program's request */
    @ActivateRequestContext
    public void run(Runnable work) {
        caller.isSystem();
        try {
            work.run();
        } finally {
            caller.isStranger();
        }
    }
}
