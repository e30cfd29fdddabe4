package io.panelkeeper.persistence.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;

/**
 * The parameters of one statement, given from left to right. {@code null} is written with its type: a batch that mixes typed values and
 * untyped nulls makes PostgreSQL's driver parse the statement again for every change.
 */
public final class Parameters {

    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    public Parameters text(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    /** Text from outside, made storable: see {@link Text#fit}. */
    public Parameters text(String value, int length) throws SQLException {
        return text(Text.fit(value, length));
    }

    public Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Parameters number(Long value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.BIGINT);
        } else {
            statement.setLong(++index, value);
        }
        return this;
    }

    public Parameters integer(Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.INTEGER);
        } else {
            statement.setInt(++index, value);
        }
        return this;
    }

    public Parameters decimal(Double value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.DOUBLE);
        } else {
            statement.setDouble(++index, value);
        }
        return this;
    }

    public Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    /** As {@link Times#storable} makes it. */
    public Parameters time(Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(++index, OffsetDateTime.ofInstant(Times.storable(value), ZoneOffset.UTC));
        }
        return this;
    }

    public Parameters bytes(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    /** For {@code = ANY (?)}. */
    public Parameters numbers(Collection<Long> values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("bigint", values.toArray()));
        return this;
    }

    /** For {@code = ANY (?)}. */
    public Parameters texts(Collection<String> values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("varchar", values.toArray()));
        return this;
    }

    void addToBatch() throws SQLException {
        statement.addBatch();
        index = 0;
    }
}
