package io.github.abmrules.core.store;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** States and changes to test with. */
final class States {
    static final Instant T0 = Instant.parse("2026-01-10T09:00:00Z");
    static final Duration DAY = Duration.ofDays(1);

    private States() {}

    static Account account(String id) {
        return Account.builder(id)
                .company("Company of " + id)
                .icpTier(IcpTier.A)
                .deals(Deal.open("deal-" + id, T0.minus(DAY), null))
                .signals(
                        Signal.of(SignalType.DEMO, T0.minus(DAY), "p1"),
                        new Signal(SignalType.WEBSITE_VISIT, T0.minusNanos(1), null, true))
                .triggers(Trigger.positive("funding", T0.minusSeconds(5)))
                .events(AccountEvent.of(EventType.CHALLENGE_VALIDATED, T0))
                .build();
    }

    /** The first change of an account: it enters a cluster, with a review, and something to deliver. */
    static StateChange first(String id, Cluster cluster) {
        AccountState before = AccountState.unknown(id, T0);
        Review review = Review.pending(
                "review-" + id,
                Cluster.MONITOR_ONLY,
                Cluster.ACTIVE_FOCUS,
                List.of(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS),
                T0);
        AccountState after = before.toBuilder()
                .given(account(id))
                .current(CurrentCluster.of(cluster, T0))
                .reviews(List.of(review))
                .changed(1, T0)
                .nextDue(T0.plus(DAY))
                .entries(2)
                .build();
        List<HistoryEntry> history = List.of(
                new HistoryEntry(id, 1, T0, HistoryKind.ENTERED, null, cluster, null, null, null, null),
                new HistoryEntry(
                        id,
                        2,
                        T0,
                        HistoryKind.REVIEW_RAISED,
                        Cluster.MONITOR_ONLY,
                        Cluster.ACTIVE_FOCUS,
                        review.id(),
                        null,
                        null,
                        "PROMOTION_TO_ACTIVE_FOCUS"));
        return new StateChange(before, after, history, null, deliveries(id, "1"), null);
    }

    static List<StoredDelivery> deliveries(String id, String mark) {
        return List.of(
                StoredDelivery.waiting(id, new CrmNote("note/" + id + mark, id, "Company", "Text", T0), T0),
                StoredDelivery.waiting(
                        id, new CrmTask("task/" + id + mark, id, "Company", "Do it", null, null, null), T0),
                StoredDelivery.waiting(
                        id,
                        new CrmProperties(
                                "properties/" + id + mark, id, Map.of("cluster", "X", "a", "1"), List.of("b"), T0),
                        T0));
    }

    /** A later change: it moves. */
    static StateChange move(AccountState before, Cluster to, Instant at) {
        long entry = before.entries() + 1;
        CurrentCluster current = before.current();
        Cluster from = current == null ? null : current.cluster();
        AccountState after = before.toBuilder()
                .current(new CurrentCluster(to, at, EnteredBy.PROMOTION, null, null))
                .changed(before.version() + 1, at)
                .nextDue(null)
                .entries(entry)
                .build();
        HistoryEntry moved =
                new HistoryEntry(before.accountId(), entry, at, HistoryKind.MOVED, from, to, null, null, "ann", "note");
        return new StateChange(before, after, List.of(moved), null, List.of(), null);
    }

    static List<StoredAccount> exported(StateStore store) {
        List<StoredAccount> all = new ArrayList<>();
        store.export(all::add);
        return all;
    }
}
