package io.panelkeeper.persistence;

import io.panelkeeper.persistence.database.Migration;
import io.panelkeeper.persistence.database.PortalDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A database of each engine, migrated; one of each per JVM, since starting PostgreSQL takes seconds. Each test begins with {@link #clear}. */
public enum TestDatabase {
    H2 {
        @Override
        public PortalDataSource newDatabase(String name) {
            return at("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        public PortalDataSource newDatabase(String name) {
            EmbeddedPostgres server = Server.POSTGRES;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return at(server.getJdbcUrl("postgres", name), "postgres", "");
        }
    };

    private static final Instant MIGRATED_AT = Instant.parse("2026-11-23T12:00:00Z");

    private DataSource dataSource;
    private EntityManagerFactory factory;

    /** An empty database without a schema. */
    public abstract PortalDataSource newDatabase(String name);

    public synchronized DataSource dataSource() {
        if (dataSource == null) {
            DataSource database = newDatabase("panelkeeper");
            new Migration(database).migrate(MIGRATED_AT);
            dataSource = database;
        }
        return dataSource;
    }

    /** Runs the work in one transaction that commits, or rolls back with the exception thrown. */
    public <T> T call(Function<Transaction, T> work) {
        try (EntityManager entities = factory().createEntityManager()) {
            entities.getTransaction().begin();
            try {
                T result = work.apply(new Transaction(entities));
                entities.getTransaction().commit();
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }

    public void run(Consumer<Transaction> work) {
        call(transaction -> {
            work.accept(transaction);
            return null;
        });
    }

    /** Takes the container's place: repositories whose entity manager belongs to the running transaction. */
    public record Transaction(EntityManager entities) {

        public <R> R get(Class<R> repository) {
            try {
                R instance = repository.getDeclaredConstructor().newInstance();
                for (Field field : repository.getDeclaredFields()) {
                    if (field.isAnnotationPresent(PersistenceContext.class)) {
                        field.setAccessible(true);
                        field.set(instance, entities);
                    }
                }
                return instance;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Forgets everything but the schema. */
    public void clear() {
        try (Connection connection = dataSource().getConnection(); Statement statement = connection.createStatement()) {
            for (String table : List.of("panel_tag", "panel_secret", "panel_watch", "panel_poll", "open_presence", "inbound", "client",
                    "client_inbound", "panel", "panel_group", "api_token", "person", "throttle", "vault_key")) {
                statement.execute("DELETE FROM " + table);
            }
            statement.execute("UPDATE portal SET first_owner_at = NULL");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, each as one text, columns separated by a comma. */
    public List<String> rows(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(result.getObject(column)));
                }
                rows.add(String.join(",", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized EntityManagerFactory factory() {
        if (factory == null) {
            factory = Persistence.createEntityManagerFactory("panelkeeper", Map.of(
                    "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                    "jakarta.persistence.nonJtaDataSource", dataSource(),
                    "jakarta.persistence.jtaDataSource", "",
                    "eclipselink.session-name", name()));
        }
        return factory;
    }

    static PortalDataSource at(String url, String user, String password) {
        PortalDataSource database = new PortalDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        return database;
    }

    /** Started when first needed; ends with the JVM. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
