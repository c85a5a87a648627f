package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.event;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thirty seats of Active Focus, and who gets them. */
class CapacityTest {
    private static AbmEngine engine;

    @BeforeAll
    static void open() {
        engine = AbmEngine.create();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void letsTheThirtiethPassAndTheThirtyFirstWait() {
        assertThat(waiting(engine.decideAll(rising("r", 30), NOW))).isEmpty();
        assertThat(waiting(engine.decideAll(rising("r", 31), NOW))).containsExactly("r31");
    }

    @Test
    void keepsTheClusterOfAnAccountThatWaitsForCapacity() {
        Assignment waiting =
                engine.decideAll(rising("r", 31), NOW).assignments().get(30);
        assertThat(waiting.cluster()).isEqualTo(Cluster.ACTIVE_FOCUS);
        assertThat(waiting.effectiveCluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        assertThat(waiting.review().reasons())
                .containsExactly(ReviewReason.ACTIVE_FOCUS_CAPACITY, ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
    }

    @Test
    void countsTheSeatsThatOthersHoldInASingleEvaluation() {
        Account account = rising("r", 1).get(0);
        assertThat(reasons(account.toBuilder().activeFocusTaken(29).build()))
                .containsExactly(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
        assertThat(reasons(account.toBuilder().activeFocusTaken(30).build()))
                .containsExactly(ReviewReason.ACTIVE_FOCUS_CAPACITY, ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
    }

    @Test
    void doesNotReadTheSeatsThatAnAccountStatesInAPortfolio() {
        Account account = rising("r", 1).get(0).toBuilder().activeFocusTaken(99).build();
        assertThat(waiting(engine.decideAll(List.of(account), NOW))).isEmpty();
    }

    @Test
    void countsIncumbentsFirst() {
        List<Account> accounts = new ArrayList<>(rising("r", 2));
        accounts.addAll(incumbents(29));
        assertThat(waiting(engine.decideAll(accounts, NOW))).containsExactly("r02");
    }

    @Test
    void countsAnIncumbentWhoseDemotionIsPending() {
        List<Account> accounts = new ArrayList<>(rising("r", 1));
        accounts.addAll(incumbents(29));
        Account leaving = incumbents(1).get(0).toBuilder()
                .events(event(EventType.CHAMPION_LEFT, daysAgo(1)))
                .build();
        accounts.add(renamed(leaving, "leaving"));
        assertThat(waiting(engine.decideAll(accounts, NOW))).containsExactly("r01");
    }

    @Test
    void leavesIncumbentsInTheirSeatsAndReportsTooMany() {
        Portfolio full = engine.decideAll(incumbents(30), NOW);
        assertThat(full.summary().findings()).isEmpty();
        Portfolio over = engine.decideAll(incumbents(31), NOW);
        assertThat(over.assignments())
                .allMatch(assignment ->
                        assignment.review() == null && assignment.effectiveCluster() == Cluster.ACTIVE_FOCUS);
        assertThat(over.summary().findings()).extracting(Finding::code).containsExactly("ACTIVE_FOCUS_OVER_CAPACITY");
        assertThat(over.summary().activeFocusCount()).isEqualTo(31);
    }

    @Test
    void givesSeatsToPendingPromotionsInTheOrderInWhichTheyWereRaised() {
        List<Account> accounts = new ArrayList<>(incumbents(28));
        accounts.addAll(rising("a", 1));
        accounts.add(pending("p1", daysAgo(3)));
        accounts.add(pending("p2", daysAgo(9)));
        accounts.add(pending("p3", daysAgo(6)));
        assertThat(waiting(engine.decideAll(accounts, NOW))).containsExactlyInAnyOrder("a01", "p1");
    }

    @Test
    void givesSeatsToNewProposalsByTierThenEngagementThenNewsThenId() {
        List<Account> order = List.of(
                rising("z1", IcpTier.A, EngagementLevel.HIGH, TriggerStatus.YES),
                rising("y1", IcpTier.A, EngagementLevel.HIGH, TriggerStatus.NO),
                rising("y2", IcpTier.A, EngagementLevel.HIGH, TriggerStatus.UNKNOWN),
                rising("x1", IcpTier.A, EngagementLevel.MEDIUM, TriggerStatus.YES),
                rising("w1", IcpTier.B, EngagementLevel.HIGH, TriggerStatus.YES),
                rising("v1", IcpTier.B, EngagementLevel.HIGH, TriggerStatus.NO),
                rising("u1", IcpTier.B, EngagementLevel.MEDIUM, TriggerStatus.YES),
                rising("t1", IcpTier.C, EngagementLevel.HIGH, TriggerStatus.YES),
                rising("t2", IcpTier.C, EngagementLevel.LOW, TriggerStatus.YES),
                rising("s1", IcpTier.C, EngagementLevel.LOW, TriggerStatus.NO));
        assertSeated(order);
    }

    @Test
    void givesSeatsByIdInTheOrderOfCodePoints() {
        // U+FFFD comes before U+1F600, although the first half of the latter's pair is smaller.
        assertSeated(List.of(
                rising("A"),
                rising("B"),
                rising("a"),
                rising("a\u00E9"),
                rising("a\uE000"),
                rising("a\uFFFD"),
                rising("a\uD83D\uDE00"),
                rising("a\uD83D\uDE00b"),
                rising("a\uD83D\uDE01"),
                rising("b")));
    }

    /** However many seats are left, the first ones in the order get them. */
    private static void assertSeated(List<Account> order) {
        for (int free = 0; free <= order.size(); free++) {
            List<Account> accounts = new ArrayList<>(order);
            accounts.addAll(incumbents(30 - free));
            Collections.shuffle(accounts, new Random(free));
            List<String> expected = order.subList(free, order.size()).stream()
                    .map(Account::accountId)
                    .toList();
            assertThat(waiting(engine.decideAll(accounts, NOW)))
                    .as("with %d seats left", free)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> waiting(Portfolio portfolio) {
        return portfolio.assignments().stream()
                .filter(assignment -> assignment.review() != null
                        && assignment.review().reasons().contains(ReviewReason.ACTIVE_FOCUS_CAPACITY))
                .map(Assignment::accountId)
                .toList();
    }

    private static List<ReviewReason> reasons(Account account) {
        return engine.decide(account, NOW).review().reasons();
    }

    private static List<Account> incumbents(int count) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            accounts.add(Account.builder("incumbent-" + i)
                    .icpTier(IcpTier.A)
                    .current(CurrentCluster.of(Cluster.ACTIVE_FOCUS, daysAgo(20)))
                    .build());
        }
        return accounts;
    }

    private static List<Account> rising(String prefix, int count) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            accounts.add(rising("%s%02d".formatted(prefix, i), IcpTier.A, EngagementLevel.HIGH, TriggerStatus.NO));
        }
        return accounts;
    }

    private static Account rising(String id) {
        return rising(id, IcpTier.A, EngagementLevel.HIGH, TriggerStatus.NO);
    }

    private static Account rising(String id, IcpTier tier, EngagementLevel level, TriggerStatus news) {
        return Account.builder(id)
                .icpTier(tier)
                .engagementLevel(level)
                .triggerStatus(news)
                .events(event(EventType.BUDGET_EXPRESSED, daysAgo(1)))
                .build();
    }

    private static Account pending(String id, Instant raisedAt) {
        return Account.builder(id)
                .icpTier(IcpTier.B)
                .current(CurrentCluster.of(Cluster.FUTURE_PIPELINE, daysAgo(40)))
                .signals(signal(SignalType.DEMO, daysAgo(15)))
                .reviews(Review.pending(
                        "review-" + id,
                        Cluster.FUTURE_PIPELINE,
                        Cluster.ACTIVE_FOCUS,
                        List.of(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS),
                        raisedAt))
                .build();
    }

    private static Account renamed(Account account, String id) {
        return Account.builder(id)
                .icpTier(account.icpTier())
                .current(account.current())
                .events(account.events())
                .build();
    }
}
