package io.github.abmrules.core.store;

import static io.github.abmrules.core.store.States.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.cluster.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A store of every earlier schema is brought to the latest one, with what it holds. */
class UpgradeTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> databasesAndSchemas() {
        return IntStream.range(1, Migrations.latest())
                .boxed()
                .flatMap(schema -> Stream.of(Arguments.of("sqlite", schema), Arguments.of("postgres", schema)));
    }

    private DataSource source(String database) {
        return database.equals("sqlite") ? Databases.sqlite(folder.resolve("abm.db")) : Databases.postgres();
    }

    private static void run(DataSource source, String script) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String line : script.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("--")) {
                    statement.executeUpdate(line);
                }
            }
        }
    }

    private static String dump(int schema) throws IOException {
        try (var in = UpgradeTest.class.getResourceAsStream("schema-" + schema + ".sql")) {
            assertThat(in).as("dump of schema " + schema).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("databasesAndSchemas")
    void keepsWhatAnEarlierSchemaHolds(String database, int schema) throws Exception {
        DataSource source = source(database);
        JdbcStore.open(source, schema);
        run(source, dump(schema));

        StateStore store = JdbcStore.open(source);

        StateChange change = States.first("a", Cluster.FUTURE_PIPELINE);
        // Accounts of before are due at once, so that their next decision says when the one after is.
        AccountState expected = change.after().toBuilder().nextDue(T0).build();
        assertThat(store.find("a")).isEqualTo(expected);
        assertThat(store.history(HistoryFilter.of("a"))).isEqualTo(change.history());
        assertThat(store.deliveries(null, null, "a", 9))
                .extracting(StoredDelivery::key)
                .containsExactly("note/a1", "task/a1", "properties/a1");
        assertThat(store.due(T0, null, 9)).containsExactly(new DueAccount("a", T0));
        assertThat(store.seatCount()).isZero();
        assertThat(store.owners()).isEmpty();
        assertThat(store.apply(List.of(States.move(expected, Cluster.ACTIVE_FOCUS, T0.plusSeconds(1)))))
                .isEmpty();
        assertThat(JdbcStore.open(source).count()).isEqualTo(1);
    }

    @Test
    void refusesAStoreOfALaterVersion() throws Exception {
        DataSource source = source("sqlite");
        JdbcStore.open(source);
        run(source, "INSERT INTO abm_schema (version, step) VALUES (99, 'later')");

        assertThatThrownBy(() -> JdbcStore.open(source))
                .isInstanceOf(StoreException.class)
                .hasMessage("The store has schema 99, but this version knows " + Migrations.latest()
                        + " at most. Maybe a newer version wrote it?");
    }

    @ParameterizedTest
    @MethodSource("databasesAndSchemas")
    void severalProcessesMayUpgradeAtOnce(String database, int schema) throws Exception {
        DataSource source = source(database);
        JdbcStore.open(source, schema);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                counts.add(pool.submit(() -> JdbcStore.open(source).count()));
            }
            for (Future<Long> count : counts) {
                assertThat(count.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
