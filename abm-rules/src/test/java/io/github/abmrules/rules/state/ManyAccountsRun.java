package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.core.store.StateChange;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.rules.AbmEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Measures what evaluating the hundredth part of a store costs that changed, beside a store that holds nothing else. Not a
 * test of the build: it takes minutes. Arguments: {@code sqlite} or {@code postgres}, how many accounts.
 */
final class ManyAccountsRun {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final Instant OLD = Instant.parse("2025-11-20T12:00:00Z");
    private static final int SHARE = 100;
    private static final int CHUNK = 1_000;
    private static final int FOCUSED = 25;

    private ManyAccountsRun() {}

    public static void main(String[] args) throws Exception {
        boolean postgres = args[0].equals("postgres");
        int count = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("many");
        try (AbmEngine engine = AbmEngine.create()) {
            run(engine, postgres, folder.resolve("warm.db"), 20_000, SHARE);
            run(engine, postgres, folder.resolve("few.db"), count / SHARE, 1);
            run(engine, postgres, folder.resolve("many.db"), count, SHARE);
        }
    }

    private static void run(AbmEngine engine, boolean postgres, Path file, int count, int share) throws Exception {
        String url =
                postgres ? TestDatabases.postgres() + "&options=-c%20synchronous_commit=off" : "jdbc:sqlite:" + file;
        StateStore store = TestDatabases.open(url);
        long began = System.nanoTime();
        List<StateChange> chunk = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chunk.add(account(i, i % share == 0));
            if (chunk.size() == CHUNK || i == count - 1) {
                store.apply(chunk);
                chunk.clear();
            }
        }
        System.out.println(count + " accounts written in " + millis(began) + " ms");
        DataSource source = TestDatabases.source(url);
        if (postgres) {
            query(source, "ANALYZE");
        }
        long before = postgres ? rowsRead(source) : 0;
        began = System.nanoTime();
        LedgerRun run = AccountLedger.of(engine, store).evaluateDue(NOW, LedgerListener.NONE);
        System.out.println(count + " accounts in the store: " + run + " in " + millis(began) + " ms");
        if (postgres) {
            Thread.sleep(2_000);
            System.out.println("rows of account read: " + (rowsRead(source) - before) + "; scans of whole tables: "
                    + query(
                            source,
                            "SELECT relname, seq_scan, idx_scan FROM pg_stat_user_tables WHERE schemaname ="
                                    + " current_schema() ORDER BY relname"));
        }
        for (String each : List.of(
                "SELECT account_id, next_due FROM account WHERE next_due <= '2026-06-30T12:00:00.000000000Z' ORDER BY"
                        + " next_due, account_id LIMIT 500",
                "SELECT account_id, version, changed_at, next_due, body FROM account WHERE account_id IN ('acc-1', 'acc-2')",
                "SELECT account_id, kind, body FROM evidence WHERE account_id IN ('acc-1', 'acc-2')",
                "SELECT account_id, body FROM review WHERE account_id IN ('acc-1', 'acc-2')",
                "SELECT COUNT(*) FROM account WHERE cluster = 'ACTIVE_FOCUS' AND account_id <> ''",
                "SELECT account_id, body FROM review WHERE 1 = 1 AND status = 'PENDING'")) {
            System.out.println(each.substring(0, 40) + "… : "
                    + query(source, (postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + each));
        }
    }

    private static StateChange account(int number, boolean due) {
        String id = "acc-" + number;
        Instant since = due ? OLD : NOW.minus(Duration.ofDays(3));
        Account facts = Account.builder(id)
                .company("Company " + number)
                .icpTier(IcpTier.C)
                .signals(Signal.of(SignalType.WEBINAR, since, "p1"))
                .build();
        Cluster cluster = !due && number % SHARE == 1 && number < FOCUSED * SHARE
                ? Cluster.ACTIVE_FOCUS
                : Cluster.FUTURE_PIPELINE;
        AccountState before = AccountState.unknown(id, since);
        AccountState after = before.toBuilder()
                .given(facts)
                .current(new CurrentCluster(cluster, since, EnteredBy.PROMOTION, null, null))
                .changed(1, since)
                .nextDue(due ? NOW : NOW.plus(Duration.ofDays(27)))
                .entries(1)
                .build();
        HistoryEntry entered =
                new HistoryEntry(id, 1, since, HistoryKind.ENTERED, null, cluster, null, null, null, null);
        return new StateChange(before, after, List.of(entered), null, List.of(), null);
    }

    private static long rowsRead(DataSource source) throws SQLException {
        return Long.parseLong(query(
                        source,
                        "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE schemaname = current_schema() AND"
                                + " relname = 'account'")
                .get(0)
                .strip());
    }

    private static List<String> query(DataSource source, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(text)) {
                return found;
            }
            try (ResultSet rows = statement.getResultSet()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    StringBuilder line = new StringBuilder();
                    for (int i = 1; i <= columns; i++) {
                        line.append(rows.getString(i)).append(' ');
                    }
                    found.add(line.toString().strip());
                }
            }
        }
        return found;
    }

    private static long millis(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
