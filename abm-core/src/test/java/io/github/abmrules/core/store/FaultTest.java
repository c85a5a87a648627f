package io.github.abmrules.core.store;

import static io.github.abmrules.core.store.States.T0;
import static io.github.abmrules.core.store.States.exported;
import static io.github.abmrules.core.store.States.first;
import static io.github.abmrules.core.store.States.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.abmrules.core.cluster.Cluster;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** What a store does when its database fails: everything of a change is there, or nothing. */
class FaultTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("abm.db");
    }

    private static SQLiteDataSource impatient(Path file, SQLiteConfig config) {
        config.setBusyTimeout(50);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Test
    void aFullDiskLeavesEachAccountAsItWas() {
        JdbcStore.open(Databases.sqlite(file()));
        SQLiteConfig config = new SQLiteConfig();
        config.setMaxPageCount(60);
        StateStore store = JdbcStore.open(impatient(file(), config));
        List<StateChange> applied = new ArrayList<>();
        StoreException failure = null;
        for (int i = 0; failure == null && i < 1_000; i++) {
            StateChange change = first("acc-" + i, Cluster.CLUSTER_ICP);
            try {
                store.apply(List.of(change));
                applied.add(change);
            } catch (StoreException e) {
                failure = e;
            }
        }

        assertThat(failure)
                .isNotNull()
                .hasMessageContaining("full")
                .hasMessageContaining("Maybe make room on the disk?");
        assertThat(failure.retryable()).isFalse();
        assertThat(exported(JdbcStore.open(Databases.sqlite(file()))))
                .hasSize(applied.size())
                .allSatisfy(account -> {
                    assertThat(account.history()).hasSize(2);
                    assertThat(account.deliveries()).hasSize(3);
                    assertThat(account.state().reviews()).hasSize(1);
                });
        // With room again, it goes on.
        assertThat(JdbcStore.open(Databases.sqlite(file())).apply(List.of(first("later", Cluster.CLUSTER_ICP))))
                .isEmpty();
    }

    @Test
    void aReadOnlyFileIsToldAndCanBeRead() {
        JdbcStore.open(Databases.sqlite(file())).apply(List.of(first("a", Cluster.CLUSTER_ICP)));
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        StateStore store = JdbcStore.open(impatient(file(), config));

        AccountState state = store.find("a");
        assertThat(state).isNotNull();
        assertThatThrownBy(() -> store.apply(List.of(move(state, Cluster.FUTURE_PIPELINE, T0))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Maybe the file or its folder may not be written by this user?");
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatThrownBy(() ->
                        JdbcStore.open(Databases.sqlite(folder.resolve("none").resolve("abm.db"))))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aFileThatIsNoDatabaseIsTold() throws Exception {
        Files.writeString(file(), "account_id,cluster\n".repeat(100));
        assertThatThrownBy(() -> JdbcStore.open(Databases.sqlite(file())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a database");
    }

    @Test
    void aLockedDatabaseIsToldAndMayBeTriedAgain() throws Exception {
        StateStore store = JdbcStore.open(Databases.sqlite(file()));
        StateStore impatient = JdbcStore.open(impatient(file(), new SQLiteConfig()));
        try (Connection other = Databases.sqlite(file()).getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            StoreException failure = catchThrowableOfType(
                    StoreException.class, () -> impatient.apply(List.of(first("a", Cluster.CLUSTER_ICP))));
            assertThat(failure).hasMessageContaining("Another process holds it. Maybe try again later?");
            assertThat(failure.retryable()).isTrue();
            assertThat(store.find("a")).isNull();
            statement.execute("ROLLBACK");
        }
        assertThat(impatient.apply(List.of(first("a", Cluster.CLUSTER_ICP)))).isEmpty();
    }

    /** Fails before the n-th statement of a change; the connection is gone then. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgres"})
    void aConnectionLostAtAnyStatementLeavesNothingBehind(String database) {
        DataSource source = database.equals("sqlite") ? Databases.sqlite(file()) : Databases.postgres();
        StateStore store = JdbcStore.open(source);
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        StateStore fragile = JdbcStore.open(fragile(source, left));
        StateChange change = first("a", Cluster.CLUSTER_ICP);
        int lost = 0;
        for (int statements = 0; store.find("a") == null; statements++) {
            left.set(statements);
            try {
                assertThat(fragile.apply(List.of(change))).isEmpty();
            } catch (StoreException e) {
                lost++;
                assertThat(e.retryable()).isTrue();
                left.set(Integer.MAX_VALUE);
                assertThat(exported(store)).isEmpty();
            }
        }

        assertThat(lost).isGreaterThan(8);
        assertThat(store.find("a")).isEqualTo(change.after());
        assertThat(store.history(HistoryFilter.all())).hasSize(2);
        assertThat(store.deliveries(null, null, null, 99)).hasSize(3);
    }

    private static DataSource fragile(DataSource source, AtomicInteger left) {
        return (DataSource) Proxy.newProxyInstance(
                FaultTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(source, method, arguments);
                    return result instanceof Connection connection ? fragile(connection, left) : result;
                });
    }

    private static Connection fragile(Connection connection, AtomicInteger left) {
        return (Connection) Proxy.newProxyInstance(
                FaultTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    return result instanceof PreparedStatement statement
                            ? fragile(statement, connection, left)
                            : result;
                });
    }

    private static PreparedStatement fragile(PreparedStatement statement, Connection connection, AtomicInteger left) {
        return (PreparedStatement) Proxy.newProxyInstance(
                FaultTest.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute") && left.getAndDecrement() <= 0) {
                        connection.close();
                        throw new SQLException("the connection was lost", "08006");
                    }
                    return call(statement, method, arguments);
                });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void aBackendThatIsKilledIsToldAndMayBeTriedAgain() throws Exception {
        DataSource source = Databases.postgres();
        StateStore store = JdbcStore.open(source);
        AtomicInteger left = new AtomicInteger(3);
        DataSource killed = (DataSource) Proxy.newProxyInstance(
                FaultTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(source, method, arguments);
                    if (result instanceof Connection connection) {
                        int backend;
                        try (Statement statement = connection.createStatement();
                                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
                            rows.next();
                            backend = rows.getInt(1);
                        }
                        return Proxy.newProxyInstance(
                                FaultTest.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (inner, called, given) -> {
                                    if (called.getName().equals("prepareStatement") && left.getAndDecrement() == 0) {
                                        terminate(source, backend);
                                    }
                                    return call(connection, called, given);
                                });
                    }
                    return result;
                });
        StateStore fragile = JdbcStore.open(killed);

        StoreException failure = catchThrowableOfType(
                StoreException.class, () -> fragile.apply(List.of(first("a", Cluster.CLUSTER_ICP))));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure).hasMessageContaining("The connection is lost. Maybe try again?");
        assertThat(exported(store)).isEmpty();
        assertThat(fragile.apply(List.of(first("a", Cluster.CLUSTER_ICP)))).isEmpty();
    }

    private static void terminate(DataSource source, int backend) throws SQLException {
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + backend + ")");
        }
    }
}
