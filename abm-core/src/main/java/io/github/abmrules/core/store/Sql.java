package io.github.abmrules.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements on one connection, each prepared once. Belongs to one thread. */
final class Sql implements AutoCloseable {
    private static final int NANO_DIGITS = 9;
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(NANO_DIGITS).toFormatter();

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Changes rows; returns how many. */
    int update(String text, @Nullable Object... parameters) throws SQLException {
        return bound(text, parameters).executeUpdate();
    }

    <T> List<T> query(String text, Row<T> row, @Nullable Object... parameters) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(text, parameters).executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    long number(String text, @Nullable Object... parameters) throws SQLException {
        return query(text, row -> row.getLong(1), parameters).get(0);
    }

    @SuppressWarnings("SqlSourceToSinkFlow") // Every text is put together from constants.
    private PreparedStatement bound(String text, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (value instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else if (value instanceof Instant instant) {
                statement.setString(i + 1, text(instant));
            } else if (value instanceof Enum<?> constant) {
                statement.setString(i + 1, constant.name());
            } else {
                statement.setString(i + 1, (String) value);
            }
        }
        return statement;
    }

    /** So many marks for parameters. */
    static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    /** An instant as it is stored: all of one length, so that they are ordered like texts. */
    static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
