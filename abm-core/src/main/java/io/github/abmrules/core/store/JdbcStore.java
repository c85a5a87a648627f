package io.github.abmrules.core.store;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.sales.OwnerState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in a database: SQLite, which is one file and needs no set-up, or PostgreSQL. Every change of an account is one
 * transaction that begins with a guarded update of its row, so that of two processes one is refused. Thread-safe when the
 * data source is; each call takes a connection and gives it back.
 *
 * <pre>
 * StateStore store = JdbcStore.open(dataSource);
 * </pre>
 */
public final class JdbcStore implements StateStore {
    private static final int PAGE = 500;
    private static final String SIGNAL = "SIGNAL";
    private static final String TRIGGER = "TRIGGER";
    private static final String EVENT = "EVENT";

    private static final RecordJson<AccountBody.Json> BODY = RecordJson.of(AccountBody.Json.class);
    private static final RecordJson<Signal> SIGNALS = RecordJson.of(Signal.class);
    private static final RecordJson<Trigger> TRIGGERS = RecordJson.of(Trigger.class);
    private static final RecordJson<AccountEvent> EVENTS = RecordJson.of(AccountEvent.class);
    private static final RecordJson<Review> REVIEWS = RecordJson.of(Review.class);
    private static final RecordJson<HistoryEntry> HISTORY = RecordJson.of(HistoryEntry.class);
    private static final RecordJson<Account> ACCOUNTS = RecordJson.of(Account.class);
    private static final RecordJson<Assignment> ASSIGNMENTS = RecordJson.of(Assignment.class);
    private static final RecordJson<OwnerState> OWNERS = RecordJson.of(OwnerState.class);
    private static final RecordJson<CrmNote> NOTES = RecordJson.of(CrmNote.class);
    private static final RecordJson<CrmTask> TASKS = RecordJson.of(CrmTask.class);
    private static final RecordJson<CrmProperties> PROPERTIES = RecordJson.of(CrmProperties.class);

    private static final Comparator<StoredReview> BY_RAISING = Comparator.comparing(
                    (StoredReview each) -> each.review().raisedAt())
            .thenComparing(each -> each.review().id());
    private static final Comparator<StoredReview> IN_LINE = Comparator.comparing(
                    (StoredReview each) -> each.review().raisedAt())
            .thenComparing(StoredReview::accountId, CodePoints.ORDER);

    private static final String DELIVERY_COLUMNS = "account_id, number, kind, status, attempts, not_before, reason,"
            + " queued_at, delivered_at, body FROM delivery";

    private final DataSource source;

    private JdbcStore(DataSource source) {
        this.source = source;
    }

    /**
     * The store in a database. Its tables are made, or brought to the schema of this version.
     *
     * @throws StoreException when the database cannot be reached or written, or is of a later version
     */
    public static JdbcStore open(DataSource source) {
        return open(source, Migrations.latest());
    }

    /** The store in a database that is brought to an earlier schema, which a test of upgrades begins with. */
    static JdbcStore open(DataSource source, int schema) {
        JdbcStore store = new JdbcStore(source);
        store.in("made its tables", Mode.WRITE, sql -> {
            Migrations.run(sql.connection(), schema);
            return true;
        });
        return store;
    }

    private enum Mode {
        READ,
        SNAPSHOT,
        WRITE
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /** Does work in a transaction. */
    private <T> T in(String what, Mode mode, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            boolean auto = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            try {
                connection.setAutoCommit(false);
                if (mode == Mode.SNAPSHOT) {
                    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                }
                try (Sql sql = new Sql(connection)) {
                    T result = work.on(sql);
                    connection.commit();
                    return result;
                }
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                giveBack(connection, auto, isolation, mode);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(what, e);
        }
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
            reason.addSuppressed(e);
        }
    }

    private static void giveBack(Connection connection, boolean auto, int isolation, Mode mode) {
        try {
            if (mode == Mode.SNAPSHOT) {
                connection.setTransactionIsolation(isolation);
            }
            connection.setAutoCommit(auto);
        } catch (SQLException e) {
            // It is closed next; a pool throws away what cannot be used any more.
        }
    }

    @Override
    public List<AccountState> find(Collection<String> accountIds) {
        return in("read accounts", Mode.READ, sql -> states(sql, new TreeSet<>(accountIds)));
    }

    private static List<AccountState> states(Sql sql, Collection<String> ids) throws SQLException {
        List<AccountState> states = new ArrayList<>();
        List<String> wanted = new ArrayList<>(ids);
        for (int i = 0; i < wanted.size(); i += PAGE) {
            states.addAll(page(sql, wanted.subList(i, Math.min(wanted.size(), i + PAGE))));
        }
        states.sort(Comparator.comparing(AccountState::accountId, CodePoints.ORDER));
        return states;
    }

    private static List<AccountState> page(Sql sql, List<String> ids) throws SQLException {
        Object[] parameters = ids.toArray();
        String in = " WHERE account_id IN (" + Sql.marks(ids.size()) + ")";
        Map<String, StateRow> rows = new HashMap<>();
        sql.query(
                        "SELECT account_id, version, changed_at, next_due, body FROM account" + in,
                        StateRow::read,
                        parameters)
                .forEach(row -> rows.put(row.accountId, row));
        if (rows.isEmpty()) {
            return List.of();
        }
        sql.query(
                "SELECT account_id, kind, body FROM evidence" + in,
                row -> {
                    StateRow owner = rows.get(row.getString(1));
                    if (owner != null) {
                        owner.addEvidence(row.getString(2), row.getString(3));
                    }
                    return true;
                },
                parameters);
        sql.query(
                "SELECT account_id, body FROM review" + in,
                row -> {
                    StateRow owner = rows.get(row.getString(1));
                    if (owner != null) {
                        owner.reviews.add(REVIEWS.require(row.getString(2), ZoneOffset.UTC));
                    }
                    return true;
                },
                parameters);
        return rows.values().stream().map(StateRow::state).toList();
    }

    /** A row of an account, and what belongs to it. */
    private static final class StateRow {
        private final String accountId;
        private final long version;
        private final Instant changedAt;
        private final @Nullable Instant nextDue;
        private final AccountBody.Json body;
        private final List<Review> reviews = new ArrayList<>();
        private final List<Signal> signals = new ArrayList<>();
        private final List<Trigger> triggers = new ArrayList<>();
        private final List<AccountEvent> events = new ArrayList<>();

        private StateRow(ResultSet row) throws SQLException {
            accountId = row.getString(1);
            version = row.getLong(2);
            changedAt = Instant.parse(row.getString(3));
            nextDue = Sql.instant(row.getString(4));
            body = BODY.require(row.getString(5), ZoneOffset.UTC);
        }

        private static StateRow read(ResultSet row) throws SQLException {
            return new StateRow(row);
        }

        private void addEvidence(String kind, String json) {
            switch (kind) {
                case SIGNAL -> signals.add(SIGNALS.require(json, ZoneOffset.UTC));
                case TRIGGER -> triggers.add(TRIGGERS.require(json, ZoneOffset.UTC));
                default -> events.add(EVENTS.require(json, ZoneOffset.UTC));
            }
        }

        private AccountState state() {
            return new AccountState(
                    accountId,
                    version,
                    changedAt,
                    nextDue,
                    body.facts(),
                    body.current(),
                    body.pin(),
                    reviews,
                    signals,
                    triggers,
                    events,
                    body.last(),
                    body.entries());
        }
    }

    @Override
    public Set<String> apply(List<StateChange> changes) {
        return in("wrote changes", Mode.WRITE, sql -> {
            Set<String> refused = new LinkedHashSet<>();
            for (StateChange change : changes) {
                try {
                    if (write(sql, change)) {
                        sql.connection().commit();
                    } else {
                        sql.connection().rollback();
                        refused.add(change.accountId());
                    }
                } catch (SQLException e) {
                    if (!SqlFailure.isConflict(e)) {
                        throw e;
                    }
                    sql.connection().rollback();
                    refused.add(change.accountId());
                }
            }
            return refused;
        });
    }

    /** Writes a change; returns false when the account, or the seats, are not as they were. */
    private static boolean write(Sql sql, StateChange change) throws SQLException {
        if (!writeRow(sql, change.before().version(), change.after())) {
            return false;
        }
        Long seats = change.seatCount();
        if (seats != null && sql.update("UPDATE seat SET taken = taken + 1 WHERE id = 1 AND taken = ?", seats) == 0) {
            return false;
        }
        AccountState before = change.before();
        AccountState after = change.after();
        writeEvidence(sql, before, after);
        writeReviews(sql, before.reviews(), after);
        for (HistoryEntry entry : change.history()) {
            writeHistory(sql, entry);
        }
        StoredDecision decision = change.decision();
        if (decision != null) {
            writeDecision(sql, decision);
        }
        for (StoredDelivery delivery : change.deliveries()) {
            writeDelivery(sql, delivery);
        }
        return true;
    }

    private static boolean writeRow(Sql sql, long version, AccountState state) throws SQLException {
        String body = RecordJson.text(AccountBody.of(state));
        Cluster cluster = state.current() == null ? null : state.current().cluster();
        Cluster pinned = state.pin() == null ? null : state.pin().cluster();
        Instant until = state.pin() == null ? null : state.pin().until();
        if (version > 0) {
            return sql.update(
                            "UPDATE account SET version = ?, changed_at = ?, next_due = ?, cluster = ?, pin_cluster = ?,"
                                    + " pin_until = ?, body = ? WHERE account_id = ? AND version = ?",
                            state.version(),
                            state.changedAt(),
                            state.nextDue(),
                            cluster,
                            pinned,
                            until,
                            body,
                            state.accountId(),
                            version)
                    == 1;
        }
        return sql.update(
                        "INSERT INTO account (account_id, version, changed_at, next_due, cluster, pin_cluster, pin_until,"
                                + " body) SELECT ?, CAST(? AS BIGINT), ?, ?, ?, ?, ?, ?"
                                + " WHERE NOT EXISTS (SELECT 1 FROM account WHERE account_id = ?)",
                        state.accountId(),
                        state.version(),
                        state.changedAt(),
                        state.nextDue(),
                        cluster,
                        pinned,
                        until,
                        body,
                        state.accountId())
                == 1;
    }

    private static void writeEvidence(Sql sql, AccountState before, AccountState after) throws SQLException {
        writeEvidence(sql, after, SIGNAL, before.signals(), after.signals(), NaturalKey::of);
        writeEvidence(sql, after, TRIGGER, before.triggers(), after.triggers(), NaturalKey::of);
        writeEvidence(sql, after, EVENT, before.events(), after.events(), NaturalKey::of);
    }

    private static <T extends Record> void writeEvidence(
            Sql sql, AccountState state, String kind, List<T> before, List<T> after, Function<T, String> key)
            throws SQLException {
        if (after.equals(before)) {
            return;
        }
        Map<String, T> seen = new HashMap<>();
        before.forEach(each -> seen.put(key.apply(each), each));
        for (T each : after) {
            String natural = key.apply(each);
            T earlier = seen.get(natural);
            if (earlier == null) {
                sql.update(
                        "INSERT INTO evidence (account_id, kind, natural_key, seen_at, body) VALUES (?, ?, ?, ?, ?)",
                        state.accountId(),
                        kind,
                        natural,
                        state.changedAt(),
                        RecordJson.text(each));
            } else if (!earlier.equals(each)) {
                sql.update(
                        "UPDATE evidence SET body = ? WHERE account_id = ? AND kind = ? AND natural_key = ?",
                        RecordJson.text(each),
                        state.accountId(),
                        kind,
                        natural);
            }
        }
    }

    private static void writeReviews(Sql sql, List<Review> before, AccountState after) throws SQLException {
        Map<String, Review> known = new HashMap<>();
        before.forEach(review -> known.put(review.id(), review));
        for (Review review : after.reviews()) {
            Review earlier = known.get(review.id());
            if (earlier == null) {
                sql.update(
                        "INSERT INTO review (review_id, account_id, status, body) VALUES (?, ?, ?, ?)",
                        review.id(),
                        after.accountId(),
                        review.status(),
                        RecordJson.text(review));
            } else if (!earlier.equals(review)) {
                sql.update(
                        "UPDATE review SET status = ?, body = ? WHERE review_id = ?",
                        review.status(),
                        RecordJson.text(review),
                        review.id());
            }
        }
    }

    private static void writeHistory(Sql sql, HistoryEntry entry) throws SQLException {
        sql.update(
                "INSERT INTO history (account_id, entry, at, kind, body) VALUES (?, ?, ?, ?, ?)",
                entry.accountId(),
                entry.entry(),
                entry.at(),
                entry.kind(),
                RecordJson.text(entry));
    }

    private static void writeDecision(Sql sql, StoredDecision decision) throws SQLException {
        sql.update(
                "INSERT INTO decision (account_id, entry, decision_id, rules_version, as_of, zone, input_hash, input,"
                        + " result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                decision.accountId(),
                decision.entry(),
                decision.decisionId(),
                decision.rulesVersion(),
                decision.asOf(),
                decision.zone(),
                decision.inputHash(),
                RecordJson.text(decision.input()),
                RecordJson.text(decision.result()));
    }

    /** Queues a delivery, unless its key was ever queued. */
    private static void writeDelivery(Sql sql, StoredDelivery delivery) throws SQLException {
        sql.update(
                "INSERT INTO delivery (account_id, number, delivery_key, kind, status, attempts, not_before, reason,"
                        + " queued_at, delivered_at, body) SELECT ?, CASE WHEN CAST(? AS BIGINT) > 0 THEN CAST(? AS BIGINT)"
                        + " ELSE (SELECT COALESCE(MAX(number), 0) + 1 FROM delivery WHERE account_id = ?) END,"
                        + " ?, ?, ?, CAST(? AS INTEGER), ?, ?, ?, ?, ?"
                        + " WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE delivery_key = ?)",
                delivery.accountId(),
                delivery.number(),
                delivery.number(),
                delivery.accountId(),
                delivery.key(),
                delivery.kind(),
                delivery.status(),
                delivery.attempts(),
                delivery.notBefore(),
                delivery.reason(),
                delivery.queuedAt(),
                delivery.deliveredAt(),
                RecordJson.text((Record) delivery.content()),
                delivery.key());
    }

    @Override
    public void reschedule(String accountId, long version, @Nullable Instant nextDue) {
        in(
                "wrote when an account is due",
                Mode.WRITE,
                sql -> sql.update(
                        "UPDATE account SET next_due = ? WHERE account_id = ? AND version = ?",
                        nextDue,
                        accountId,
                        version));
    }

    @Override
    public List<DueAccount> due(Instant asOf, @Nullable DueAccount after, int limit) {
        return in("read what is due", Mode.READ, sql -> {
            Sql.Row<DueAccount> reader = row -> new DueAccount(row.getString(1), Instant.parse(row.getString(2)));
            if (after == null) {
                return sql.query(
                        "SELECT account_id, next_due FROM account WHERE next_due <= ? ORDER BY next_due, account_id"
                                + " LIMIT ?",
                        reader,
                        asOf,
                        limit);
            }
            return sql.query(
                    "SELECT account_id, next_due FROM account WHERE next_due <= ? AND next_due >= ?"
                            + " AND (next_due > ? OR account_id > ?) ORDER BY next_due, account_id LIMIT ?",
                    reader,
                    asOf,
                    after.dueAt(),
                    after.dueAt(),
                    after.accountId(),
                    limit);
        });
    }

    @Override
    public List<String> accounts(@Nullable String after, int limit) {
        return in(
                "read ids",
                Mode.READ,
                sql -> sql.query(
                        "SELECT account_id FROM account WHERE account_id > ? ORDER BY account_id LIMIT ?",
                        row -> row.getString(1),
                        after == null ? "" : after,
                        limit));
    }

    @Override
    public long count() {
        return in("counted accounts", Mode.READ, sql -> sql.number("SELECT COUNT(*) FROM account"));
    }

    @Override
    public long activeFocusTaken(Instant asOf, @Nullable String except) {
        String other = except == null ? "" : except;
        return in("counted seats", Mode.READ, sql -> {
            long standing = sql.number(
                    "SELECT COUNT(*) FROM account WHERE cluster = ? AND account_id <> ?", Cluster.ACTIVE_FOCUS, other);
            long pinned = sql.number(
                    "SELECT COUNT(*) FROM account WHERE pin_cluster = ? AND pin_until > ? AND account_id <> ?"
                            + " AND (cluster IS NULL OR cluster <> ?)",
                    Cluster.ACTIVE_FOCUS,
                    asOf,
                    other,
                    Cluster.ACTIVE_FOCUS);
            return standing + pinned;
        });
    }

    @Override
    public long seatCount() {
        return in("read the number of seats", Mode.READ, sql -> sql.number("SELECT taken FROM seat WHERE id = 1"));
    }

    @Override
    public List<StoredReview> waitingPromotions() {
        return found(
                new ReviewFilter(null, ReviewStatus.PENDING, ReviewReason.PROMOTION_TO_ACTIVE_FOCUS, null), IN_LINE);
    }

    @Override
    public List<StoredReview> reviews(ReviewFilter filter) {
        return found(filter, BY_RAISING);
    }

    private List<StoredReview> found(ReviewFilter filter, Comparator<StoredReview> order) {
        return in("read reviews", Mode.READ, sql -> {
            StringBuilder text = new StringBuilder("SELECT account_id, body FROM review WHERE 1 = 1");
            List<Object> parameters = new ArrayList<>();
            if (filter.accountId() != null) {
                text.append(" AND account_id = ?");
                parameters.add(filter.accountId());
            }
            if (filter.status() != null) {
                text.append(" AND status = ?");
                parameters.add(filter.status());
            }
            Map<String, List<Review>> byAccount = new HashMap<>();
            sql.query(
                    text.toString(),
                    row -> {
                        Review review = REVIEWS.require(row.getString(2), ZoneOffset.UTC);
                        if (filter.matches(row.getString(1), review)) {
                            byAccount
                                    .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                    .add(review);
                        }
                        return true;
                    },
                    parameters.toArray());
            List<StoredReview> found = new ArrayList<>();
            for (AccountState state : states(sql, byAccount.keySet())) {
                byAccount
                        .getOrDefault(state.accountId(), List.of())
                        .forEach(review -> found.add(StoredReview.of(state, review)));
            }
            found.sort(order);
            return found;
        });
    }

    @Override
    public @Nullable StoredReview review(String reviewId) {
        List<StoredReview> found = in("read a review", Mode.READ, sql -> {
            List<String> owners =
                    sql.query("SELECT account_id FROM review WHERE review_id = ?", row -> row.getString(1), reviewId);
            List<StoredReview> own = new ArrayList<>();
            for (AccountState state : states(sql, owners)) {
                state.reviews().stream()
                        .filter(review -> review.id().equals(reviewId))
                        .forEach(review -> own.add(StoredReview.of(state, review)));
            }
            return own;
        });
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<HistoryEntry> history(HistoryFilter filter) {
        return in("read histories", Mode.READ, sql -> {
            StringBuilder text = new StringBuilder("SELECT body FROM history WHERE 1 = 1");
            List<Object> parameters = new ArrayList<>();
            if (filter.accountId() != null) {
                text.append(" AND account_id = ?");
                parameters.add(filter.accountId());
            }
            if (!filter.kinds().isEmpty()) {
                text.append(" AND kind IN (")
                        .append(Sql.marks(filter.kinds().size()))
                        .append(')');
                filter.kinds().stream().sorted().forEach(parameters::add);
            }
            if (filter.from() != null) {
                text.append(" AND at >= ?");
                parameters.add(filter.from());
            }
            if (filter.to() != null) {
                text.append(" AND at < ?");
                parameters.add(filter.to());
            }
            text.append(" ORDER BY account_id, entry");
            return sql.query(
                    text.toString(), row -> HISTORY.require(row.getString(1), ZoneOffset.UTC), parameters.toArray());
        });
    }

    @Override
    public void decisions(@Nullable String accountId, Consumer<StoredDecision> consumer) {
        in("read decisions", Mode.SNAPSHOT, sql -> {
            if (accountId != null) {
                decisions(sql, "account_id = ?", accountId).forEach(consumer);
                return true;
            }
            eachPage(sql, "decision WHERE", ids -> decisions(sql, ids).forEach(consumer));
            return true;
        });
    }

    private static List<StoredDecision> decisions(Sql sql, List<String> ids) throws SQLException {
        return decisions(sql, "account_id IN (" + Sql.marks(ids.size()) + ")", ids.toArray());
    }

    private static List<StoredDecision> decisions(Sql sql, String where, Object... parameters) throws SQLException {
        return sql.query(
                "SELECT account_id, entry, decision_id, rules_version, as_of, zone, input_hash, input, result FROM"
                        + " decision WHERE " + where + " ORDER BY account_id, entry",
                row -> new StoredDecision(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        Instant.parse(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        ACCOUNTS.require(row.getString(8), ZoneOffset.UTC),
                        ASSIGNMENTS.require(row.getString(9), ZoneOffset.UTC)),
                parameters);
    }

    @FunctionalInterface
    private interface Page {
        void read(List<String> ids) throws SQLException;
    }

    /** Goes through the accounts of a table, some hundred at a time, in the order of ids. */
    private static void eachPage(Sql sql, String table, Page page) throws SQLException {
        String last = "";
        while (true) {
            List<String> ids = sql.query(
                    "SELECT DISTINCT account_id FROM " + table + " account_id > ? ORDER BY account_id LIMIT ?",
                    row -> row.getString(1),
                    last,
                    PAGE);
            if (ids.isEmpty()) {
                return;
            }
            page.read(ids);
            last = ids.get(ids.size() - 1);
        }
    }

    @Override
    public List<StoredDelivery> deliveries(
            @Nullable DeliveryStatus status, @Nullable DeliveryKind kind, @Nullable String accountId, int limit) {
        StringBuilder text = new StringBuilder("SELECT " + DELIVERY_COLUMNS + " WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        BiConsumer<String, @Nullable Object> filter = (column, value) -> {
            if (value != null) {
                text.append(" AND ").append(column).append(" = ?");
                parameters.add(value);
            }
        };
        filter.accept("status", status);
        filter.accept("kind", kind);
        filter.accept("account_id", accountId);
        text.append(" ORDER BY queued_at, account_id, number LIMIT ?");
        parameters.add(limit);
        return in(
                "read deliveries",
                Mode.READ,
                sql -> sql.query(text.toString(), JdbcStore::delivery, parameters.toArray()));
    }

    @Override
    public @Nullable StoredDelivery delivery(String key) {
        List<StoredDelivery> found = in(
                "read a delivery",
                Mode.READ,
                sql -> sql.query("SELECT " + DELIVERY_COLUMNS + " WHERE delivery_key = ?", JdbcStore::delivery, key));
        return found.isEmpty() ? null : found.get(0);
    }

    private static StoredDelivery delivery(ResultSet row) throws SQLException {
        DeliveryKind kind = DeliveryKind.valueOf(row.getString(3));
        String body = row.getString(10);
        Keyed content = switch (kind) {
            case NOTE -> NOTES.require(body, ZoneOffset.UTC);
            case TASK -> TASKS.require(body, ZoneOffset.UTC);
            case PROPERTIES -> PROPERTIES.require(body, ZoneOffset.UTC);
        };
        return StoredDelivery.waiting(row.getString(1), content, Instant.parse(row.getString(8)))
                .numbered(row.getLong(2))
                .with(
                        DeliveryStatus.valueOf(row.getString(4)),
                        row.getInt(5),
                        Instant.parse(row.getString(6)),
                        row.getString(7),
                        Sql.instant(row.getString(9)));
    }

    @Override
    public List<StoredDelivery> takeDeliveries(Instant asOf, Instant until, int limit) {
        List<StoredDelivery> first = in(
                "read deliveries",
                Mode.READ,
                sql -> sql.query(
                        "SELECT " + DELIVERY_COLUMNS + " WHERE status = ? AND not_before <= ? AND NOT EXISTS (SELECT 1"
                                + " FROM delivery earlier WHERE earlier.account_id = delivery.account_id"
                                + " AND earlier.status = ? AND earlier.number < delivery.number)"
                                + " ORDER BY not_before, queued_at, account_id, number LIMIT ?",
                        JdbcStore::delivery,
                        DeliveryStatus.WAITING,
                        asOf,
                        DeliveryStatus.WAITING,
                        limit));
        Map<StoredDelivery, StoredDelivery> inHand = new LinkedHashMap<>();
        first.forEach(delivery -> inHand.put(
                delivery,
                delivery.with(
                        delivery.status(), delivery.attempts() + 1, until, delivery.reason(), delivery.deliveredAt())));
        Set<StoredDelivery> taken = settleAll(inHand);
        return first.stream().filter(taken::contains).map(inHand::get).toList();
    }

    @Override
    public boolean settle(StoredDelivery seen, StoredDelivery now) {
        return !settleAll(Map.of(seen, now)).isEmpty();
    }

    @Override
    public Set<StoredDelivery> settleAll(Map<StoredDelivery, StoredDelivery> now) {
        if (now.isEmpty()) {
            return Set.of();
        }
        return in("wrote where deliveries stand", Mode.WRITE, sql -> {
            // In one order for all, so that two processes never wait for each other.
            List<StoredDelivery> ordered = now.keySet().stream()
                    .sorted(Comparator.comparing(StoredDelivery::accountId).thenComparing(StoredDelivery::number))
                    .toList();
            Set<StoredDelivery> settled = new HashSet<>();
            for (StoredDelivery seen : ordered) {
                if (settle(sql, seen, Objects.requireNonNull(now.get(seen)))) {
                    settled.add(seen);
                }
            }
            return settled;
        });
    }

    private static boolean settle(Sql sql, StoredDelivery seen, StoredDelivery now) throws SQLException {
        return sql.update(
                        "UPDATE delivery SET status = ?, attempts = ?, not_before = ?, reason = ?, delivered_at = ?"
                                + " WHERE account_id = ? AND number = ? AND status = ? AND attempts = ?"
                                + " AND not_before = ?",
                        now.status(),
                        now.attempts(),
                        now.notBefore(),
                        now.reason(),
                        now.deliveredAt(),
                        seen.accountId(),
                        seen.number(),
                        seen.status(),
                        seen.attempts(),
                        seen.notBefore())
                == 1;
    }

    @Override
    public void queue(String accountId, Collection<? extends Keyed> contents, Instant at) {
        in("queued deliveries", Mode.WRITE, sql -> {
            for (Keyed content : contents) {
                writeDelivery(sql, StoredDelivery.waiting(accountId, content, at));
            }
            return true;
        });
    }

    @Override
    public List<OwnerState> owners() {
        return in("read owners", Mode.READ, JdbcStore::owners);
    }

    private static List<OwnerState> owners(Sql sql) throws SQLException {
        return sql.query(
                "SELECT body FROM owner ORDER BY owner", row -> OWNERS.require(row.getString(1), ZoneOffset.UTC));
    }

    @Override
    public void keep(OwnerState owner) {
        in("wrote an owner", Mode.WRITE, sql -> {
            String body = RecordJson.text(owner);
            if (sql.update("UPDATE owner SET body = ? WHERE owner = ?", body, owner.owner()) == 0) {
                sql.update("INSERT INTO owner (owner, body) VALUES (?, ?)", owner.owner(), body);
            }
            return true;
        });
    }

    @Override
    public void export(Consumer<StoredAccount> consumer) {
        in("read everything", Mode.SNAPSHOT, sql -> {
            eachPage(sql, "account WHERE", ids -> export(sql, ids, consumer));
            eachPage(
                    sql,
                    "delivery WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.account_id = delivery.account_id) AND",
                    ids -> export(sql, ids, consumer));
            return true;
        });
    }

    private static void export(Sql sql, List<String> ids, Consumer<StoredAccount> consumer) throws SQLException {
        Object[] parameters = ids.toArray();
        String in = " WHERE account_id IN (" + Sql.marks(ids.size()) + ") ORDER BY account_id, ";
        Map<String, AccountState> states = new HashMap<>();
        page(sql, ids).forEach(state -> states.put(state.accountId(), state));
        Map<String, List<HistoryEntry>> history = grouped(
                sql.query(
                        "SELECT body FROM history" + in + "entry",
                        row -> HISTORY.require(row.getString(1), ZoneOffset.UTC),
                        parameters),
                HistoryEntry::accountId);
        Map<String, List<StoredDecision>> decisions = grouped(decisions(sql, ids), StoredDecision::accountId);
        Map<String, List<StoredDelivery>> deliveries = grouped(
                sql.query("SELECT " + DELIVERY_COLUMNS + in + "number", JdbcStore::delivery, parameters),
                StoredDelivery::accountId);
        for (String id : ids) {
            consumer.accept(new StoredAccount(
                    id,
                    states.get(id),
                    history.getOrDefault(id, List.of()),
                    decisions.getOrDefault(id, List.of()),
                    deliveries.getOrDefault(id, List.of())));
        }
    }

    private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> account) {
        Map<String, List<T>> groups = new HashMap<>();
        all.forEach(each -> groups.computeIfAbsent(account.apply(each), id -> new ArrayList<>())
                .add(each));
        return groups;
    }

    @Override
    public boolean restore(StoredAccount account) {
        AccountState state = account.state();
        return in("took an account", Mode.WRITE, sql -> {
            if (state != null) {
                if (!writeRow(sql, 0, state)) {
                    return false;
                }
                AccountState nothing = AccountState.unknown(state.accountId(), state.changedAt());
                writeEvidence(sql, nothing, state);
                writeReviews(sql, List.of(), state);
            }
            for (HistoryEntry entry : account.history()) {
                writeHistory(sql, entry);
            }
            for (StoredDecision decision : account.decisions()) {
                writeDecision(sql, decision);
            }
            for (StoredDelivery delivery : account.deliveries()) {
                writeDelivery(sql, delivery);
            }
            return true;
        });
    }

    @Override
    public long prune(Instant before) {
        return in("took away what is old", Mode.WRITE, sql -> {
            long deliveries = sql.update(
                    "DELETE FROM delivery WHERE status = ? AND delivered_at < ?", DeliveryStatus.DELIVERED, before);
            return deliveries + sql.update("DELETE FROM decision WHERE as_of < ?", before);
        });
    }

    /** For people: what database it is in. */
    @Override
    public String toString() {
        return "JdbcStore[" + Objects.requireNonNull(source).getClass().getSimpleName() + "]";
    }
}
