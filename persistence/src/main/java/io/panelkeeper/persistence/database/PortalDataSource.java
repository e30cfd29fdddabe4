package io.panelkeeper.persistence.database;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to H2 or PostgreSQL, whichever the URL says: one WAR serves both. The server's pool fills in the properties and pools the
 * connections. No setting is read here: the pool opens connections without a context class loader, where no configuration is found.
 */
public class PortalDataSource implements DataSource {

    /** Longer than any statement of ours, a migration of a large database included. */
    private static final int SOCKET_SECONDS = 120;

    private String dataFolder = "data";
    private String url;
    private String user;
    private String password;

    /** Where the embedded database lives while no URL is given. */
    public void setDataFolder(String dataFolder) {
        this.dataFolder = dataFolder;
    }

    public String getDataFolder() {
        return dataFolder;
    }

    /** @param url {@code null} or empty = an H2 file in the data folder */
    public void setUrl(String url) {
        this.url = url;
    }

    public String getUrl() {
        return url;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getUser() {
        return user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(String asUser, String itsPassword) throws SQLException {
        return driver().getConnection(asUser, itsPassword);
    }

    private DataSource driver() throws SQLException {
        if (url == null || url.isEmpty()) {
            // It closes when the pool does, not when the JVM begins to end: polls under way still write.
            return h2("jdbc:h2:file:" + Path.of(dataFolder).toAbsolutePath().resolve("panelkeeper") + ";DB_CLOSE_ON_EXIT=FALSE");
        }
        if (url.startsWith("jdbc:h2:")) {
            return h2(url);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource postgresql = new PGSimpleDataSource();
            postgresql.setUrl(url);
            if (!url.contains("reWriteBatchedInserts=")) {
                postgresql.setReWriteBatchedInserts(true);
            }
            if (!url.contains("ApplicationName=")) {
                postgresql.setApplicationName("Panelkeeper");
            }
            if (!url.contains("tcpKeepAlive=")) {
                postgresql.setTcpKeepAlive(true);
            }
            if (!url.contains("socketTimeout=")) {
                // A server that vanished without a word must not hold its callers for hours.
                postgresql.setSocketTimeout(SOCKET_SECONDS);
            }
            return postgresql;
        }
        throw new SQLException("panelkeeper.db.url begins with jdbc:h2: or jdbc:postgresql:, not with "
                + url.replaceAll("^([^:]*:[^:]*:?).*", "$1") + ".");
    }

    private static DataSource h2(String url) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        return h2;
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The drivers log by java.util.logging.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // A parameter of the URL, if somebody wants another than the driver's.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("This is no " + type.getName() + ".");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
