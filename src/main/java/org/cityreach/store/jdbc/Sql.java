package org.cityreach.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement in the making: text, and the values of its question marks in order. Text comes from
 * constants and from {@link #quoted} names only; everything else is bound.
 */
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public static Sql of(String text) {
        return new Sql().add(text);
    }

    /** Adds constant text. */
    public Sql add(String more) {
        text.append(more);
        return this;
    }

    /** Adds another statement's text and values. */
    public Sql add(Sql more) {
        text.append(more.text);
        values.addAll(more.values);
        return this;
    }

    /** Adds a question mark for a value. */
    public Sql bind(Object value) {
        text.append('?');
        values.add(value);
        return this;
    }

    /** The name in double quotes, fit for any character it may hold. */
    public static String quoted(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name must not hold a zero character");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public String text() {
        return text.toString();
    }

    /** The statement with its values set. */
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(text(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** Runs a statement that gives no rows, and tells how many it changed. */
    public long execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.executeLargeUpdate();
        }
    }

    /** The first column of the first row as a number; {@code otherwise} where there is no row or a null. */
    public long findLong(Connection connection, long otherwise) throws SQLException {
        try (PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return otherwise;
            }
            long value = rows.getLong(1);
            return rows.wasNull() ? otherwise : value;
        }
    }
}
