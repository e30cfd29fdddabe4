package io.panelkeeper.web.start;

import static java.lang.System.Logger.Level.INFO;

import io.panelkeeper.web.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/**
 * Brings the portal up in order: settings, data folder, schema, key; then work may begin ({@link PortalReady}). Whatever fails here fails
 * the deployment, with one sentence as its cause.
 */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    private static final System.Logger LOGGER = System.getLogger(Startup.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private DataFolder dataFolder;

    @Inject
    private Readiness readiness;

    @Inject
    private Event<PortalReady> ready;

    @PostConstruct
    void start() {
        dataFolder.hold(settings.data());
        readiness.started();
        ready.fire(new PortalReady());
        LOGGER.log(INFO, "Ready: node {0}, {1}, data in {2}.", settings.node(), settings.database(), settings.data());
    }

    @PreDestroy
    void stop() {
        readiness.stopped();
        dataFolder.release();
    }
}
