package io.panelkeeper.persistence.jdbc;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * SQL on one connection. Used where an entity would cost more than it gives: statements for many rows (JPA has no batches of our own
 * making, no {@code SKIP LOCKED}) and lists that end as records.
 *
 * <p>Every {@link SQLException} becomes a {@link PersistenceException}, which rolls the transaction back.
 */
public final class Jdbc {

    private final Connection connection;

    private Jdbc(Connection connection) {
        this.connection = connection;
    }

    /** On the connection of the running transaction, so that it commits or rolls back with everything else. */
    public static Jdbc of(EntityManager entities) {
        Connection connection = entities.unwrap(Connection.class);
        if (connection == null) {
            throw new IllegalStateException("A transaction is required.");
        }
        return new Jdbc(connection);
    }

    public static Jdbc of(Connection connection) {
        return new Jdbc(connection);
    }

    public Engine engine() {
        try {
            return Engine.of(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    public <T> List<T> list(String sql, Binder binder, Mapper<T> mapper) {
        List<T> found = new ArrayList<>();
        each(sql, binder, row -> found.add(mapper.map(row)));
        return found;
    }

    /** @throws IllegalStateException if there are two */
    public <T> Optional<T> one(String sql, Binder binder, Mapper<T> mapper) {
        List<T> found = list(sql, binder, mapper);
        if (found.size() > 1) {
            throw new IllegalStateException("One row expected, found " + found.size() + ".");
        }
        return found.stream().findFirst();
    }

    public void each(String sql, Binder binder, Visitor visitor) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(new Parameters(statement));
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (row.next()) {
                    visitor.visit(row);
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** @return rows changed */
    public int update(String sql, Binder binder) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(new Parameters(statement));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /**
     * One statement for many elements in one round trip.
     *
     * @return rows changed by each element, in order
     */
    public <E> int[] batch(String sql, Collection<E> elements, BatchBinder<E> binder) {
        if (elements.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters parameters = new Parameters(statement);
            for (E element : elements) {
                binder.bind(parameters, element);
                parameters.addToBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    @FunctionalInterface
    public interface Binder {
        Binder NONE = parameters -> { };

        void bind(Parameters parameters) throws SQLException;
    }

    @FunctionalInterface
    public interface BatchBinder<E> {
        void bind(Parameters parameters, E element) throws SQLException;
    }

    @FunctionalInterface
    public interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    @FunctionalInterface
    public interface Visitor {
        void visit(Row row) throws SQLException;
    }
}
