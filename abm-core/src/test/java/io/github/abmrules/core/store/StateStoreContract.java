package io.github.abmrules.core.store;

import static io.github.abmrules.core.store.States.DAY;
import static io.github.abmrules.core.store.States.T0;
import static io.github.abmrules.core.store.States.exported;
import static io.github.abmrules.core.store.States.first;
import static io.github.abmrules.core.store.States.move;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.sales.OwnerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class StateStoreContract {
    private StateStore store;

    /** An empty store. */
    abstract StateStore open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = open();
    }

    private AccountState enter(String id, Cluster cluster) {
        StateChange change = first(id, cluster);
        assertThat(store.apply(List.of(change))).isEmpty();
        return change.after();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(store.find("a")).isNull();
        assertThat(store.find(List.of("a", "b"))).isEmpty();
        assertThat(store.count()).isZero();
        assertThat(store.due(T0.plus(DAY), null, 10)).isEmpty();
        assertThat(store.reviews(ReviewFilter.all())).isEmpty();
        assertThat(store.deliveries(null, null, null, 10)).isEmpty();
        assertThat(exported(store)).isEmpty();
    }

    @Test
    void givesBackWhatWasApplied() {
        AccountState state = enter("a", Cluster.FUTURE_PIPELINE);

        assertThat(store.find("a")).isEqualTo(state);
        assertThat(store.count()).isEqualTo(1);
        assertThat(store.history(HistoryFilter.of("a")))
                .extracting(HistoryEntry::kind)
                .containsExactly(HistoryKind.ENTERED, HistoryKind.REVIEW_RAISED);
        assertThat(store.deliveries(null, null, "a", 10))
                .extracting(StoredDelivery::number)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void refusesAChangeOfWhatChangedMeanwhile() {
        AccountState state = enter("a", Cluster.FUTURE_PIPELINE);
        StateChange one = move(state, Cluster.ACTIVE_FOCUS, T0.plus(DAY));
        StateChange other = move(state, Cluster.CLUSTER_ICP, T0.plus(DAY));

        assertThat(store.apply(List.of(one, other))).containsExactly("a");
        assertThat(store.apply(List.of(other, first("a", Cluster.CLUSTER_ICP)))).containsExactly("a");
        assertThat(store.find("a")).isEqualTo(one.after());
        assertThat(store.history(HistoryFilter.of("a"))).hasSize(3);
    }

    @Test
    void refusesASeatThatSomebodyTookMeanwhile() {
        AccountState a = enter("a", Cluster.FUTURE_PIPELINE);
        AccountState b = enter("b", Cluster.FUTURE_PIPELINE);
        long seats = store.seatCount();
        StateChange moveA = move(a, Cluster.ACTIVE_FOCUS, T0.plus(DAY));
        StateChange moveB = move(b, Cluster.ACTIVE_FOCUS, T0.plus(DAY));

        assertThat(store.apply(List.of(seated(moveA, seats), seated(moveB, seats))))
                .containsExactly("b");
        assertThat(store.find("b")).isEqualTo(b);
        assertThat(store.seatCount()).isEqualTo(seats + 1);
        assertThat(store.apply(List.of(seated(moveB, seats + 1)))).isEmpty();
    }

    private static StateChange seated(StateChange change, long seats) {
        return new StateChange(
                change.before(), change.after(), change.history(), change.decision(), change.deliveries(), seats);
    }

    @Test
    void addsEvidenceOnceByItsNaturalKey() {
        AccountState state = enter("a", Cluster.FUTURE_PIPELINE);
        Signal put = new Signal(SignalType.WEBSITE_VISIT, T0.minusNanos(1), null, false);
        Signal fresh = Signal.of(SignalType.DEMO, T0.minus(DAY), "p2");
        AccountState after = state.toBuilder()
                .given(States.account("a").toBuilder()
                        .signals(put, fresh, fresh)
                        .build())
                .changed(2, T0.plus(DAY))
                .build();

        store.apply(List.of(new StateChange(state, after, List.of(), null, List.of(), null)));

        assertThat(store.find("a")).isEqualTo(after);
        assertThat(after.signals()).containsExactly(Signal.of(SignalType.DEMO, T0.minus(DAY), "p1"), fresh, put);
    }

    @Test
    void tellsWhoIsDue() {
        enter("b", Cluster.FUTURE_PIPELINE);
        enter("a", Cluster.FUTURE_PIPELINE);
        AccountState c = enter("c", Cluster.FUTURE_PIPELINE);
        store.reschedule("c", c.version(), T0.plus(DAY).minusNanos(1));
        store.reschedule("a", 7, null);

        List<DueAccount> due = store.due(T0.plus(DAY), null, 2);
        assertThat(due).extracting(DueAccount::accountId).containsExactly("c", "a");
        assertThat(store.due(T0.plus(DAY), due.get(0), 2))
                .extracting(DueAccount::accountId)
                .containsExactly("a", "b");
        assertThat(store.due(T0.plus(DAY), due.get(1), 2))
                .extracting(DueAccount::accountId)
                .containsExactly("b");
        assertThat(store.due(T0.plus(DAY).minusNanos(1), null, 9)).hasSize(1);
        store.reschedule("c", c.version(), null);
        assertThat(store.due(T0.plus(DAY), null, 9)).hasSize(2);
    }

    @Test
    void countsSeats() {
        enter("a", Cluster.ACTIVE_FOCUS);
        AccountState b = enter("b", Cluster.FUTURE_PIPELINE);
        Pin pin = new Pin(Cluster.ACTIVE_FOCUS, T0.plus(DAY), "asked for", "ann");
        store.apply(List.of(
                new StateChange(b, b.toBuilder().pin(pin).changed(2, T0).build(), List.of(), null, List.of(), null)));

        assertThat(store.activeFocusTaken(T0, null)).isEqualTo(2);
        assertThat(store.activeFocusTaken(T0, "a")).isEqualTo(1);
        assertThat(store.activeFocusTaken(T0, "b")).isEqualTo(1);
        assertThat(store.activeFocusTaken(T0.plus(DAY), null)).isEqualTo(1);
    }

    @Test
    void findsReviews() {
        AccountState a = enter("a", Cluster.FUTURE_PIPELINE);
        enter("b", Cluster.FUTURE_PIPELINE);
        Review decided = a.reviews().get(0).reject(T0.plus(DAY), "ann", "not yet");
        store.apply(List.of(new StateChange(
                a,
                a.toBuilder().reviews(List.of(decided)).changed(2, T0.plus(DAY)).build(),
                List.of(),
                null,
                List.of(),
                null)));

        assertThat(store.reviews(ReviewFilter.all())).hasSize(2);
        assertThat(store.reviews(ReviewFilter.pending()))
                .extracting(StoredReview::accountId)
                .containsExactly("b");
        assertThat(store.waitingPromotions()).hasSize(1);
        assertThat(store.reviews(new ReviewFilter("a", null, null, null))).hasSize(1);
        assertThat(store.reviews(new ReviewFilter(null, null, ReviewReason.SIGNALS_CONFLICT, null)))
                .isEmpty();
        assertThat(store.reviews(new ReviewFilter(null, ReviewStatus.REJECTED, null, Cluster.ACTIVE_FOCUS)))
                .extracting(each -> each.review())
                .containsExactly(decided);
        assertThat(store.review("review-a").company()).isEqualTo("Company of a");
        assertThat(store.review("review-x")).isNull();
    }

    @Test
    void filtersHistories() {
        AccountState a = enter("a", Cluster.FUTURE_PIPELINE);
        enter("b", Cluster.FUTURE_PIPELINE);
        store.apply(List.of(move(a, Cluster.ACTIVE_FOCUS, T0.plus(DAY))));

        assertThat(store.history(HistoryFilter.all())).hasSize(5);
        assertThat(store.history(
                        new HistoryFilter(null, Set.of(HistoryKind.MOVED, HistoryKind.ENTERED), T0, T0.plus(DAY))))
                .extracting(HistoryEntry::accountId)
                .containsExactly("a", "b");
        assertThat(store.history(new HistoryFilter(null, Set.of(), T0.plus(DAY), null)))
                .singleElement()
                .isEqualTo(new HistoryEntry(
                        "a",
                        3,
                        T0.plus(DAY),
                        HistoryKind.MOVED,
                        Cluster.FUTURE_PIPELINE,
                        Cluster.ACTIVE_FOCUS,
                        null,
                        null,
                        "ann",
                        "note"));
    }

    @Test
    void handsOutTheFirstDeliveryOfEachAccount() {
        enter("a", Cluster.FUTURE_PIPELINE);
        enter("b", Cluster.FUTURE_PIPELINE);

        List<StoredDelivery> taken = store.takeDeliveries(T0, T0.plus(DAY), 10);
        assertThat(taken).extracting(StoredDelivery::key).containsExactly("note/a1", "note/b1");
        assertThat(taken).extracting(StoredDelivery::attempts).containsExactly(1, 1);
        assertThat(store.takeDeliveries(T0, T0.plus(DAY), 10)).isEmpty();

        StoredDelivery a = taken.get(0);
        assertThat(store.settle(a, a.with(DeliveryStatus.DELIVERED, 1, a.notBefore(), null, T0)))
                .isTrue();
        assertThat(store.settle(a, a.with(DeliveryStatus.PARKED, 1, a.notBefore(), "late", null)))
                .isFalse();
        assertThat(store.takeDeliveries(T0, T0.plus(DAY), 10))
                .extracting(StoredDelivery::key)
                .containsExactly("task/a1");
        assertThat(store.takeDeliveries(T0.plus(DAY), T0.plus(DAY).plus(DAY), 1))
                .singleElement()
                .satisfies(again -> assertThat(again.attempts()).isEqualTo(2));
    }

    @Test
    void queuesAKeyOnce() {
        AccountState a = enter("a", Cluster.FUTURE_PIPELINE);
        CrmNote note = new CrmNote("note/own", "a", "Company", "Text", T0);
        store.queue("a", List.of(note, note), T0);
        store.queue("a", List.of(note), T0.plus(DAY));
        store.queue("x", List.of(new CrmNote("note/x", "x", "Company", "Text", T0)), T0);
        store.apply(List.of(new StateChange(
                a,
                a.toBuilder().changed(2, T0).build(),
                List.of(),
                null,
                List.of(
                        StoredDelivery.waiting("a", note, T0),
                        States.deliveries("a", "2").get(0)),
                null)));

        assertThat(store.deliveries(DeliveryStatus.WAITING, DeliveryKind.NOTE, "a", 10))
                .extracting(StoredDelivery::key)
                .containsExactly("note/a1", "note/own", "note/a2");
        assertThat(store.delivery("note/own").number()).isEqualTo(4);
        assertThat(store.delivery("note/none")).isNull();
        assertThat(exported(store)).extracting(StoredAccount::accountId).containsExactly("a", "x");
    }

    @Test
    void keepsOwners() {
        store.keep(new OwnerState("bob", null, List.of(), null, null));
        store.keep(new OwnerState("ann", "mia", List.of("a/d"), null, null));
        store.keep(new OwnerState("bob", "mia", List.of(), null, null));

        assertThat(store.owners()).extracting(OwnerState::owner).containsExactly("ann", "bob");
        assertThat(store.owners().get(1).manager()).isEqualTo("mia");
    }

    @Test
    void comesBackFromAnExportAsItWas() throws Exception {
        AccountState a = enter("\u00e9-a", Cluster.FUTURE_PIPELINE);
        enter("Z", Cluster.ACTIVE_FOCUS);
        enter("\ud83d\ude00", Cluster.FUTURE_PIPELINE);
        enter("\uffee", Cluster.FUTURE_PIPELINE);
        enter("a_b", Cluster.FUTURE_PIPELINE);
        enter("aB", Cluster.FUTURE_PIPELINE);
        store.apply(List.of(move(a, Cluster.ACTIVE_FOCUS, T0.plus(DAY))));
        store.takeDeliveries(T0, T0.plus(DAY), 2);
        List<StoredAccount> exported = exported(store);

        StateStore other = open();
        List<StoredAccount> reversed = new ArrayList<>(exported);
        Collections.reverse(reversed);
        for (StoredAccount account : reversed) {
            String line = RecordJson.text(account);
            StoredAccount read = RecordJson.of(StoredAccount.class).require(line, java.time.ZoneOffset.UTC);
            assertThat(read).isEqualTo(account);
            assertThat(RecordJson.text(read)).isEqualTo(line);
            assertThat(other.restore(read)).isTrue();
            assertThat(other.restore(read)).isFalse();
        }

        assertThat(exported(other)).isEqualTo(exported);
        assertThat(exported)
                .extracting(StoredAccount::accountId)
                .containsExactly("Z", "aB", "a_b", "\u00e9-a", "\uffee", "\ud83d\ude00");
    }

    @Test
    void takesAwayWhatIsOld() {
        enter("a", Cluster.FUTURE_PIPELINE);
        StoredDelivery taken = store.takeDeliveries(T0, T0.plus(DAY), 1).get(0);
        store.settle(taken, taken.with(DeliveryStatus.DELIVERED, 1, T0, null, T0));

        assertThat(store.prune(T0)).isZero();
        assertThat(store.prune(T0.plusNanos(1))).isEqualTo(1);
        assertThat(store.deliveries(null, null, null, 9)).hasSize(2);
        assertThat(store.history(HistoryFilter.all())).hasSize(2);
    }

    @Test
    void letsOneOfManyWin() throws Exception {
        int threads = 6;
        int rounds = 15;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> wins = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                wins.add(pool.submit(() -> {
                    int won = 0;
                    while (won < rounds) {
                        AccountState now = store.find("a");
                        StateChange change = now == null
                                ? first("a", Cluster.CLUSTER_ICP)
                                : move(now, Cluster.FUTURE_PIPELINE, T0.plusSeconds(now.version()));
                        won += store.apply(List.of(change)).isEmpty() ? 1 : 0;
                    }
                    return won;
                }));
            }
            for (Future<Integer> each : wins) {
                assertThat(each.get()).isEqualTo(rounds);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(store.find("a").version()).isEqualTo((long) threads * rounds);
        List<Long> entries = new ArrayList<>();
        store.history(HistoryFilter.of("a")).forEach(entry -> entries.add(entry.entry()));
        assertThat(entries).hasSize(threads * rounds + 1).isSorted().doesNotHaveDuplicates();
    }
}
