package io.panelkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.demo.DemoPanel;
import io.panelkeeper.core.demo.DemoServer;
import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.persistence.observe.WatchRepository;
import io.panelkeeper.persistence.panel.Panel;
import io.panelkeeper.persistence.panel.PanelRepository;
import io.panelkeeper.web.access.DeniedException;
import io.panelkeeper.web.fleet.FleetService;
import io.panelkeeper.web.panel.PanelSecrets;
import io.panelkeeper.web.start.Startup;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only shows inside the server: its transactions, its persistence provider, its timers. */
@ExtendWith(ArquillianExtension.class)
class ContainerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    private PanelRepository panels;

    @Inject
    private WatchRepository watch;

    @Inject
    private PanelSecrets secrets;

    @Inject
    private FleetService fleet;

    @Inject
    private Clock clock;

    @Inject
    private UserTransaction transaction;

    @Resource(lookup = Startup.DATABASE)
    private DataSource database;

    @Deployment
    static WebArchive portal() throws URISyntaxException {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("panelkeeper.war")))
                .addClass(Await.class)
                .addAsLibrary(new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }

    @Test
    void aTimeComesBackAsItWasWritten() throws Exception {
        Instant added = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long id = inTransaction(() -> panels.add(List.of(draft("Times", PanelUrl.parse("times.example"))), secrets::seal, added, true).get(0));

        assertThat(inTransaction(() -> panel(id).getAddedAt())).isEqualTo(added);
    }

    @Test
    void whatAnotherNodeChangedIsSeen() throws Exception {
        long id = inTransaction(() -> add("Before", "other.example"));
        assertThat(inTransaction(() -> panel(id).getLabel())).isEqualTo("Before");

        execute("UPDATE panel SET label = 'After' WHERE id = " + id);

        assertThat(inTransaction(() -> panel(id).getLabel())).isEqualTo("After");
    }

    @Test
    void aServiceRefusesWhoeverHasNotSignedIn() {
        assertThatThrownBy(() -> fleet.panels()).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> fleet.totals()).isInstanceOf(DeniedException.class);
    }

    @Test
    void theTimerTicksOnAfterMoreFailuresThanTheServerForgives() throws Exception {
        try (DemoServer server = DemoServer.start()) {
            DemoPanel panel = server.host(DemoPanel.of("3.6.0").basePath("/timer/").clients("ali").build());
            long id = inTransaction(() -> panels.add(List.of(new PanelDraft("Timer", null, panel.url(), List.of(), panel.credentials(),
                    TlsTrust.SYSTEM, PanelDraft.LEAST_PERIOD)), secrets::seal, clock.instant(), false).get(0));
            Await.until(PATIENCE, () -> "a record of the first poll", () -> isRecorded(id));

            failTicks(3);

            panel.traffic().reset();
            inTransaction(() -> {
                watch.pollNow(Set.of(id), clock.instant());
                return null;
            });
            Await.until(PATIENCE, () -> "a poll after three failed ticks", () -> panel.traffic().requests() > 0);
        }
    }

    /** The second exception in a row would end a timer of the server for good; here none may reach it. */
    private void failTicks(int count) throws SQLException {
        AtomicInteger failures = new AtomicInteger();
        Handler counter = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                if (logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    failures.incrementAndGet();
                }
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger polling = Logger.getLogger("io.panelkeeper.web.observe.Polling");
        polling.addHandler(counter);
        execute("ALTER TABLE panel_secret RENAME TO panel_secret_away");
        try {
            Await.until(PATIENCE, () -> "three failed ticks", () -> failures.get() >= count);
        } finally {
            execute("ALTER TABLE panel_secret_away RENAME TO panel_secret");
            polling.removeHandler(counter);
        }
    }

    private long add(String label, String address) {
        return panels.add(List.of(draft(label, PanelUrl.parse(address))), secrets::seal, clock.instant(), true).get(0);
    }

    private static PanelDraft draft(String label, PanelUrl url) {
        return new PanelDraft(label, null, url, List.of(), new Credentials.Token("t".repeat(48)),
                TlsTrust.SYSTEM, PanelDraft.MOST_PERIOD);
    }

    private Panel panel(long id) {
        return panels.find(id, PanelScope.ALL).orElseThrow();
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        transaction.begin();
        try {
            T result = work.call();
            transaction.commit();
            return result;
        } catch (Exception | Error e) {
            transaction.rollback();
            throw e;
        }
    }

    private boolean isRecorded(long panelId) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT 1 FROM panel_watch WHERE lease_until IS NULL AND answered_at IS NOT NULL AND panel_id = " + panelId)) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
