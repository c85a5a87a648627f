package io.github.abmrules.core.store;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.sales.OwnerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that ends with the process: for tests, and for hosts that keep state elsewhere. Thread-safe. */
public final class InMemoryStore implements StateStore {
    private static final Comparator<StoredReview> BY_RAISING = Comparator.comparing(
                    (StoredReview each) -> each.review().raisedAt())
            .thenComparing(each -> each.review().id());
    private static final Comparator<StoredReview> IN_LINE = Comparator.comparing(
                    (StoredReview each) -> each.review().raisedAt())
            .thenComparing(StoredReview::accountId, CodePoints.ORDER);
    private static final Comparator<StoredDelivery> BY_QUEUING = Comparator.comparing(StoredDelivery::queuedAt)
            .thenComparing(StoredDelivery::accountId, CodePoints.ORDER)
            .thenComparingLong(StoredDelivery::number);

    private final NavigableMap<String, Held> accounts = new TreeMap<>(CodePoints.ORDER);
    private final Map<String, String> accountOfDelivery = new HashMap<>();
    private final NavigableMap<String, OwnerState> owners = new TreeMap<>(CodePoints.ORDER);
    private long seatCount;

    private static final class Held {
        private @Nullable AccountState state;
        private final List<HistoryEntry> history = new ArrayList<>();
        private final List<StoredDecision> decisions = new ArrayList<>();
        private final List<StoredDelivery> deliveries = new ArrayList<>();
    }

    /** An empty store. */
    public InMemoryStore() {}

    @Override
    public synchronized List<AccountState> find(Collection<String> accountIds) {
        Set<String> wanted = new HashSet<>(accountIds);
        return states().filter(state -> wanted.contains(state.accountId())).toList();
    }

    @Override
    public synchronized @Nullable AccountState find(String accountId) {
        Held held = accounts.get(accountId);
        return held == null ? null : held.state;
    }

    @Override
    public synchronized Set<String> apply(List<StateChange> changes) {
        Set<String> refused = new LinkedHashSet<>();
        for (StateChange change : changes) {
            AccountState now = find(change.accountId());
            long version = now == null ? 0 : now.version();
            Long seats = change.seatCount();
            if (version != change.before().version() || (seats != null && seats != seatCount)) {
                refused.add(change.accountId());
                continue;
            }
            if (seats != null) {
                seatCount++;
            }
            Held held = accounts.computeIfAbsent(change.accountId(), id -> new Held());
            held.state = change.after();
            held.history.addAll(change.history());
            if (change.decision() != null) {
                held.decisions.add(change.decision());
            }
            change.deliveries().forEach(delivery -> add(held, delivery));
        }
        return refused;
    }

    private void add(Held held, StoredDelivery delivery) {
        if (accountOfDelivery.putIfAbsent(delivery.key(), delivery.accountId()) == null) {
            long number = delivery.number() > 0
                    ? delivery.number()
                    : 1
                            + held.deliveries.stream()
                                    .mapToLong(StoredDelivery::number)
                                    .max()
                                    .orElse(0);
            held.deliveries.add(delivery.numbered(number));
        }
    }

    @Override
    public synchronized void reschedule(String accountId, long version, @Nullable Instant nextDue) {
        Held held = accounts.get(accountId);
        if (held != null && held.state != null && held.state.version() == version) {
            held.state = held.state.toBuilder().nextDue(nextDue).build();
        }
    }

    @Override
    public synchronized List<DueAccount> due(Instant asOf, @Nullable DueAccount after, int limit) {
        Comparator<DueAccount> order =
                Comparator.comparing(DueAccount::dueAt).thenComparing(DueAccount::accountId, CodePoints.ORDER);
        List<DueAccount> due = new ArrayList<>();
        for (AccountState state : states().toList()) {
            Instant at = state.nextDue();
            if (at != null && !at.isAfter(asOf)) {
                due.add(new DueAccount(state.accountId(), at));
            }
        }
        return due.stream()
                .sorted(order)
                .filter(each -> after == null || order.compare(each, after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<String> accounts(@Nullable String after, int limit) {
        return states().map(AccountState::accountId)
                .filter(id -> after == null || CodePoints.ORDER.compare(id, after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count() {
        return states().count();
    }

    @Override
    public synchronized long activeFocusTaken(Instant asOf, @Nullable String except) {
        return states().filter(state -> !state.accountId().equals(except))
                .filter(state -> (state.current() != null && state.current().cluster() == Cluster.ACTIVE_FOCUS)
                        || (state.pin() != null
                                && state.pin().cluster() == Cluster.ACTIVE_FOCUS
                                && state.pin().until().isAfter(asOf)))
                .count();
    }

    @Override
    public synchronized long seatCount() {
        return seatCount;
    }

    @Override
    public synchronized List<StoredReview> waitingPromotions() {
        return reviews(new ReviewFilter(null, ReviewStatus.PENDING, ReviewReason.PROMOTION_TO_ACTIVE_FOCUS, null))
                .stream()
                .sorted(IN_LINE)
                .toList();
    }

    @Override
    public synchronized List<StoredReview> reviews(ReviewFilter filter) {
        List<StoredReview> found = new ArrayList<>();
        states().forEach(state -> {
            for (Review review : state.reviews()) {
                if (filter.matches(state.accountId(), review)) {
                    found.add(StoredReview.of(state, review));
                }
            }
        });
        found.sort(BY_RAISING);
        return found;
    }

    @Override
    public synchronized @Nullable StoredReview review(String reviewId) {
        return reviews(ReviewFilter.all()).stream()
                .filter(each -> each.review().id().equals(reviewId))
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized List<HistoryEntry> history(HistoryFilter filter) {
        return accounts.values().stream()
                .flatMap(held -> held.history.stream())
                .filter(filter::matches)
                .toList();
    }

    @Override
    public void decisions(@Nullable String accountId, Consumer<StoredDecision> consumer) {
        List<StoredDecision> found;
        synchronized (this) {
            found = accounts.entrySet().stream()
                    .filter(each -> accountId == null || accountId.equals(each.getKey()))
                    .flatMap(each -> each.getValue().decisions.stream())
                    .toList();
        }
        found.forEach(consumer);
    }

    @Override
    public synchronized List<StoredDelivery> deliveries(
            @Nullable DeliveryStatus status, @Nullable DeliveryKind kind, @Nullable String accountId, int limit) {
        return accounts.values().stream()
                .flatMap(held -> held.deliveries.stream())
                .filter(each -> status == null || each.status() == status)
                .filter(each -> kind == null || each.kind() == kind)
                .filter(each -> accountId == null || each.accountId().equals(accountId))
                .sorted(BY_QUEUING)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized @Nullable StoredDelivery delivery(String key) {
        String account = accountOfDelivery.get(key);
        Held held = account == null ? null : accounts.get(account);
        return held == null
                ? null
                : held.deliveries.stream()
                        .filter(each -> each.key().equals(key))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public synchronized List<StoredDelivery> takeDeliveries(Instant asOf, Instant until, int limit) {
        List<StoredDelivery> first = new ArrayList<>();
        for (Held held : accounts.values()) {
            held.deliveries.stream()
                    .filter(each -> each.status() == DeliveryStatus.WAITING)
                    .findFirst()
                    .filter(each -> !each.notBefore().isAfter(asOf))
                    .ifPresent(first::add);
        }
        first.sort(Comparator.comparing(StoredDelivery::notBefore).thenComparing(BY_QUEUING));
        List<StoredDelivery> taken = new ArrayList<>();
        for (StoredDelivery delivery : first.subList(0, Math.min(limit, first.size()))) {
            StoredDelivery inHand = delivery.with(
                    delivery.status(), delivery.attempts() + 1, until, delivery.reason(), delivery.deliveredAt());
            settle(delivery, inHand);
            taken.add(inHand);
        }
        return taken;
    }

    @Override
    public synchronized boolean settle(StoredDelivery seen, StoredDelivery now) {
        Held held = accounts.get(seen.accountId());
        int index = held == null ? -1 : held.deliveries.indexOf(seen);
        if (held == null || index < 0) {
            return false;
        }
        held.deliveries.set(index, now);
        return true;
    }

    @Override
    public synchronized void queue(String accountId, Collection<? extends Keyed> contents, Instant at) {
        Held held = accounts.computeIfAbsent(accountId, id -> new Held());
        for (Keyed content : contents) {
            add(held, StoredDelivery.waiting(accountId, content, at));
        }
    }

    @Override
    public synchronized List<OwnerState> owners() {
        return List.copyOf(owners.values());
    }

    @Override
    public synchronized void keep(OwnerState owner) {
        owners.put(owner.owner(), owner);
    }

    @Override
    public void export(Consumer<StoredAccount> consumer) {
        List<StoredAccount> all = new ArrayList<>();
        List<StoredAccount> onlyDeliveries = new ArrayList<>();
        synchronized (this) {
            accounts.forEach((id, held) -> (held.state == null ? onlyDeliveries : all)
                    .add(new StoredAccount(id, held.state, held.history, held.decisions, held.deliveries)));
        }
        all.forEach(consumer);
        onlyDeliveries.forEach(consumer);
    }

    @Override
    public synchronized boolean restore(StoredAccount account) {
        Held held = accounts.computeIfAbsent(account.accountId(), id -> new Held());
        if (held.state != null) {
            return false;
        }
        held.state = account.state();
        held.history.addAll(account.history());
        held.decisions.addAll(account.decisions());
        account.deliveries().forEach(delivery -> add(held, delivery));
        return true;
    }

    @Override
    public synchronized long prune(Instant before) {
        long count = 0;
        for (Held held : accounts.values()) {
            int there = held.deliveries.size() + held.decisions.size();
            held.deliveries.removeIf(each -> each.status() == DeliveryStatus.DELIVERED
                    && each.deliveredAt() != null
                    && each.deliveredAt().isBefore(before));
            held.decisions.removeIf(each -> each.asOf().isBefore(before));
            count += there - held.deliveries.size() - held.decisions.size();
        }
        return count;
    }

    private Stream<AccountState> states() {
        return accounts.values().stream().map(held -> held.state).filter(state -> state != null);
    }
}
