package io.github.abmrules.rules;

import static io.github.abmrules.core.cluster.Cluster.ACTIVE_FOCUS;
import static io.github.abmrules.core.cluster.Cluster.CLUSTER_ICP;
import static io.github.abmrules.core.cluster.Cluster.FUTURE_PIPELINE;
import static io.github.abmrules.core.cluster.Cluster.MONITOR_ONLY;
import static io.github.abmrules.core.review.ReviewReason.ACTIVE_FOCUS_CAPACITY;
import static io.github.abmrules.core.review.ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS;
import static io.github.abmrules.core.review.ReviewReason.PROMOTION_TO_ACTIVE_FOCUS;
import static io.github.abmrules.core.review.ReviewReason.SIGNALS_CONFLICT;
import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.approved;
import static io.github.abmrules.rules.Facts.codes;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.event;
import static io.github.abmrules.rules.Facts.justAfter;
import static io.github.abmrules.rules.Facts.rejected;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When a person has to look, what holds until then, and what their decisions change. */
class ReviewTest {
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
    class Reasons {

        @Test
        void areListedInTheirOrder() {
            Assignment risen = decide(account(IcpTier.C, FUTURE_PIPELINE, daysAgo(20))
                    .activeFocusTaken(30)
                    .events(event(EventType.BUDGET_EXPRESSED, daysAgo(1))));
            assertThat(risen.review().reasons())
                    .containsExactly(ACTIVE_FOCUS_CAPACITY, PROMOTION_TO_ACTIVE_FOCUS, SIGNALS_CONFLICT);
            Assignment fallen = decide(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(20))
                    .deals(Deal.open("d1", daysAgo(10), null))
                    .events(event(EventType.CHAMPION_LEFT, daysAgo(1))));
            assertThat(fallen.review().reasons()).containsExactly(DEMOTION_FROM_ACTIVE_FOCUS, SIGNALS_CONFLICT);
        }

        @ParameterizedTest
        @EnumSource(
                value = IcpTier.class,
                names = {"A", "B"})
        void callItAConflictThatTheMappingSeesClusterIcpWhereTheCrmShowsAnOpenDeal(IcpTier tier) {
            Account.Builder account = account(tier).deals(Deal.open("d1", daysAgo(10), null));
            assertThat(decide(account).review().reasons()).containsExactly(PROMOTION_TO_ACTIVE_FOCUS, SIGNALS_CONFLICT);
            assertThat(decide(account.triggerStatus(TriggerStatus.YES)).review().reasons())
                    .containsExactly(PROMOTION_TO_ACTIVE_FOCUS);
            Assignment standing =
                    decide(account(tier, ACTIVE_FOCUS, daysAgo(20)).deals(Deal.open("d1", daysAgo(10), null)));
            assertThat(standing.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(standing.review().reasons()).containsExactly(SIGNALS_CONFLICT);
            assertThat(standing.review().from()).isEqualTo(ACTIVE_FOCUS);
            assertThat(standing.review().proposedCluster()).isEqualTo(ACTIVE_FOCUS);
        }

        @Test
        void doNotTakeNothingInTheCrmForDisagreement() {
            assertThat(decide(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(20))
                                    .signals(signal(SignalType.DEMO, daysAgo(1))))
                            .review())
                    .isNull();
            assertThat(decide(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(20))).review())
                    .isNull();
        }

        @Test
        void areNotNeededForMovesOutsideActiveFocus() {
            assertThat(decide(account(IcpTier.A)).review()).isNull();
            assertThat(decide(account(IcpTier.A).triggerStatus(TriggerStatus.YES))
                            .review())
                    .isNull();
        }
    }

    @Nested
    class WhileItWaits {

        @ParameterizedTest
        @CsvSource({"MONITOR_ONLY", "CLUSTER_ICP", "FUTURE_PIPELINE"})
        void aPromotionLeavesAtMostFuturePipelineInForce(Cluster from) {
            Assignment assignment =
                    decide(account(IcpTier.A, from, daysAgo(20)).signals(signal(SignalType.DEMO, daysAgo(1))));
            assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(assignment.review().status()).isEqualTo(ReviewStatus.PENDING);
            assertThat(assignment.review().from()).isEqualTo(from);
            assertThat(assignment.review().proposedCluster()).isEqualTo(ACTIVE_FOCUS);
        }

        @Test
        void aNewAccountRisesFromNoCluster() {
            Assignment assignment = decide(account(IcpTier.A).signals(signal(SignalType.DEMO, daysAgo(1))));
            assertThat(assignment.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(assignment.review().from()).isEqualTo(MONITOR_ONLY);
        }

        @Test
        void aDemotionLeavesActiveFocusInForce() {
            Assignment assignment =
                    decide(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(20)).events(event(EventType.CHAMPION_LEFT, NOW)));
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(assignment.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.review().from()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.review().proposedCluster()).isEqualTo(FUTURE_PIPELINE);
        }
    }

    @Nested
    class PendingReviews {
        private final Account.Builder rising =
                account(IcpTier.A, FUTURE_PIPELINE, daysAgo(40)).signals(signal(SignalType.DEMO, daysAgo(20)));

        @Test
        void keepTheirIdForTheSameProposal() {
            ReviewRequest review = review(rising.reviews(pending("r1", FUTURE_PIPELINE, ACTIVE_FOCUS, daysAgo(5))));
            assertThat(review.id()).isEqualTo("r1");
            assertThat(review.status()).isEqualTo(ReviewStatus.PENDING);
        }

        @Test
        void mergeTheirReasonsWithNewOnes() {
            Review capacity = Review.pending(
                    "r1", FUTURE_PIPELINE, ACTIVE_FOCUS, List.of(ACTIVE_FOCUS_CAPACITY, SIGNALS_CONFLICT), daysAgo(5));
            assertThat(review(rising.reviews(capacity)).reasons())
                    .containsExactly(ACTIVE_FOCUS_CAPACITY, PROMOTION_TO_ACTIVE_FOCUS, SIGNALS_CONFLICT);
        }

        @Test
        void areSupersededByAnotherProposal() {
            Review demotion = pending("r1", ACTIVE_FOCUS, FUTURE_PIPELINE, daysAgo(5));
            Account.Builder dropped =
                    account(IcpTier.D, ACTIVE_FOCUS, daysAgo(40)).reviews(demotion);
            ReviewRequest review = review(dropped);
            assertThat(review.id()).isNotEqualTo("r1");
            assertThat(review.proposedCluster()).isEqualTo(MONITOR_ONLY);
            assertThat(review.reasons()).containsExactly(DEMOTION_FROM_ACTIVE_FOCUS);
        }

        @Test
        void leaveTheirIdInTheHashOfTheirSuccessor() {
            Account.Builder dropped = account(IcpTier.D, ACTIVE_FOCUS, daysAgo(40));
            String first = review(dropped).id();
            String second = review(dropped.reviews(pending("r1", ACTIVE_FOCUS, FUTURE_PIPELINE, daysAgo(5))))
                    .id();
            String other = review(dropped.reviews(pending("r2", ACTIVE_FOCUS, FUTURE_PIPELINE, daysAgo(5))))
                    .id();
            assertThat(List.of(first, second, other)).doesNotHaveDuplicates();
            String later = review(dropped.reviews(pending("r1", ACTIVE_FOCUS, FUTURE_PIPELINE, daysAgo(4))))
                    .id();
            assertThat(later).isEqualTo(second);
        }

        @Test
        void expireAfterThirtyDaysAndAreRaisedAgain() {
            Instant raisedAt = daysAgo(30);
            Account account = rising.reviews(pending("r1", FUTURE_PIPELINE, ACTIVE_FOCUS, raisedAt))
                    .build();
            assertThat(engine.decide(account, NOW.minusNanos(1)).review().id()).isEqualTo("r1");
            ReviewRequest again = engine.decide(account, NOW).review();
            assertThat(again.id()).isNotEqualTo("r1");
            assertThat(again.reasons()).containsExactly(PROMOTION_TO_ACTIVE_FOCUS);
            assertThat(engine.decide(account, NOW).effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
        }

        @Test
        void expireAfterAsManyDaysAsTheParameterSays() {
            Account account = rising.reviews(pending("r1", FUTURE_PIPELINE, ACTIVE_FOCUS, daysAgo(6)))
                    .build();
            try (AbmEngine hasty = AbmEngine.builder()
                    .parameter("review", "review-expires-after-days", "6")
                    .build()) {
                assertThat(hasty.decide(account, NOW.minusNanos(1)).review().id())
                        .isEqualTo("r1");
                assertThat(hasty.decide(account, NOW).review().id()).isNotEqualTo("r1");
            }
        }

        @ParameterizedTest
        @EnumSource(
                value = ReviewStatus.class,
                names = {"EXPIRED", "SUPERSEDED"})
        void areNotThoseThatAreOver(ReviewStatus status) {
            Review over =
                    pending("r1", FUTURE_PIPELINE, ACTIVE_FOCUS, daysAgo(5)).decided(status, null, null, null);
            ReviewRequest review = review(rising.reviews(over));
            assertThat(review.id()).isNotEqualTo("r1");
            assertThat(review.id()).isNotEqualTo(review(rising.reviews()).id());
        }

        @Test
        void areTheSameForAPromotionFromWhereverTheAccountHasComeTo() {
            ReviewRequest review = review(rising.reviews(pending("r1", CLUSTER_ICP, ACTIVE_FOCUS, daysAgo(5))));
            assertThat(review.id()).isEqualTo("r1");
            assertThat(review.from()).isEqualTo(CLUSTER_ICP);
        }

        @Test
        void goAwayWithWhatTheyAreAbout() {
            assertThat(decide(account(IcpTier.A, FUTURE_PIPELINE, daysAgo(40))
                                    .reviews(pending("r1", FUTURE_PIPELINE, ACTIVE_FOCUS, daysAgo(5))))
                            .review())
                    .isNull();
        }

        @Test
        void haveIdsThatDependOnTheAccountAndTheMove() {
            Account.Builder other = Account.builder("other")
                    .icpTier(IcpTier.A)
                    .current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(40)))
                    .signals(signal(SignalType.DEMO, daysAgo(20)));
            String mine = review(rising).id();
            assertThat(review(other).id()).isNotEqualTo(mine);
            assertThat(review(rising.signals(signal(SignalType.DEMO, daysAgo(3)))
                                    .company("Acme"))
                            .id())
                    .isEqualTo(mine);
        }

        private static Review pending(String id, Cluster from, Cluster proposed, Instant raisedAt) {
            ReviewReason reason = from.compareTo(proposed) < 0 ? PROMOTION_TO_ACTIVE_FOCUS : DEMOTION_FROM_ACTIVE_FOCUS;
            return Review.pending(id, from, proposed, List.of(reason), raisedAt);
        }
    }

    @Nested
    class Rejections {
        private final Instant decided = daysAgo(10);
        private final Account.Builder rising = account(IcpTier.A, FUTURE_PIPELINE, daysAgo(40))
                .reviews(rejected(FUTURE_PIPELINE, ACTIVE_FOCUS, decided));

        @Test
        void ofAPromotionLetOnlyLaterEvidenceLift() {
            Assignment stays = decide(rising.signals(signal(SignalType.DEMO, decided)));
            assertThat(stays.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(stays.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(stays.review()).isNull();
            Assignment again = decide(rising.signals(signal(SignalType.DEMO, justAfter(decided))));
            assertThat(again.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(again.review().reasons()).containsExactly(PROMOTION_TO_ACTIVE_FOCUS);
            assertThat(again.review().id()).isNotEqualTo("review-1");
        }

        @Test
        void ofAPromotionKeepUndatedLevelsFromLifting() {
            Assignment assignment =
                    decide(rising.engagementLevel(EngagementLevel.HIGH).triggerStatus(TriggerStatus.YES));
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(assignment.review()).isNull();
        }

        @Test
        void ofAPromotionLetOlderDealsLiftNoMore() {
            assertThat(decide(rising.deals(Deal.open("d1", decided, daysAgo(1))))
                            .review())
                    .isNull();
            assertThat(decide(rising.deals(Deal.open("d1", justAfter(decided), daysAgo(1))))
                            .cluster())
                    .isEqualTo(ACTIVE_FOCUS);
        }

        @Test
        void ofADemotionLetOnlyLaterEvidenceLower() {
            Account.Builder focus = account(IcpTier.A, ACTIVE_FOCUS, daysAgo(40))
                    .reviews(rejected(ACTIVE_FOCUS, FUTURE_PIPELINE, decided));
            Assignment stays = decide(focus.events(event(EventType.CHAMPION_LEFT, decided)));
            assertThat(stays.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(stays.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(stays.review()).isNull();
            Assignment again = decide(focus.events(event(EventType.CHAMPION_LEFT, justAfter(decided))));
            assertThat(again.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(again.review().reasons()).containsExactly(DEMOTION_FROM_ACTIVE_FOCUS);
        }

        @Test
        void ofATierDropHoldUntilTheTierChangesAgain() {
            CurrentCluster kept = new CurrentCluster(ACTIVE_FOCUS, daysAgo(40), EnteredBy.PROMOTION, null, IcpTier.D);
            Account.Builder dropped =
                    account(IcpTier.D).current(kept).reviews(rejected(ACTIVE_FOCUS, MONITOR_ONLY, decided));
            Assignment stays = decide(dropped);
            assertThat(stays.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(stays.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(stays.demotionTriggers()).isEmpty();
            assertThat(stays.review()).isNull();
            Assignment returns = decide(dropped.icpTier(IcpTier.E));
            assertThat(returns.cluster()).isEqualTo(MONITOR_ONLY);
            assertThat(returns.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(returns.demotionTriggers()).containsExactly(DemotionTrigger.TIER_DROP);
            assertThat(returns.review().reasons()).containsExactly(DEMOTION_FROM_ACTIVE_FOCUS);
            assertThat(returns.review().id()).isNotEqualTo("review-1");
        }

        @Test
        void doNotCountBeforeTheyAreMade() {
            Account account =
                    rising.signals(signal(SignalType.DEMO, daysAgo(20))).build();
            assertThat(engine.decide(account, decided.minusNanos(1)).cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(engine.decide(account, decided).cluster()).isEqualTo(FUTURE_PIPELINE);
        }
    }

    @Nested
    class Approvals {
        private final Instant decided = daysAgo(10);

        @Test
        void putAPromotionInForce() {
            Assignment assignment = decide(account(IcpTier.A, FUTURE_PIPELINE, daysAgo(40))
                    .signals(signal(SignalType.DEMO, daysAgo(20)))
                    .reviews(approved(FUTURE_PIPELINE, ACTIVE_FOCUS, decided)));
            assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(assignment.review()).isNull();
        }

        @Test
        void makeTheDecisionTheEntryIntoTheCluster() {
            Account.Builder account = account(IcpTier.A, FUTURE_PIPELINE, daysAgo(40))
                    .reviews(approved(FUTURE_PIPELINE, ACTIVE_FOCUS, decided));
            assertThat(decide(account.events(event(EventType.CHAMPION_LEFT, decided)))
                            .demotionTriggers())
                    .isEmpty();
            assertThat(decide(account.events(event(EventType.CHAMPION_LEFT, justAfter(decided))))
                            .demotionTriggers())
                    .containsExactly(DemotionTrigger.CHAMPION_LEFT);
        }

        @Test
        void putADemotionInForceAndSetAFloor() {
            Account.Builder account = account(IcpTier.A, ACTIVE_FOCUS, daysAgo(40))
                    .reviews(approved(ACTIVE_FOCUS, FUTURE_PIPELINE, decided));
            Assignment fallen = decide(account.signals(signal(SignalType.DEMO, decided)));
            assertThat(fallen.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(fallen.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(fallen.review()).isNull();
            assertThat(decide(account.signals(signal(SignalType.DEMO, justAfter(decided))))
                            .cluster())
                    .isEqualTo(ACTIVE_FOCUS);
        }

        @Test
        void areOverWhenTheAccountHasMovedSince() {
            Assignment assignment = decide(account(IcpTier.A, CLUSTER_ICP, daysAgo(5))
                    .reviews(approved(FUTURE_PIPELINE, ACTIVE_FOCUS, decided)));
            assertThat(assignment.cluster()).isEqualTo(CLUSTER_ICP);
        }

        @Test
        void doNotCountBeforeTheyAreMade() {
            Account account = account(IcpTier.A, FUTURE_PIPELINE, daysAgo(40))
                    .reviews(approved(FUTURE_PIPELINE, ACTIVE_FOCUS, decided))
                    .build();
            assertThat(engine.decide(account, decided.minusNanos(1)).cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(engine.decide(account, decided).cluster()).isEqualTo(ACTIVE_FOCUS);
        }
    }

    @Nested
    class PureConflicts {
        private final Instant decided = daysAgo(10);

        @ParameterizedTest
        @EnumSource(
                value = ReviewStatus.class,
                names = {"APPROVED", "REJECTED"})
        void areAcknowledgedEitherWay(ReviewStatus status) {
            Account.Builder account = account(IcpTier.D)
                    .reviews(Review.pending("r1", MONITOR_ONLY, MONITOR_ONLY, List.of(SIGNALS_CONFLICT), daysAgo(12))
                            .decided(status, decided, "ann", null));
            assertThat(decide(account.deals(Deal.open("d1", decided, daysAgo(1))))
                            .review())
                    .isNull();
            assertThat(decide(account.deals(Deal.open("d1", justAfter(decided), daysAgo(1))))
                            .review()
                            .reasons())
                    .containsExactly(SIGNALS_CONFLICT);
        }

        @Test
        void changeNoClusterAndEndWithTheEvidenceThatWasSeen() {
            Account.Builder contested = account(IcpTier.B, FUTURE_PIPELINE, daysAgo(40))
                    .triggerStatus(TriggerStatus.YES)
                    .events(
                            event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(20)),
                            event(EventType.BUDGET_EXPRESSED, daysAgo(20)));
            assertThat(decide(contested).review().reasons()).containsExactly(SIGNALS_CONFLICT);
            for (Review review : List.of(
                    approved(FUTURE_PIPELINE, FUTURE_PIPELINE, decided),
                    rejected(FUTURE_PIPELINE, FUTURE_PIPELINE, decided))) {
                Assignment acknowledged = decide(contested.reviews(review));
                assertThat(acknowledged.cluster()).isEqualTo(FUTURE_PIPELINE);
                assertThat(acknowledged.demotionTriggers()).isEmpty();
                assertThat(acknowledged.review()).isNull();
            }
        }

        @Test
        void keepTheirIdWhileTheyArePending() {
            Review pending = Review.pending("r1", MONITOR_ONLY, MONITOR_ONLY, List.of(SIGNALS_CONFLICT), daysAgo(5));
            ReviewRequest review = review(
                    account(IcpTier.D).deals(Deal.open("d1", daysAgo(20), null)).reviews(pending));
            assertThat(review.id()).isEqualTo("r1");
        }
    }

    @Nested
    class Pins {
        private final Account.Builder rising =
                account(IcpTier.A, FUTURE_PIPELINE, daysAgo(40)).signals(signal(SignalType.DEMO, daysAgo(20)));

        @Test
        void overrideTheRulesUntilTheyExpire() {
            Assignment pinned = decide(rising.pin(new Pin(CLUSTER_ICP, justAfter(NOW), "merger", "ann")));
            assertThat(pinned.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(pinned.effectiveCluster()).isEqualTo(CLUSTER_ICP);
            assertThat(pinned.review()).isNull();
            assertThat(codes(pinned)).containsExactly("PINNED");
            assertThat(pinned.findings().get(0).message()).contains("CLUSTER_ICP", "merger", "ann");
            Assignment expired = decide(rising.pin(new Pin(CLUSTER_ICP, NOW, "merger", "ann")));
            assertThat(expired.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(expired.review()).isNotNull();
            assertThat(codes(expired)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Cluster.class)
        void maySayAnyCluster(Cluster cluster) {
            Assignment pinned = decide(account(IcpTier.C).pin(new Pin(cluster, justAfter(NOW), null, null)));
            assertThat(pinned.effectiveCluster()).isEqualTo(cluster);
            assertThat(pinned.cluster()).isEqualTo(CLUSTER_ICP);
        }
    }

    private static ReviewRequest review(Account.Builder account) {
        return decide(account).review();
    }

    private static Assignment decide(Account.Builder account) {
        return engine.decide(account.build(), NOW);
    }
}
