package io.github.abmrules.rules.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.DeliveryKind;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryFilter;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.core.store.InMemoryStore;
import io.github.abmrules.core.store.ReviewFilter;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoredAccount;
import io.github.abmrules.core.store.StoredDecision;
import io.github.abmrules.core.store.StoredDelivery;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.reference.RandomAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountLedgerTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static AbmEngine engine;

    private final StateStore store = new InMemoryStore();
    private final AccountLedger ledger = AccountLedger.of(engine, store);

    @BeforeAll
    static void compile() {
        engine = AbmEngine.builder()
                .parameter("review", "active-focus-capacity", "2")
                .build();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Instant days(int count) {
        return NOW.plus(Duration.ofDays(count));
    }

    /** Wants to enter Active Focus. */
    private static Account demo(String id) {
        return Account.builder(id)
                .company("Company " + id)
                .icpTier(IcpTier.A)
                .signals(Signal.of(SignalType.DEMO, NOW.minusSeconds(60), "p1"))
                .build();
    }

    private static Account quiet(String id, IcpTier tier) {
        return Account.builder(id).icpTier(tier).build();
    }

    private AccountState state(String id) {
        AccountState state = store.find(id);
        assertThat(state).isNotNull();
        return state;
    }

    private Review pending(String id) {
        Review pending = state(id).pending();
        assertThat(pending).as("pending review of " + id).isNotNull();
        return pending;
    }

    private List<HistoryKind> kinds(String id) {
        return store.history(HistoryFilter.of(id)).stream()
                .map(HistoryEntry::kind)
                .toList();
    }

    private void enterActiveFocus(String id, Instant at) {
        ledger.evaluate(demo(id), at);
        ledger.decide(Verdict.approve(pending(id).id(), at, "ann", null));
        assertThat(state(id).current().cluster()).isEqualTo(Cluster.ACTIVE_FOCUS);
    }

    private static ReviewDecisionException.Reason reason(Runnable decision) {
        return catchThrowableOfType(ReviewDecisionException.class, decision::run)
                .reason();
    }

    @Test
    void anAccountEntersItsFirstCluster() {
        Applied applied = ledger.evaluate(quiet("a", IcpTier.B), NOW);

        assertThat(applied.changed()).isTrue();
        assertThat(state("a").current()).isEqualTo(CurrentCluster.of(Cluster.CLUSTER_ICP, NOW));
        assertThat(kinds("a")).containsExactly(HistoryKind.ENTERED, HistoryKind.DECIDED);
        List<StoredDecision> decisions = new ArrayList<>();
        store.decisions("a", decisions::add);
        assertThat(decisions).singleElement().satisfies(decision -> {
            assertThat(decision.decisionId())
                    .isEqualTo(applied.outcome().assignment().decisionId());
            assertThat(decision.input().accountId()).isEqualTo("a");
            assertThat(decision.inputHash()).hasSize(64);
            assertThat(engine.decide(decision.input(), decision.asOf())).isEqualTo(decision.result());
        });
        assertThat(store.deliveries(null, null, "a", 9))
                .extracting(StoredDelivery::kind)
                .containsExactly(DeliveryKind.PROPERTIES, DeliveryKind.NOTE, DeliveryKind.TASK);
    }

    @Test
    void whileTheEntryIntoActiveFocusWaitsFuturePipelineIsInForce() {
        ledger.evaluate(demo("a"), NOW);

        assertThat(state("a").current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(pending("a").reasons()).containsExactly(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
        assertThat(pending("a").from()).isEqualTo(Cluster.MONITOR_ONLY);
    }

    @Test
    void evaluatingTwiceChangesNothing() {
        RandomAccounts.around(NOW, ZoneOffset.UTC, 11).onlyInCrm().stream(600).forEach(account -> {
            StateStore own = new InMemoryStore();
            AccountLedger once = AccountLedger.of(engine, own);
            Applied first = once.evaluate(account, NOW);
            if (first.outcome() == null || first.outcome().assignment() == null) {
                return;
            }
            List<StoredAccount> before = exported(own);

            Applied second = once.evaluate(account, NOW);
            assertThat(second.changed())
                    .as(
                            "%s%n%s%n%s",
                            account, second.history(), second.outcome().assignment())
                    .isFalse();
            assertThat(once.evaluate(account.accountId(), NOW).changed()).isFalse();
            once.evaluateDue(NOW, LedgerListener.NONE);
            assertThat(exported(own)).isEqualTo(before);
        });
    }

    private static List<StoredAccount> exported(StateStore store) {
        List<StoredAccount> all = new ArrayList<>();
        store.export(all::add);
        return all;
    }

    @Test
    void approvalMovesTheAccountAtItsInstant() {
        ledger.evaluate(demo("a"), NOW);
        String id = pending("a").id();

        Applied applied = ledger.decide(Verdict.approve(id, days(2), "ann", "good fit"));

        assertThat(state("a").current())
                .isEqualTo(new CurrentCluster(Cluster.ACTIVE_FOCUS, days(2), EnteredBy.PROMOTION, null, null));
        assertThat(state("a").pending()).isNull();
        assertThat(state("a").reviews()).singleElement().satisfies(review -> {
            assertThat(review.status()).isEqualTo(ReviewStatus.APPROVED);
            assertThat(review.reviewer()).isEqualTo("ann");
            assertThat(review.note()).isEqualTo("good fit");
        });
        assertThat(applied.history())
                .extracting(HistoryEntry::kind)
                .containsExactly(HistoryKind.REVIEW_APPROVED, HistoryKind.MOVED, HistoryKind.DECIDED);
        assertThat(ledger.evaluate("a", days(2)).changed()).isFalse();
    }

    @Test
    void rejectionHoldsUntilThereIsLaterEvidence() {
        ledger.evaluate(demo("a"), NOW);
        ledger.decide(Verdict.reject(pending("a").id(), days(1), "ann", null));

        assertThat(state("a").pending()).isNull();
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        ledger.evaluate(demo("a"), days(3));
        assertThat(state("a").pending()).isNull();

        ledger.evaluate(
                demo("a").toBuilder()
                        .signals(Signal.of(SignalType.MEETING, days(3), "p1"))
                        .build(),
                days(3));
        assertThat(pending("a").proposedCluster()).isEqualTo(Cluster.ACTIVE_FOCUS);
    }

    @Test
    void decidingTwiceIsAnError() {
        ledger.evaluate(demo("a"), NOW);
        String id = pending("a").id();
        ledger.decide(Verdict.reject(id, days(1), "ann", null));

        assertThatThrownBy(() -> ledger.decide(Verdict.approve(id, days(2), "bob", null)))
                .isInstanceOf(ReviewDecisionException.class)
                .hasMessage("The review \"" + id + "\" is REJECTED since " + days(1)
                        + " by ann and cannot be decided again. Maybe another review of the account is pending?");
        assertThat(reason(() -> ledger.decide(Verdict.approve("nothing", days(2), "bob", null))))
                .isEqualTo(ReviewDecisionException.Reason.UNKNOWN);
    }

    @Test
    void anExpiredReviewIsRaisedAgainUnderAnotherId() {
        ledger.evaluate(demo("a"), NOW);
        String first = pending("a").id();
        assertThat(state("a").nextDue()).isEqualTo(days(30).minusSeconds(60));
        ledger.evaluateDue(days(30).minusSeconds(60), LedgerListener.NONE);
        assertThat(pending("a").id()).isEqualTo(first);
        assertThat(state("a").nextDue()).isEqualTo(days(30));

        assertThat(reason(() -> ledger.decide(Verdict.approve(first, days(30), "ann", null))))
                .isEqualTo(ReviewDecisionException.Reason.EXPIRED);

        assertThat(pending("a").id()).isNotEqualTo(first);
        assertThat(pending("a").raisedAt()).isEqualTo(days(30));
        assertThat(kinds("a")).contains(HistoryKind.REVIEW_EXPIRED);
    }

    @Test
    void anotherProposalSupersedesAReview() {
        ledger.evaluate(demo("a"), NOW);
        String id = pending("a").id();
        Account dropped = demo("a").toBuilder().icpTier(IcpTier.D).build();
        ledger.evaluate(dropped, days(1));

        assertThat(state("a").reviews().get(0).status()).isEqualTo(ReviewStatus.SUPERSEDED);
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.MONITOR_ONLY);
        assertThat(reason(() -> ledger.decide(Verdict.approve(id, days(2), "ann", null))))
                .isEqualTo(ReviewDecisionException.Reason.SUPERSEDED);
    }

    @Test
    void theSameProposalKeepsItsIdAndGathersReasons() {
        enterActiveFocus("x", NOW);
        enterActiveFocus("y", NOW);
        ledger.decide(Verdict.reject(reviewOfFall("y"), days(2), "ann", null));
        ledger.evaluate(demo("a"), days(2));
        String id = pending("a").id();
        assertThat(pending("a").reasons())
                .containsExactly(ReviewReason.ACTIVE_FOCUS_CAPACITY, ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);

        Account again = demo("a").toBuilder()
                .icpTier(IcpTier.C)
                .deals(Deal.open("d1", days(2), null))
                .build();
        ledger.evaluate(again, days(3));
        assertThat(pending("a").id()).isEqualTo(id);
        assertThat(pending("a").raisedAt()).isEqualTo(days(2));
        assertThat(pending("a").reasons())
                .containsExactly(
                        ReviewReason.ACTIVE_FOCUS_CAPACITY,
                        ReviewReason.PROMOTION_TO_ACTIVE_FOCUS,
                        ReviewReason.SIGNALS_CONFLICT);
    }

    private String reviewOfFall(String id) {
        ledger.evaluate(
                demo(id).toBuilder()
                        .events(AccountEvent.of(EventType.CHAMPION_LEFT, days(1)))
                        .build(),
                days(1));
        return pending(id).id();
    }

    @Test
    void theFallFromActiveFocusWaits() {
        enterActiveFocus("a", NOW);
        String id = reviewOfFall("a");
        assertThat(pending("a").reasons()).containsExactly(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.ACTIVE_FOCUS);
        assertThat(store.activeFocusTaken(days(1), null)).isEqualTo(1);

        ledger.decide(Verdict.approve(id, days(2), "ann", null));
        assertThat(state("a").current())
                .isEqualTo(new CurrentCluster(Cluster.FUTURE_PIPELINE, days(2), EnteredBy.DEMOTION, null, null));
        // What lifted it before does not lift it again.
        ledger.evaluate(demo("a"), days(5));
        assertThat(state("a").pending()).isNull();
    }

    @Test
    void capacityIsCheckedAgainAtApproval() {
        for (String id : List.of("c", "a", "b")) {
            ledger.evaluate(demo(id), NOW);
        }
        assertThat(pending("b").reasons()).contains(ReviewReason.ACTIVE_FOCUS_CAPACITY);
        ledger.decide(Verdict.approve(pending("b").id(), days(1), "ann", null));
        ledger.decide(Verdict.approve(pending("a").id(), days(1), "ann", null));

        String third = pending("c").id();
        assertThatThrownBy(() -> ledger.decide(Verdict.approve(third, days(1), "ann", null)))
                .isInstanceOf(ReviewDecisionException.class)
                .hasMessageContaining("2 accounts are in Active Focus, which holds no more. Maybe decide first who");
        assertThat(pending("c").id()).isEqualTo(third);

        ledger.decide(new Verdict(third, true, days(2), "ann", "strategic", true));
        assertThat(store.activeFocusTaken(days(2), null)).isEqualTo(3);
    }

    @Test
    void seatsGoToThoseWhoWaitThenToTheBestNewOnes() {
        ledger.evaluate(demo("z"), NOW.minusSeconds(10));
        List<Account> accounts =
                List.of(demo("b"), demo("a").toBuilder().icpTier(IcpTier.B).build(), demo("c"), quiet("q", IcpTier.A));
        List<Applied> heard = new ArrayList<>();
        LedgerRun run = ledger.evaluateAll(accounts.iterator(), NOW, heard::add);

        assertThat(run).isEqualTo(new LedgerRun(5, 4, 4, 3, 0, 0));
        assertThat(heard).hasSize(5);
        assertThat(pending("z").reasons()).containsExactly(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
        assertThat(pending("b").reasons()).containsExactly(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
        assertThat(pending("c").reasons()).contains(ReviewReason.ACTIVE_FOCUS_CAPACITY);
        assertThat(pending("a").reasons()).contains(ReviewReason.ACTIVE_FOCUS_CAPACITY);

        List<StoredAccount> before = exported(store);
        assertThat(ledger.evaluateAll(accounts.iterator(), NOW, LedgerListener.NONE)
                        .changed())
                .isZero();
        assertThat(exported(store)).isEqualTo(before);
    }

    @Test
    void aRejectedDropReturnsWhenTheTierChangesAgain() {
        enterActiveFocus("a", NOW);
        Account d = demo("a").toBuilder().icpTier(IcpTier.D).build();
        ledger.evaluate(d, days(1));
        assertThat(pending("a").proposedCluster()).isEqualTo(Cluster.MONITOR_ONLY);
        ledger.decide(Verdict.reject(pending("a").id(), days(2), "ann", null));
        assertThat(state("a").current().tierAtRejection()).isEqualTo(IcpTier.D);
        ledger.evaluate(d, days(3));
        assertThat(state("a").pending()).isNull();

        ledger.evaluate(demo("a"), days(4));
        ledger.evaluate(d, days(5));
        assertThat(pending("a").proposedCluster()).isEqualTo(Cluster.MONITOR_ONLY);
        ledger.evaluate(d.toBuilder().icpTier(IcpTier.E).build(), days(6));
        assertThat(pending("a").proposedCluster()).isEqualTo(Cluster.MONITOR_ONLY);
    }

    @Test
    void aLostDealDecidesAnewOnce() {
        Account open = quiet("a", IcpTier.A).toBuilder()
                .signals(Signal.of(SignalType.CONTENT_DOWNLOAD, NOW.minusSeconds(5), "p1"))
                .deals(Deal.open("d", NOW, NOW))
                .build();
        ledger.evaluate(open, NOW);
        ledger.decide(Verdict.reject(pending("a").id(), days(1), "ann", null));
        Account lost = open.toBuilder()
                .signals(Signal.of(SignalType.EMAIL_REPLY, days(2), "p2"))
                .deals(Deal.closed("d", DealStatus.CLOSED_LOST, days(3)))
                .build();
        ledger.evaluate(lost, days(3));
        assertThat(state("a").current().since()).isEqualTo(days(3));
        assertThat(kinds("a")).contains(HistoryKind.STARTED_ANEW);
        assertThat(ledger.evaluate(lost, days(3)).changed()).isFalse();

        // Its evidence dies six months later: it has a cluster now, so only missing engagement lowers it.
        ledger.evaluateDue(days(3 + 183), LedgerListener.NONE);
        ledger.evaluateDue(days(3 + 190), LedgerListener.NONE);
        assertThat(kinds("a").stream().filter(HistoryKind.STARTED_ANEW::equals)).hasSize(1);
    }

    @Test
    void theSixMonthDemotionComesOnItsDayWithoutANewSignal() {
        Account account = quiet("a", IcpTier.C).toBuilder()
                .signals(Signal.of(SignalType.WEBINAR, Instant.parse("2026-08-31T10:00:00Z"), "p1"))
                .build();
        ledger.evaluate(account, Instant.parse("2026-08-31T10:00:00Z"));
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);

        Instant day = Instant.parse("2027-02-28T10:00:00Z");
        ledger.evaluateDue(day.minusNanos(1), LedgerListener.NONE);
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(store.due(day, null, 9))
                .singleElement()
                .satisfies(due -> assertThat(due.dueAt()).isEqualTo(day));
        ledger.evaluateDue(day, LedgerListener.NONE);
        assertThat(state("a").current())
                .isEqualTo(new CurrentCluster(Cluster.CLUSTER_ICP, day, EnteredBy.DEMOTION, null, null));
        // And it does not flap: everything it had is older than its fall.
        ledger.evaluateDue(day.plus(Duration.ofDays(40)), LedgerListener.NONE);
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.CLUSTER_ICP);
        assertThat(state("a").nextDue()).isEqualTo(Instant.parse("2027-08-28T10:00:00Z"));
    }

    @Test
    void evidenceOfTheFutureIsDueOnItsDay() {
        Account account = quiet("a", IcpTier.C).toBuilder()
                .signals(Signal.of(SignalType.WEBINAR, days(5), "p1"))
                .build();
        ledger.evaluate(account, NOW);
        assertThat(state("a").nextDue()).isEqualTo(days(5));
        ledger.evaluateDue(days(5), LedgerListener.NONE);
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
    }

    @Test
    void everybodyIsDueWhenADatedParameterChanges() {
        try (AbmEngine dated = AbmEngine.builder()
                .parameter("engagement", "visit-window", "[{from: 2026-03-11, value: 14}]")
                .build()) {
            AccountLedger own = AccountLedger.of(dated, store);
            own.evaluate(Account.builder("a").icpTier(IcpTier.A).build(), NOW);
            assertThat(state("a").nextDue()).isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
        }
    }

    @Test
    void everyAccountIsDueWhenAParameterChanges() {
        AccountLedger dated = AccountLedger.of(engine, store, List.of(days(-1), days(7)));
        dated.evaluate(quiet("a", IcpTier.C), NOW);
        assertThat(state("a").nextDue()).isEqualTo(days(7));
    }

    @Test
    void aPinOverridesTheRulesUntilItEnds() {
        ledger.evaluate(demo("a"), NOW);
        ledger.evaluateDue(days(1), LedgerListener.NONE);
        Pin pin = new Pin(Cluster.CLUSTER_ICP, days(3), "quiet period", "kim");
        Applied applied = ledger.pin("a", pin, days(1));

        assertThat(applied.outcome().assignment().effectiveCluster()).isEqualTo(Cluster.CLUSTER_ICP);
        assertThat(applied.outcome().assignment().findings())
                .anySatisfy(finding -> assertThat(finding.message()).contains("kim", "quiet period"));
        assertThat(state("a").last().effectiveCluster()).isEqualTo(Cluster.CLUSTER_ICP);
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(ledger.pin("a", pin, days(1)).changed()).isFalse();
        assertThat(state("a").nextDue()).isEqualTo(days(3));

        ledger.evaluateDue(days(3), LedgerListener.NONE);
        assertThat(state("a").pin()).isNull();
        assertThat(state("a").last().effectiveCluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(kinds("a")).contains(HistoryKind.PINNED, HistoryKind.PIN_EXPIRED);

        ledger.pin("a", new Pin(Cluster.ACTIVE_FOCUS, days(9), null, null), days(4));
        assertThat(store.activeFocusTaken(days(4), null)).isEqualTo(1);
        ledger.unpin("a", days(5), "kim", "changed my mind");
        assertThat(kinds("a")).contains(HistoryKind.UNPINNED);
        assertThat(ledger.pin("a", new Pin(Cluster.ACTIVE_FOCUS, days(5), null, null), days(5))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("must be after " + days(5)));
        assertThat(ledger.unpin("none", days(5), "kim", null).problems()).hasSize(1);
    }

    @Test
    void aClockThatWasSetBackChangesNothing() {
        ledger.evaluate(quiet("a", IcpTier.B), NOW);
        List<StoredAccount> before = exported(store);

        Applied applied = ledger.evaluate(demo("a"), NOW.minusNanos(1));

        assertThat(applied.changed()).isFalse();
        assertThat(applied.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("as_of");
            assertThat(problem.message()).contains("Maybe a clock was set back?");
        });
        assertThat(exported(store)).isEqualTo(before);
        LedgerRun run = ledger.evaluateAll(List.of(demo("a")).iterator(), NOW.minusNanos(1), LedgerListener.NONE);
        assertThat(run.rejected()).isEqualTo(1);
    }

    @Test
    void aConflictIsAcknowledgedUntilThereIsMore() {
        Account account = quiet("a", IcpTier.D).toBuilder()
                .deals(Deal.open("d", NOW, NOW))
                .build();
        ledger.evaluate(account, NOW);
        assertThat(pending("a").from()).isEqualTo(pending("a").proposedCluster());
        ledger.decide(Verdict.approve(pending("a").id(), days(1), "ann", null));
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.MONITOR_ONLY);
        ledger.evaluate(account, days(2));
        assertThat(state("a").pending()).isNull();
        ledger.evaluate(
                account.toBuilder()
                        .deals(Deal.open("d", NOW, NOW), Deal.open("e", days(3), null))
                        .build(),
                days(3));
        assertThat(pending("a").reasons()).containsExactly(ReviewReason.SIGNALS_CONFLICT);
    }

    @Test
    void whatAnAccountBringsAlongCountsOnceOnly() {
        Account account = quiet("a", IcpTier.B).toBuilder()
                .current(new CurrentCluster(Cluster.FUTURE_PIPELINE, days(-20), EnteredBy.PROMOTION, null, null))
                .build();
        ledger.evaluate(account, NOW);
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(store.history(HistoryFilter.of("a")).get(0).at()).isEqualTo(days(-20));

        ledger.evaluate(account.toBuilder().current(null).build(), days(1));
        assertThat(state("a").current().cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
    }

    @Test
    void anAccountOutsideTheCrmHasNoDeliveries() {
        ledger.evaluate(quiet("a", IcpTier.B).toBuilder().inCrm(false).build(), NOW);
        assertThat(store.deliveries(null, null, null, 9)).isEmpty();
        assertThat(store.reviews(ReviewFilter.all())).isEmpty();
    }

    @Test
    void theDealThatCausedAnEntryIsKept() {
        Account account = quiet("a", IcpTier.A).toBuilder()
                .deals(Deal.open("d1", days(-3), days(-2)), Deal.open("d2", days(-9), days(-1)))
                .build();
        ledger.evaluate(account, NOW);
        ledger.decide(Verdict.approve(pending("a").id(), days(1), "ann", null));
        assertThat(store.history(HistoryFilter.of("a")))
                .filteredOn(entry -> entry.kind() == HistoryKind.MOVED && entry.to() == Cluster.ACTIVE_FOCUS)
                .extracting(HistoryEntry::deal)
                .containsExactly("d2");
    }
}
