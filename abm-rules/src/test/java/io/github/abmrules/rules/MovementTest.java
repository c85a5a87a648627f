package io.github.abmrules.rules;

import static io.github.abmrules.core.cluster.Cluster.ACTIVE_FOCUS;
import static io.github.abmrules.core.cluster.Cluster.CLUSTER_ICP;
import static io.github.abmrules.core.cluster.Cluster.FUTURE_PIPELINE;
import static io.github.abmrules.core.cluster.Cluster.MONITOR_ONLY;
import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.codes;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.event;
import static io.github.abmrules.rules.Facts.fallen;
import static io.github.abmrules.rules.Facts.intentPageVisit;
import static io.github.abmrules.rules.Facts.justAfter;
import static io.github.abmrules.rules.Facts.justBefore;
import static io.github.abmrules.rules.Facts.rejected;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.review.ReviewReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an account goes from where it stands. */
class MovementTest {
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
    class OrderOfDecision {

        @Test
        void takesMonitorOnlyForNoCluster() {
            Assignment assignment = decide(account(IcpTier.A, MONITOR_ONLY, daysAgo(400)));
            assertThat(assignment.cluster()).isEqualTo(CLUSTER_ICP);
            assertThat(assignment.demotionTriggers()).isEmpty();
        }

        @Test
        void takesTheHighestOfStartMappingAndTriggers() {
            Account.Builder standing = account(IcpTier.A, FUTURE_PIPELINE, daysAgo(10));
            assertThat(decide(standing).cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(decide(standing.signals(signal(SignalType.DEMO, daysAgo(1))))
                            .cluster())
                    .isEqualTo(ACTIVE_FOCUS);
            assertThat(decide(standing.signals().events(event(EventType.BUDGET_EXPRESSED, daysAgo(1))))
                            .cluster())
                    .isEqualTo(ACTIVE_FOCUS);
        }

        @ParameterizedTest
        @EnumSource(
                value = EventType.class,
                names = {"DEAL_STALLED", "CHAMPION_LEFT", "BUDGET_CYCLE_MISSED", "CONFIRMED_NO_PRIORITY"})
        void neverDemotesANewAccount(EventType type) {
            Assignment assignment = decide(account(IcpTier.A)
                    .signals(signal(SignalType.DEMO, daysAgo(20)))
                    .deals(Deal.open("d1", daysAgo(90), null))
                    .events(event(type, daysAgo(1))));
            assertThat(assignment.demotionTriggers()).isEmpty();
            assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
        }

        @Test
        void testsDemotionTriggersAgainstTheCurrentClusterOnly() {
            Assignment inPipeline = decide(account(IcpTier.A, FUTURE_PIPELINE, daysAgo(10))
                    .events(event(EventType.CHAMPION_LEFT, daysAgo(1))));
            assertThat(inPipeline.demotionTriggers()).isEmpty();
            assertThat(inPipeline.cluster()).isEqualTo(FUTURE_PIPELINE);
            Assignment inFocus = decide(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(400))
                    .events(event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(1))));
            assertThat(inFocus.demotionTriggers()).isEmpty();
            assertThat(inFocus.cluster()).isEqualTo(ACTIVE_FOCUS);
        }

        @Test
        void staysWherePromotionAndDemotionContradictEachOther() {
            Assignment assignment = decide(account(IcpTier.B, FUTURE_PIPELINE, daysAgo(10))
                    .triggerStatus(TriggerStatus.YES)
                    .events(
                            event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(2)),
                            event(EventType.BUDGET_EXPRESSED, daysAgo(1))));
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(assignment.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(assignment.demotionTriggers()).containsExactly(DemotionTrigger.CONFIRMED_NO_PRIORITY);
            assertThat(assignment.review().reasons()).containsExactly(ReviewReason.SIGNALS_CONFLICT);
            assertThat(assignment.review().from()).isEqualTo(FUTURE_PIPELINE);
            assertThat(assignment.review().proposedCluster()).isEqualTo(FUTURE_PIPELINE);
        }

        @Test
        void demotesWhateverTheMappingSays() {
            Assignment focus = decide(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(10))
                    .signals(signal(SignalType.DEMO, daysAgo(1)))
                    .events(event(EventType.CHAMPION_LEFT, daysAgo(1))));
            assertThat(focus.cluster()).isEqualTo(FUTURE_PIPELINE);
            Assignment pipeline = decide(account(IcpTier.A, FUTURE_PIPELINE, daysAgo(10))
                    .signals(signal(SignalType.WEBINAR, daysAgo(1)))
                    .events(event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(1))));
            assertThat(pipeline.cluster()).isEqualTo(CLUSTER_ICP);
        }
    }

    @Nested
    class NoLoweringByTheMapping {

        @ParameterizedTest
        @EnumSource(
                value = Cluster.class,
                names = {"CLUSTER_ICP", "FUTURE_PIPELINE", "ACTIVE_FOCUS"})
        void leavesAnAccountWithoutEngagementWhereItStands(Cluster cluster) {
            Assignment assignment = decide(account(IcpTier.A, cluster, daysAgo(30)));
            assertThat(assignment.cluster()).isEqualTo(cluster);
            assertThat(assignment.effectiveCluster()).isEqualTo(cluster);
            assertThat(assignment.demotionTriggers()).isEmpty();
            assertThat(assignment.review()).isNull();
        }

        @ParameterizedTest
        @EnumSource(
                value = Cluster.class,
                names = {"CLUSTER_ICP", "FUTURE_PIPELINE", "ACTIVE_FOCUS"})
        void lowersNothingWhenTheTierFallsToC(Cluster cluster) {
            Assignment assignment = decide(account(IcpTier.C, cluster, daysAgo(30)));
            assertThat(assignment.cluster()).isEqualTo(cluster);
            assertThat(assignment.review()).isNull();
        }
    }

    @Nested
    class OneStepDown {

        @ParameterizedTest
        @CsvSource({"CHAMPION_LEFT, CHAMPION_LEFT", "BUDGET_CYCLE_MISSED, BUDGET_CYCLE_MISSED"})
        void leadsFromActiveFocusToFuturePipelineAfterAReview(EventType type, DemotionTrigger trigger) {
            Assignment assignment =
                    decide(account(IcpTier.B, ACTIVE_FOCUS, daysAgo(400)).events(event(type, daysAgo(1))));
            assertThat(assignment.demotionTriggers()).containsExactly(trigger);
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(assignment.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.review().reasons()).containsExactly(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
        }

        @Test
        void leadsFromFuturePipelineToClusterIcpAtOnce() {
            Assignment assignment = decide(account(IcpTier.B, FUTURE_PIPELINE, daysAgo(20))
                    .events(event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(1))));
            assertThat(assignment.demotionTriggers()).containsExactly(DemotionTrigger.CONFIRMED_NO_PRIORITY);
            assertThat(assignment.cluster()).isEqualTo(CLUSTER_ICP);
            assertThat(assignment.effectiveCluster()).isEqualTo(CLUSTER_ICP);
            assertThat(assignment.review()).isNull();
        }

        @Test
        void isOneStepForSeveralTriggersToo() {
            Assignment assignment = decide(account(IcpTier.B, ACTIVE_FOCUS, daysAgo(400))
                    .events(
                            event(EventType.CHAMPION_LEFT, daysAgo(1)),
                            event(EventType.BUDGET_CYCLE_MISSED, daysAgo(1)),
                            event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(1)))
                    .deals(Deal.open("d1", daysAgo(90), null)));
            assertThat(assignment.demotionTriggers())
                    .containsExactly(
                            DemotionTrigger.DEAL_STALLED,
                            DemotionTrigger.CHAMPION_LEFT,
                            DemotionTrigger.BUDGET_CYCLE_MISSED);
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
        }

        @ParameterizedTest
        @CsvSource({"CLUSTER_ICP, D", "FUTURE_PIPELINE, D", "FUTURE_PIPELINE, E"})
        void isManyForATierThatDrops(Cluster cluster, IcpTier tier) {
            Assignment assignment = decide(account(tier, cluster, daysAgo(20)));
            assertThat(assignment.demotionTriggers()).containsExactly(DemotionTrigger.TIER_DROP);
            assertThat(assignment.cluster()).isEqualTo(MONITOR_ONLY);
            assertThat(assignment.effectiveCluster()).isEqualTo(MONITOR_ONLY);
            assertThat(assignment.review()).isNull();
        }

        @ParameterizedTest
        @EnumSource(
                value = IcpTier.class,
                names = {"D", "E"})
        void isManyForATierThatDropsFromActiveFocusAfterAReview(IcpTier tier) {
            Assignment assignment = decide(account(tier, ACTIVE_FOCUS, daysAgo(20)));
            assertThat(assignment.demotionTriggers()).containsExactly(DemotionTrigger.TIER_DROP);
            assertThat(assignment.cluster()).isEqualTo(MONITOR_ONLY);
            assertThat(assignment.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.review().reasons()).containsExactly(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
            assertThat(assignment.review().proposedCluster()).isEqualTo(MONITOR_ONLY);
        }

        @Test
        void needsAClusterToDropFrom() {
            assertThat(decide(account(IcpTier.D)).demotionTriggers()).isEmpty();
            assertThat(decide(account(IcpTier.E, MONITOR_ONLY, daysAgo(5))).demotionTriggers())
                    .isEmpty();
        }
    }

    @Nested
    class DemotionEvents {
        private final Instant since = daysAgo(20);

        @ParameterizedTest
        @CsvSource({
            "CHAMPION_LEFT, ACTIVE_FOCUS",
            "BUDGET_CYCLE_MISSED, ACTIVE_FOCUS",
            "CONFIRMED_NO_PRIORITY, FUTURE_PIPELINE"
        })
        void countOnlyWhenTheyAreLaterThanTheEntry(EventType type, Cluster cluster) {
            Account.Builder account = account(IcpTier.A, cluster, since);
            assertThat(decide(account.events(event(type, justBefore(since)))).demotionTriggers())
                    .isEmpty();
            assertThat(decide(account.events(event(type, since))).demotionTriggers())
                    .isEmpty();
            assertThat(decide(account.events(event(type, justAfter(since)))).demotionTriggers())
                    .hasSize(1);
        }

        @Test
        void countWhenAnyOfThemIsLater() {
            assertThat(decide(account(IcpTier.A, ACTIVE_FOCUS, since)
                                    .events(
                                            event(EventType.CHAMPION_LEFT, daysAgo(30)),
                                            event(EventType.CHAMPION_LEFT, daysAgo(10))))
                            .demotionTriggers())
                    .containsExactly(DemotionTrigger.CHAMPION_LEFT);
        }

        @Test
        void doNotCountBeforeTheyHappen() {
            Account.Builder account = account(IcpTier.A, ACTIVE_FOCUS, since);
            assertThat(decide(account.events(event(EventType.CHAMPION_LEFT, NOW)))
                            .demotionTriggers())
                    .hasSize(1);
            Assignment future = decide(account.events(event(EventType.CHAMPION_LEFT, justAfter(NOW))));
            assertThat(future.demotionTriggers()).isEmpty();
            assertThat(codes(future)).containsExactly("FUTURE_EVIDENCE");
        }
    }

    @Nested
    class StalledDeals {
        private final Account.Builder focus = account(IcpTier.A, ACTIVE_FOCUS, daysAgo(200));

        @Test
        void areThoseWithoutActivityForThirtyDays() {
            assertThat(stalled(focus.deals(Deal.open("d1", daysAgo(100), daysAgo(30)))))
                    .isTrue();
            assertThat(stalled(focus.deals(Deal.open("d1", daysAgo(100), justAfter(daysAgo(30))))))
                    .isFalse();
        }

        @Test
        void goByTheEntryIntoTheStageWhereNoActivityIsKnown() {
            assertThat(stalled(focus.deals(Deal.open("d1", daysAgo(30), null)))).isTrue();
            assertThat(stalled(focus.deals(Deal.open("d1", justAfter(daysAgo(30)), null))))
                    .isFalse();
        }

        @Test
        void haveADateAndAreAFindingWithoutOne() {
            Assignment assignment = decide(focus.deals(Deal.open("d1", null, null)));
            assertThat(assignment.demotionTriggers()).isEmpty();
            assertThat(assignment.promotionTriggers()).isEmpty();
            assertThat(codes(assignment)).containsExactly("DEAL_WITHOUT_DATE");
            assertThat(decide(account(IcpTier.A).deals(Deal.open("d1", null, null)))
                            .cluster())
                    .isEqualTo(CLUSTER_ICP);
        }

        @Test
        void stallTheAccountOnlyAllTogether() {
            Deal stalled = Deal.open("d1", daysAgo(100), daysAgo(60));
            Deal moving = Deal.open("d2", daysAgo(100), daysAgo(2));
            Deal undated = Deal.open("d3", null, null);
            assertThat(stalled(focus.deals(stalled, moving))).isFalse();
            assertThat(stalled(focus.deals(stalled, undated))).isTrue();
            assertThat(stalled(focus.deals(undated))).isFalse();
            assertThat(stalled(focus.deals())).isFalse();
        }

        @Test
        void areOpen() {
            Deal lost = new Deal(
                    "d1", null, DealStatus.CLOSED_LOST, null, daysAgo(100), daysAgo(60), null, null, null, List.of());
            assertThat(stalled(focus.deals(lost))).isFalse();
        }

        @Test
        void haveClocksThatStartNoEarlierThanTheEntryIntoTheCluster() {
            Deal old = Deal.open("d1", daysAgo(100), daysAgo(90));
            assertThat(stalled(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(30)).deals(old)))
                    .isTrue();
            assertThat(stalled(account(IcpTier.A, ACTIVE_FOCUS, justAfter(daysAgo(30)))
                            .deals(old)))
                    .isFalse();
        }

        @Test
        void haveClocksThatStartNoEarlierThanTheLastRejection() {
            Deal old = Deal.open("d1", daysAgo(100), daysAgo(90));
            assertThat(stalled(focus.deals(old).reviews(rejected(ACTIVE_FOCUS, FUTURE_PIPELINE, daysAgo(30)))))
                    .isTrue();
            assertThat(stalled(
                            focus.deals(old).reviews(rejected(ACTIVE_FOCUS, FUTURE_PIPELINE, justAfter(daysAgo(30))))))
                    .isFalse();
        }

        @Test
        void canBeCalledStalledOneByOne() {
            Deal one = Deal.open("d1", daysAgo(100), daysAgo(5));
            Deal two = Deal.open("d2", daysAgo(100), daysAgo(5));
            AccountEvent aboutOne = new AccountEvent(EventType.DEAL_STALLED, daysAgo(1), null, "d1");
            AccountEvent aboutTwo = new AccountEvent(EventType.DEAL_STALLED, daysAgo(1), null, "d2");
            assertThat(stalled(focus.deals(one).events(aboutOne))).isTrue();
            assertThat(stalled(focus.deals(one, two).events(aboutOne))).isFalse();
            assertThat(stalled(focus.deals(one, two).events(aboutOne, aboutTwo)))
                    .isTrue();
        }

        @Test
        void canBeCalledStalledAllAtOnce() {
            Deal one = Deal.open("d1", daysAgo(100), daysAgo(5));
            Deal two = Deal.open("d2", daysAgo(4), null);
            assertThat(stalled(focus.deals(one, two).events(event(EventType.DEAL_STALLED, daysAgo(1)))))
                    .isTrue();
        }

        @Test
        void moveAgainWithActivityAfterTheyWereCalledStalled() {
            Instant called = daysAgo(5);
            Deal asBefore = Deal.open("d1", daysAgo(100), called);
            Deal since = Deal.open("d1", daysAgo(100), justAfter(called));
            assertThat(stalled(focus.deals(asBefore).events(event(EventType.DEAL_STALLED, called))))
                    .isTrue();
            assertThat(stalled(focus.deals(since).events(event(EventType.DEAL_STALLED, called))))
                    .isFalse();
            Deal other = Deal.open("d2", daysAgo(100), daysAgo(10));
            assertThat(stalled(focus.deals(since, other).events(event(EventType.DEAL_STALLED, called))))
                    .isFalse();
        }

        @Test
        void areNotCalledStalledBeforeTheEntryIntoTheCluster() {
            Deal moving = Deal.open("d1", daysAgo(100), daysAgo(25));
            Account.Builder account =
                    account(IcpTier.A, ACTIVE_FOCUS, daysAgo(20)).deals(moving);
            assertThat(stalled(account.events(event(EventType.DEAL_STALLED, daysAgo(20)))))
                    .isFalse();
            assertThat(stalled(account.events(event(EventType.DEAL_STALLED, justAfter(daysAgo(20))))))
                    .isTrue();
        }

        @Test
        void areAFindingWhenAnEventNamesADealThatIsNotThere() {
            Assignment assignment = decide(focus.deals(Deal.open("d1", daysAgo(5), null))
                    .events(new AccountEvent(EventType.DEAL_STALLED, daysAgo(1), null, "d9")));
            assertThat(assignment.demotionTriggers()).isEmpty();
            assertThat(codes(assignment)).contains("UNKNOWN_DEAL");
        }

        @Test
        void lowerNoAccountOutsideActiveFocus() {
            Assignment assignment =
                    decide(account(IcpTier.A, FUTURE_PIPELINE, daysAgo(20)).deals(Deal.open("d1", daysAgo(90), null)));
            assertThat(assignment.demotionTriggers()).isEmpty();
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
        }

        private boolean stalled(Account.Builder account) {
            return decide(account).demotionTriggers().contains(DemotionTrigger.DEAL_STALLED);
        }
    }

    @Nested
    class LostDeals {
        private final Instant since = daysAgo(50);

        @Test
        void letTheMappingDecideOnceWhenTheyAreLaterThanTheEntry() {
            Account.Builder account = account(IcpTier.A, FUTURE_PIPELINE, since);
            assertThat(decide(account.deals(lost(since))).cluster()).isEqualTo(FUTURE_PIPELINE);
            Assignment lowered = decide(account.deals(lost(justAfter(since))));
            assertThat(lowered.cluster()).isEqualTo(CLUSTER_ICP);
            assertThat(lowered.effectiveCluster()).isEqualTo(CLUSTER_ICP);
            assertThat(lowered.review()).isNull();
            Account applied = fallen(IcpTier.A, CLUSTER_ICP, NOW)
                    .deals(lost(justAfter(since)))
                    .build();
            assertThat(engine.decide(applied, NOW).cluster()).isEqualTo(CLUSTER_ICP);
        }

        @Test
        void leadOutOfActiveFocusOnlyAfterAReview() {
            Assignment assignment =
                    decide(account(IcpTier.A, ACTIVE_FOCUS, since).deals(lost(daysAgo(1))));
            assertThat(assignment.cluster()).isEqualTo(CLUSTER_ICP);
            assertThat(assignment.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.review().reasons()).containsExactly(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
            assertThat(assignment.review().proposedCluster()).isEqualTo(CLUSTER_ICP);
        }

        @Test
        void lowerNothingThatTheMappingStillGives() {
            Assignment assignment = decide(account(IcpTier.A, ACTIVE_FOCUS, since)
                    .signals(signal(SignalType.DEMO, daysAgo(5)))
                    .deals(lost(daysAgo(1))));
            assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.review()).isNull();
        }

        @Test
        void changeNothingWhileAnotherDealIsOpen() {
            Assignment assignment = decide(account(IcpTier.A, ACTIVE_FOCUS, since)
                    .triggerStatus(TriggerStatus.YES)
                    .deals(lost(daysAgo(1)), Deal.open("d2", daysAgo(10), null)));
            assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.review()).isNull();
        }

        @Test
        void haveADate() {
            Assignment assignment = decide(
                    account(IcpTier.A, FUTURE_PIPELINE, since).deals(Deal.closed("d1", DealStatus.CLOSED_LOST, null)));
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(codes(assignment)).containsExactly("CLOSED_DEAL_WITHOUT_DATE");
        }

        @Test
        void doNotCountBeforeTheyAreLost() {
            Assignment assignment =
                    decide(account(IcpTier.A, FUTURE_PIPELINE, since).deals(lost(justAfter(NOW))));
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(codes(assignment)).containsExactly("FUTURE_EVIDENCE");
        }

        private static Deal lost(Instant at) {
            return Deal.closed("d1", DealStatus.CLOSED_LOST, at);
        }
    }

    @Nested
    class NoEngagement {
        private final Instant sixMonthsAgo = Instant.parse("2025-12-30T12:00:00Z");

        @Test
        void lowersFromExactlySixMonthsAfterTheEntry() {
            assertThat(lowered(account(IcpTier.A, FUTURE_PIPELINE, sixMonthsAgo)))
                    .isTrue();
            assertThat(lowered(account(IcpTier.A, FUTURE_PIPELINE, justAfter(sixMonthsAgo))))
                    .isFalse();
        }

        @ParameterizedTest
        @EnumSource(SignalType.class)
        void isCountedFromTheLastSignalOfAnyTypeLiveOrNot(SignalType type) {
            Account.Builder account = account(IcpTier.C, FUTURE_PIPELINE, daysAgo(500));
            assertThat(lowered(account.signals(signal(type, sixMonthsAgo)))).isTrue();
            assertThat(lowered(account.signals(signal(type, justAfter(sixMonthsAgo)))))
                    .isFalse();
        }

        @ParameterizedTest
        @EnumSource(
                value = EventType.class,
                names = {"CHALLENGE_VALIDATED", "TIMELINE_EXPRESSED", "BUDGET_EXPRESSED"})
        void isCountedFromTheLastPromotionEvent(EventType type) {
            Account.Builder account = account(IcpTier.C, FUTURE_PIPELINE, daysAgo(500));
            assertThat(lowered(account.events(event(type, sixMonthsAgo)))).isTrue();
            assertThat(lowered(account.events(event(type, justAfter(sixMonthsAgo)))))
                    .isFalse();
        }

        @Test
        void isNotEndedByDealsNewsOrOtherEvents() {
            Account.Builder account = account(IcpTier.C, FUTURE_PIPELINE, daysAgo(500));
            assertThat(lowered(account.deals(Deal.open("d1", null, daysAgo(40)))))
                    .isTrue();
            assertThat(lowered(account.triggers(Trigger.positive("funding", daysAgo(1)))))
                    .isTrue();
            assertThat(lowered(account.events(
                            event(EventType.MEETING_ACCEPTED, daysAgo(1)), event(EventType.CHAMPION_LEFT, daysAgo(1)))))
                    .isTrue();
        }

        @Test
        void isNotEndedByASignalOfTheFuture() {
            assertThat(lowered(account(IcpTier.C, FUTURE_PIPELINE, daysAgo(500))
                            .signals(signal(SignalType.EVENT, justAfter(NOW)))))
                    .isTrue();
        }

        @Test
        void lowersFuturePipelineOnly() {
            assertThat(lowered(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(500)))).isFalse();
            assertThat(lowered(account(IcpTier.A, CLUSTER_ICP, daysAgo(500)))).isFalse();
        }

        private boolean lowered(Account.Builder account) {
            return decide(account).demotionTriggers().contains(DemotionTrigger.NO_ENGAGEMENT);
        }
    }

    @Nested
    class OneEvaluation {

        @Test
        void changesNothingWhenItIsRunAgainWithItsDecisionApplied() {
            Assignment risen = decide(
                    account(IcpTier.C, CLUSTER_ICP, daysAgo(90)).signals(signal(SignalType.WEBINAR, daysAgo(5))));
            assertThat(risen.cluster()).isEqualTo(FUTURE_PIPELINE);
            Assignment again = decide(account(IcpTier.C)
                    .current(CurrentCluster.of(FUTURE_PIPELINE, NOW, EnteredBy.PROMOTION))
                    .signals(signal(SignalType.WEBINAR, daysAgo(5))));
            assertThat(again.cluster()).isEqualTo(FUTURE_PIPELINE);

            AccountEvent noPriority = event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(1));
            Signal webinar = signal(SignalType.WEBINAR, daysAgo(5));
            Assignment fell = decide(account(IcpTier.C, FUTURE_PIPELINE, daysAgo(90))
                    .signals(webinar)
                    .events(noPriority));
            assertThat(fell.cluster()).isEqualTo(CLUSTER_ICP);
            Assignment after =
                    decide(fallen(IcpTier.C, CLUSTER_ICP, NOW).signals(webinar).events(noPriority));
            assertThat(after.cluster()).isEqualTo(CLUSTER_ICP);
            assertThat(after.review()).isNull();
        }
    }

    @Nested
    class Floors {
        private final Instant fell = daysAgo(20);
        private final Account.Builder fallen = fallen(IcpTier.A, CLUSTER_ICP, fell);

        @Test
        void letOnlyLaterSignalsLift() {
            assertThat(decide(fallen.signals(signal(SignalType.WEBINAR, fell))).cluster())
                    .isEqualTo(CLUSTER_ICP);
            Assignment later = decide(fallen.signals(signal(SignalType.WEBINAR, justAfter(fell))));
            assertThat(later.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(later.promotionTriggers()).containsExactly(PromotionTrigger.CONTENT_ENGAGEMENT);
        }

        @Test
        void letOnlyLaterEventsLift() {
            assertThat(decide(fallen.events(event(EventType.BUDGET_EXPRESSED, fell)))
                            .cluster())
                    .isEqualTo(CLUSTER_ICP);
            assertThat(decide(fallen.events(event(EventType.BUDGET_EXPRESSED, justAfter(fell))))
                            .cluster())
                    .isEqualTo(ACTIVE_FOCUS);
        }

        @Test
        void letOnlyLaterNewsLift() {
            assertThat(decide(fallen.triggers(Trigger.positive("funding", fell)))
                            .cluster())
                    .isEqualTo(CLUSTER_ICP);
            assertThat(decide(fallen.triggers(Trigger.positive("funding", justAfter(fell))))
                            .cluster())
                    .isEqualTo(FUTURE_PIPELINE);
        }

        @Test
        void letOnlyDealsThatCameLaterIntoTheirStageLift() {
            assertThat(decide(fallen.deals(Deal.open("d1", fell, daysAgo(1)))).promotionTriggers())
                    .isEmpty();
            assertThat(decide(fallen.deals(Deal.open("d1", null, daysAgo(1)))).promotionTriggers())
                    .isEmpty();
            assertThat(decide(fallen.deals(Deal.open("d1", justAfter(fell), daysAgo(1))))
                            .promotionTriggers())
                    .containsExactly(PromotionTrigger.OPEN_DEAL);
        }

        @Test
        void keepUndatedLevelsAndStatusesFromLifting() {
            Assignment assignment =
                    decide(fallen.engagementLevel(EngagementLevel.HIGH).triggerStatus(TriggerStatus.YES));
            assertThat(assignment.cluster()).isEqualTo(CLUSTER_ICP);
            assertThat(assignment.promotionTriggers()).isEmpty();
        }

        @Test
        void keepOlderEvidenceFromCombiningWithNewer() {
            Assignment assignment = decide(fallen.signals(
                    Signal.of(SignalType.EVENT, daysAgo(30), "ann"), Signal.of(SignalType.EVENT, daysAgo(2), "bob")));
            assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.HIGH);
            assertThat(assignment.promotionTriggers()).isEmpty();
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
            Assignment withNews = decide(fallen.signals(signal(SignalType.EVENT, daysAgo(2)))
                    .triggers(Trigger.positive("funding", daysAgo(30))));
            assertThat(withNews.cluster()).isEqualTo(FUTURE_PIPELINE);
        }

        @Test
        void standThroughLaterPromotions() {
            CurrentCluster risenSince =
                    new CurrentCluster(FUTURE_PIPELINE, daysAgo(5), EnteredBy.PROMOTION, fell, null);
            Account.Builder account = account(IcpTier.A).current(risenSince);
            assertThat(decide(account.events(event(EventType.BUDGET_EXPRESSED, fell)))
                            .cluster())
                    .isEqualTo(FUTURE_PIPELINE);
            assertThat(decide(account.events(event(EventType.BUDGET_EXPRESSED, justAfter(fell))))
                            .cluster())
                    .isEqualTo(ACTIVE_FOCUS);
        }

        @ParameterizedTest
        @EnumSource(
                value = EnteredBy.class,
                names = {"INITIAL", "PROMOTION"})
        void areNotSetByAnEntryThatIsNoDemotion(EnteredBy enteredBy) {
            CurrentCluster current = new CurrentCluster(CLUSTER_ICP, fell, enteredBy, null, null);
            assertThat(decide(account(IcpTier.A).current(current).signals(signal(SignalType.WEBINAR, daysAgo(60))))
                            .cluster())
                    .isEqualTo(FUTURE_PIPELINE);
        }

        @Test
        void giveWayToAnEarlierFloorThatIsStated() {
            CurrentCluster current = new CurrentCluster(CLUSTER_ICP, fell, EnteredBy.DEMOTION, daysAgo(40), null);
            Account.Builder account = account(IcpTier.A).current(current);
            assertThat(decide(account.signals(signal(SignalType.WEBINAR, daysAgo(40))))
                            .cluster())
                    .isEqualTo(CLUSTER_ICP);
            assertThat(decide(account.signals(signal(SignalType.WEBINAR, justAfter(daysAgo(40)))))
                            .cluster())
                    .isEqualTo(FUTURE_PIPELINE);
        }

        @ParameterizedTest
        @EnumSource(EnteredBy.class)
        void areNotSetByATierThatDrops(EnteredBy enteredBy) {
            CurrentCluster watched = new CurrentCluster(MONITOR_ONLY, fell, enteredBy, null, null);
            Assignment assignment = decide(account(IcpTier.A)
                    .current(watched)
                    .engagementLevel(EngagementLevel.HIGH)
                    .signals(intentPageVisit(daysAgo(25))));
            assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.promotionTriggers())
                    .containsExactly(PromotionTrigger.INTENT_PAGE_VISIT, PromotionTrigger.BETTER_TIER);
        }
    }

    @Nested
    class Customers {
        private final Instant won = daysAgo(100);

        @ParameterizedTest
        @EnumSource(IcpTier.class)
        void leaveClusteringWithoutAReview(IcpTier tier) {
            Assignment assignment = decide(account(tier, ACTIVE_FOCUS, daysAgo(200))
                    .signals(signal(SignalType.DEMO, daysAgo(1)))
                    .deals(won(won)));
            assertThat(assignment.cluster()).isEqualTo(MONITOR_ONLY);
            assertThat(assignment.effectiveCluster()).isEqualTo(MONITOR_ONLY);
            assertThat(assignment.programType()).isEqualTo(ProgramType.NONE);
            assertThat(assignment.review()).isNull();
            assertThat(assignment.demotionTriggers()).isEmpty();
            assertThat(codes(assignment)).containsExactly("CUSTOMER");
        }

        @Test
        void areThoseWhoseLatestWinIsNotBeforeTheStageOfAnOpenDeal() {
            assertThat(customer(account(IcpTier.A).deals(won(won), Deal.open("d2", justBefore(won), null))))
                    .isTrue();
            assertThat(customer(account(IcpTier.A).deals(won(won), Deal.open("d2", won, null))))
                    .isTrue();
            assertThat(customer(account(IcpTier.A).deals(won(won), Deal.open("d2", justAfter(won), null))))
                    .isFalse();
            assertThat(customer(account(IcpTier.A).deals(won(won), Deal.open("d2", null, daysAgo(1)))))
                    .isTrue();
            assertThat(customer(account(IcpTier.A)
                            .deals(
                                    won(won),
                                    Deal.open("d2", justBefore(won), null),
                                    Deal.open("d3", justAfter(won), null))))
                    .isFalse();
        }

        @Test
        void areJudgedByTheirLatestWin() {
            Deal later = Deal.closed("d3", DealStatus.CLOSED_WON, daysAgo(10));
            assertThat(customer(account(IcpTier.A).deals(won(won), Deal.open("d2", daysAgo(50), null), later)))
                    .isTrue();
        }

        @Test
        void haveBoughtAlready() {
            assertThat(customer(account(IcpTier.A).deals(won(NOW)))).isTrue();
            Assignment future = decide(account(IcpTier.A).deals(won(justAfter(NOW))));
            assertThat(future.cluster()).isEqualTo(CLUSTER_ICP);
            assertThat(codes(future)).containsExactly("FUTURE_EVIDENCE");
        }

        @Test
        void staySoAfterADealIsLost() {
            assertThat(customer(
                            account(IcpTier.A).deals(won(won), Deal.closed("d2", DealStatus.CLOSED_LOST, daysAgo(10)))))
                    .isTrue();
        }

        @Test
        void areDecidedAsNewOnceTheyAreCustomersNoLonger() {
            Assignment assignment = decide(account(IcpTier.A, MONITOR_ONLY, won)
                    .signals(signal(SignalType.WEBINAR, daysAgo(120)))
                    .deals(won(won), Deal.open("d2", daysAgo(20), null)));
            assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.promotionTriggers())
                    .contains(PromotionTrigger.CONTENT_ENGAGEMENT, PromotionTrigger.OPEN_DEAL);
        }

        @Test
        void stayInClusteringWhereTheHouseSaysSo() {
            try (AbmEngine house = AbmEngine.builder()
                    .parameter("movement", "customers-leave-clustering", "false")
                    .build()) {
                Assignment assignment = house.decide(
                        account(IcpTier.A, FUTURE_PIPELINE, daysAgo(20))
                                .deals(won(won))
                                .build(),
                        NOW);
                assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
                assertThat(codes(assignment)).isEmpty();
            }
        }

        private static boolean customer(Account.Builder account) {
            return codes(decide(account)).contains("CUSTOMER");
        }

        private static Deal won(Instant at) {
            return Deal.closed("d1", DealStatus.CLOSED_WON, at);
        }
    }

    private static Assignment decide(Account.Builder account) {
        return engine.decide(account.build(), NOW);
    }
}
