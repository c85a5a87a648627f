package io.github.abmrules.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Brings a database to the schema of this version, one step a transaction. */
final class Migrations {
    private static final List<String> STEPS = List.of("V1__accounts.sql", "V2__due.sql");
    private static final String POSTGRESQL = "PostgreSQL";
    private static final int PATIENCE = 5;

    private Migrations() {}

    /** The schema of this version. */
    static int latest() {
        return STEPS.size();
    }

    /**
     * Makes all steps up to a schema that the database has not made yet. Several processes may do it at once.
     *
     * @throws StoreException when the database has a later schema than this version knows
     */
    static void run(Connection connection, int target) throws SQLException {
        connection.setAutoCommit(false);
        for (int attempt = 1; ; attempt++) {
            try {
                int version = version(connection);
                while (version < target) {
                    step(connection, version + 1);
                    version++;
                }
                return;
            } catch (SQLException e) {
                connection.rollback();
                // Another process may have made the same step meanwhile.
                if (attempt == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        int version;
        try {
            version = read(connection);
        } catch (SQLException e) {
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                        "CREATE TABLE IF NOT EXISTS abm_schema (version INTEGER PRIMARY KEY, step TEXT NOT NULL)");
            }
            version = read(connection);
        }
        connection.commit();
        if (version > STEPS.size()) {
            throw new StoreException(
                    "The store has schema " + version + ", but this version knows " + STEPS.size()
                            + " at most. Maybe a newer version wrote it?",
                    false,
                    null);
        }
        return version;
    }

    private static int read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM abm_schema")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void step(Connection connection, int number) throws SQLException {
        String file = STEPS.get(number - 1);
        boolean postgres = POSTGRESQL.equals(connection.getMetaData().getDatabaseProductName());
        String script = text(file).replace("${key}", postgres ? "TEXT COLLATE \"C\"" : "TEXT");
        try (Statement statement = connection.createStatement()) {
            // First, so that of two processes one waits here and then fails.
            statement.executeUpdate("INSERT INTO abm_schema (version, step) VALUES (" + number + ", '" + file + "')");
            for (String part : statements(script)) {
                statement.executeUpdate(part);
            }
        }
        connection.commit();
    }

    private static List<String> statements(String script) {
        String withoutComments =
                script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(withoutComments.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + file + " is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
