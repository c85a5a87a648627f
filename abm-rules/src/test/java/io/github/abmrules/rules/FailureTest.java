package io.github.abmrules.rules;

import static io.github.abmrules.core.cluster.Cluster.ACTIVE_FOCUS;
import static io.github.abmrules.core.cluster.Cluster.CLUSTER_ICP;
import static io.github.abmrules.core.cluster.Cluster.MONITOR_ONLY;
import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.codes;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.event;
import static io.github.abmrules.rules.Facts.justAfter;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.restrict.RuleLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when a source knows nothing, an account is wrong, or a rule fails. */
class FailureTest {
    private static AbmEngine engine;

    @BeforeAll
    static void open() {
        engine = AbmEngine.create();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Nested
    class OutsideTheCrm {
        private final Account.Builder strong = account(IcpTier.A)
                .inCrm(false)
                .engagementLevel(EngagementLevel.HIGH)
                .signals(signal(SignalType.DEMO, daysAgo(1)))
                .contacts(new Contact("ann", null, true))
                .deals(Deal.open("d1", daysAgo(1), null))
                .triggerStatus(TriggerStatus.YES)
                .events(event(EventType.BUDGET_EXPRESSED, daysAgo(1)));

        @ParameterizedTest
        @EnumSource(
                value = IcpTier.class,
                names = {"A", "B", "C"})
        void aNewAccountIsLiftedNoFurtherThanClusterIcp(IcpTier tier) {
            Assignment assignment = decide(strong.icpTier(tier));
            assertThat(assignment.cluster()).isEqualTo(CLUSTER_ICP);
            assertThat(assignment.effectiveCluster()).isEqualTo(CLUSTER_ICP);
            assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.NONE);
            assertThat(assignment.promotionTriggers()).isEmpty();
            assertThat(assignment.review()).isNull();
            assertThat(codes(assignment)).containsExactly("NOT_IN_CRM");
        }

        @ParameterizedTest
        @EnumSource(
                value = IcpTier.class,
                names = {"D", "E"})
        void aPoorFitStaysInMonitorOnly(IcpTier tier) {
            Assignment assignment = decide(strong.icpTier(tier));
            assertThat(assignment.cluster()).isEqualTo(MONITOR_ONLY);
            assertThat(assignment.review()).isNull();
        }

        @ParameterizedTest
        @EnumSource(
                value = Cluster.class,
                names = {"CLUSTER_ICP", "FUTURE_PIPELINE", "ACTIVE_FOCUS"})
        void anAccountStaysWhereItStands(Cluster cluster) {
            Assignment assignment = decide(strong.current(CurrentCluster.of(cluster, daysAgo(400)))
                    .events(
                            event(EventType.CHAMPION_LEFT, daysAgo(1)),
                            event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(1))));
            assertThat(assignment.cluster()).isEqualTo(cluster);
            assertThat(assignment.effectiveCluster()).isEqualTo(cluster);
            assertThat(assignment.demotionTriggers()).isEmpty();
            assertThat(assignment.review()).isNull();
        }

        @Test
        void nobodyIsACustomer() {
            Assignment assignment = decide(strong.deals(Deal.closed("d1", DealStatus.CLOSED_WON, daysAgo(5))));
            assertThat(codes(assignment)).containsExactly("NOT_IN_CRM");
        }
    }

    @Nested
    class FailedLookupOfNews {

        @Test
        void decidesLikeNoNewsAndIsShown() {
            Assignment assignment = decide(account(IcpTier.A)
                    .triggerStatus(TriggerStatus.UNKNOWN)
                    .signals(signal(SignalType.EVENT, daysAgo(1))));
            assertThat(assignment.triggerStatus()).isEqualTo(TriggerStatus.UNKNOWN);
            assertThat(assignment.cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
            assertThat(assignment.promotionTriggers()).isEmpty();
            assertThat(codes(assignment)).containsExactly("TRIGGER_LOOKUP_FAILED");
            assertThat(assignment.rationale()).contains("UNKNOWN");
        }
    }

    @Nested
    class WrongAccounts {

        @Test
        void areRejectedWhenTheyCameIntoTheirClusterAfterTheInstantOfTheDecision() {
            Account account = account(IcpTier.A, ACTIVE_FOCUS, justAfter(NOW)).build();
            assertThatThrownBy(() -> engine.decide(account, NOW))
                    .isInstanceOfSatisfying(
                            RejectedAccountException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::field)
                                    .containsExactly("current.since"))
                    .hasMessageContaining(justAfter(NOW).toString());
            assertThat(engine.decide(account(IcpTier.A, ACTIVE_FOCUS, NOW).build(), NOW)
                            .cluster())
                    .isEqualTo(ACTIVE_FOCUS);
        }

        @Test
        void areRejectedWhenTheirIdIsThereAlready() {
            Account first = Account.builder("a").icpTier(IcpTier.A).build();
            Account second = Account.builder("a").icpTier(IcpTier.E).build();
            Portfolio portfolio = engine.decideAll(List.of(first, second, second), NOW);
            assertThat(portfolio.assignments()).extracting(Assignment::icpTier).containsExactly(IcpTier.A);
            assertThat(portfolio.rejected()).extracting(Rejection::index).containsExactly(1L, 2L);
            assertThat(portfolio.rejected()).extracting(Rejection::field).containsOnly("account_id");
            assertThat(portfolio.summary().rejectedCount()).isEqualTo(2);
        }
    }

    @Nested
    class FailingRules {

        @Test
        void failTheirAccountOnly(@TempDir Path folder) {
            PackText.in(folder)
                    .rule(
                            "throws",
                            "Profile( accountId == \"acc-3\" )",
                            "throw new IllegalStateException(\"on fire\");");
            try (AbmEngine house =
                    AbmEngine.builder().rules(folder).trustRules().build()) {
                Portfolio portfolio = house.decideAll(accounts(700), NOW);
                assertThat(portfolio.assignments()).hasSize(699);
                assertThat(portfolio.failed()).containsExactly(new Failure("acc-3", "house.throws", "on fire"));
                assertThat(portfolio.rejected()).isEmpty();
                assertThatThrownBy(() -> house.decide(accounts(4).get(3), NOW))
                        .isInstanceOf(UndecidedAccountException.class)
                        .hasMessageContainingAll("acc-3", "house.throws", "on fire");
            }
        }

        @Test
        void failTheirAccountOnlyWhenTheyThrowInACondition(@TempDir Path folder) {
            PackText.in(folder).rule("throws", "$s : Profile( account.vertical.length > 0 )", "insert( \"seen\" );");
            try (AbmEngine house =
                    AbmEngine.builder().rules(folder).trustRules().build()) {
                Portfolio portfolio = house.decideAll(accounts(20), NOW);
                assertThat(portfolio.failed()).extracting(Failure::accountId).containsExactly("acc-3");
                assertThat(portfolio.assignments()).hasSize(19);
            }
        }

        @Test
        void failTheirAccountOnlyWhenTheyRunOutOfStack(@TempDir Path folder) {
            PackText.in(folder)
                    .rule(
                            "overflows",
                            "Profile( accountId == \"acc-3\" )",
                            "throw new StackOverflowError( \"deep\" );");
            try (AbmEngine house =
                    AbmEngine.builder().rules(folder).trustRules().build()) {
                Portfolio portfolio = house.decideAll(accounts(20), NOW);
                assertThat(portfolio.failed()).containsExactly(new Failure("acc-3", "house.overflows", "deep"));
                assertThat(portfolio.assignments()).hasSize(19);
            }
        }

        @Test
        void failTheirAccountOnlyWhenTheyMissAClass(@TempDir Path folder) {
            PackText.in(folder)
                    .rule("misses", "Profile( accountId == \"acc-3\" )", "throw new NoClassDefFoundError( \"Gone\" );");
            try (AbmEngine house =
                    AbmEngine.builder().rules(folder).trustRules().build()) {
                assertThat(house.decideAll(accounts(20), NOW).failed())
                        .containsExactly(new Failure("acc-3", "house.misses", "Gone"));
            }
        }

        @Test
        void doNotHideThatMemoryIsUsedUp(@TempDir Path folder) {
            PackText.in(folder)
                    .rule("fills", "Profile( accountId == \"acc-3\" )", "throw new OutOfMemoryError( \"full\" );");
            try (AbmEngine house =
                    AbmEngine.builder().rules(folder).trustRules().build()) {
                assertThatThrownBy(() -> house.decideAll(accounts(20), NOW))
                        .isInstanceOf(OutOfMemoryError.class)
                        .hasMessage("full");
            }
        }

        @Test
        void areStoppedWhenTheirTimeIsUp(@TempDir Path folder) {
            PackText.in(folder)
                    .rule("start", "Profile( accountId == \"acc-3\" )", "insert( \"go on\" );")
                    .rule(
                            "wait",
                            "String( this == \"go on\" )",
                            "Thread.sleep( 10 ); insert( new String( \"go on\" ) );");
            RuleLimits limits = new RuleLimits(2_000, Duration.ofMillis(200));
            try (AbmEngine house = AbmEngine.builder()
                    .rules(folder)
                    .trustRules()
                    .limits(limits)
                    .build()) {
                // Some decisions first, so that no deadline is missed for the sake of classes that are being loaded.
                house.decideEach(accounts(3), NOW);
                Portfolio portfolio = house.decideAll(accounts(6), NOW);
                assertThat(portfolio.failed()).extracting(Failure::accountId).containsExactly("acc-3");
                assertThat(portfolio.failed().get(0).source()).isEqualTo("house.wait");
                assertThat(portfolio.failed().get(0).message()).contains("did not come to an end within 200 ms");
                assertThat(portfolio.assignments()).hasSize(5);
            }
        }

        @Test
        void areStoppedAtFewerFiringsWhereTheHostSaysSo(@TempDir Path folder) {
            Account account = account(IcpTier.A).build();
            try (AbmEngine few = AbmEngine.builder()
                    .limits(new RuleLimits(1, Duration.ofMinutes(1)))
                    .build()) {
                assertThat(few.decideEach(List.of(account), NOW)
                                .get(0)
                                .failure()
                                .message())
                        .contains("Rules fired 1 times");
            }
            assertThatThrownBy(() -> new RuleLimits(0, Duration.ofSeconds(1))).hasMessageContaining("at least 1");
            assertThatThrownBy(() -> new RuleLimits(1, Duration.ZERO)).hasMessageContaining("more than nothing");
        }

        @Test
        void areNamedWhenTheyOverlap(@TempDir Path folder) {
            PackText.in(folder)
                    .rule(
                            "also-high",
                            "$e : Engaged( icpTier == IcpTier.A, level == EngagementLevel.HIGH )",
                            "insert( mapped( drools.getRule(), $e, Cluster.FUTURE_PIPELINE ) );");
            try (AbmEngine house = AbmEngine.builder().rules(folder).build()) {
                Account high =
                        account(IcpTier.A).engagementLevel(EngagementLevel.HIGH).build();
                List<Outcome> outcomes =
                        house.decideEach(List.of(high, account(IcpTier.A).build()), NOW);
                assertThat(outcomes.get(0).failure().message())
                        .contains("cluster.ab-high", "house.also-high")
                        .contains("Maybe");
                assertThat(outcomes.get(1).assignment().cluster()).isEqualTo(CLUSTER_ICP);
            }
        }

        @Test
        void areMissedWhenTheyLeaveAGap(@TempDir Path folder) {
            PackText.in(folder)
                    .file(
                            "cluster/mapping.drl",
                            PackText.drl(
                                    "cluster",
                                    PackText.rule(
                                            "cluster.a",
                                            "A only",
                                            "$e : Engaged( icpTier == IcpTier.A )",
                                            "insert( mapped( drools.getRule(), $e, Cluster.CLUSTER_ICP ) );")));
            try (AbmEngine house = AbmEngine.builder().rules(folder).build()) {
                List<Outcome> outcomes = house.decideEach(
                        List.of(account(IcpTier.A).build(), account(IcpTier.B).build()), NOW);
                assertThat(outcomes.get(0).assignment()).isNotNull();
                assertThat(outcomes.get(1).failure().message()).contains("the mapping", "Maybe");
            }
        }

        @Test
        void areStoppedWhenTheyFeedThemselves(@TempDir Path folder) {
            PackText.in(folder)
                    .rule("start", "Profile( accountId == \"acc-3\" )", "insert( \"go on\" );")
                    .rule("run", "String( this == \"go on\" )", "insert( new String( \"go on\" ) );");
            try (AbmEngine house =
                    AbmEngine.builder().rules(folder).trustRules().build()) {
                Portfolio portfolio = house.decideAll(accounts(20), NOW);
                assertThat(portfolio.failed()).extracting(Failure::accountId).containsExactly("acc-3");
                assertThat(portfolio.failed().get(0).source()).isEqualTo("house.run");
                assertThat(portfolio.failed().get(0).message()).contains("without coming to an end", "Maybe");
                assertThat(portfolio.assignments()).hasSize(19);
            }
        }

        private static List<Account> accounts(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> Account.builder("acc-" + i)
                            .icpTier(IcpTier.A)
                            .vertical(i == 3 ? null : "retail")
                            .build())
                    .toList();
        }
    }

    @Test
    void refusesToDecideOnceItIsClosed() {
        AbmEngine closed = AbmEngine.create();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.decide(account(IcpTier.A).build(), NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Maybe");
    }

    private static Assignment decide(Account.Builder account) {
        return engine.decide(account.build(), NOW);
    }
}
