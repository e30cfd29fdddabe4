package io.panelkeeper.web.start;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether this node can serve: it has started, and its database answers now. */
@ApplicationScoped
public class Readiness {
    private static final int DATABASE_SECONDS = 5;

    @Resource(lookup = Startup.DATABASE)
    private DataSource database;

    private volatile boolean started;

    void started() {
        started = true;
    }

    void stopped() {
        started = false;
    }

    public boolean isReady() {
        return started && databaseAnswers();
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(DATABASE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
