package io.panelkeeper.web.start;

import static java.lang.System.Logger.Level.INFO;

import io.panelkeeper.persistence.database.Migration;
import io.panelkeeper.web.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Brings the portal up in order: settings, data folder, schema, key; then work may begin ({@link PortalReady}). Whatever fails here fails
 * the deployment, with one sentence as its cause.
 */
// The values are expressions of Payara (Micro and Server), which reads them while it deploys, before any code of ours runs.
@DataSourceDefinition(
        name = Startup.DATABASE,
        className = "io.panelkeeper.persistence.database.PortalDataSource",
        url = "${MPCONFIG=panelkeeper.db.url:}",
        user = "${MPCONFIG=panelkeeper.db.user:panelkeeper}",
        password = "${MPCONFIG=panelkeeper.db.password:}",
        minPoolSize = 2,
        maxPoolSize = 30,
        properties = {
            "dataFolder=${MPCONFIG=panelkeeper.data:data}",
            // Connections that died with a restart of the database are replaced, not handed out.
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
            // A caller gets an error rather than a minute of silence.
            "fish.payara.max-wait-time-in-millis=10000"
        })
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    /** The one data source, H2 or PostgreSQL by settings alone. */
    public static final String DATABASE = "java:app/jdbc/panelkeeper";

    /** System property, {@code true} while the portal is up: how the launcher, in the same JVM, knows on whatever port it listens. */
    public static final String READY = "panelkeeper.launch.ready";

    private static final System.Logger LOGGER = System.getLogger(Startup.class.getName());

    @Resource(lookup = DATABASE)
    private DataSource database;

    @Inject
    private Settings settings;

    @Inject
    private DataFolder dataFolder;

    @Inject
    private NodeName node;

    @Inject
    private VaultOpening vault;

    @Inject
    private Readiness readiness;

    @Inject
    private Clock clock;

    @Inject
    private Event<PortalReady> ready;

    @PostConstruct
    void start() {
        dataFolder.hold(settings.data());
        try {
            bringUp();
        } catch (RuntimeException e) {
            // Without a @PreDestroy after this; a server that lives on must be able to deploy again.
            stop();
            throw e;
        }
    }

    private void bringUp() {
        new Migration(database).migrate(clock.instant());
        vault.open(settings.keyFile(), clock.instant());
        readiness.started();
        ready.fire(new PortalReady());
        LOGGER.log(INFO, "Ready: node {0}, {1}, data in {2}.", node.value(), settings.database(), settings.data());
        System.setProperty(READY, "true");
    }

    @PreDestroy
    void stop() {
        System.clearProperty(READY);
        readiness.stopped();
        dataFolder.release();
    }
}
