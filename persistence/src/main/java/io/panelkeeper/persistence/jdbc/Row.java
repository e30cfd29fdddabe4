package io.panelkeeper.persistence.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** One row, read from left to right: a record's constructor and the select list stand in the same order. */
public final class Row {

    private final ResultSet result;
    private int index;

    Row(ResultSet result) {
        this.result = result;
    }

    boolean next() throws SQLException {
        index = 0;
        return result.next();
    }

    public String text() throws SQLException {
        return result.getString(++index);
    }

    public long number() throws SQLException {
        return result.getLong(++index);
    }

    public Long numberOrNull() throws SQLException {
        long value = result.getLong(++index);
        return result.wasNull() ? null : value;
    }

    public int integer() throws SQLException {
        return result.getInt(++index);
    }

    public Integer integerOrNull() throws SQLException {
        int value = result.getInt(++index);
        return result.wasNull() ? null : value;
    }

    public Double decimalOrNull() throws SQLException {
        double value = result.getDouble(++index);
        return result.wasNull() ? null : value;
    }

    public boolean flag() throws SQLException {
        return result.getBoolean(++index);
    }

    public Instant time() throws SQLException {
        OffsetDateTime value = result.getObject(++index, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public byte[] bytes() throws SQLException {
        return result.getBytes(++index);
    }
}
