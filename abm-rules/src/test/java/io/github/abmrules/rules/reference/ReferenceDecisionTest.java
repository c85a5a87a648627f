package io.github.abmrules.rules.reference;

import static io.github.abmrules.core.cluster.Cluster.ACTIVE_FOCUS;
import static io.github.abmrules.core.cluster.Cluster.CLUSTER_ICP;
import static io.github.abmrules.core.cluster.Cluster.FUTURE_PIPELINE;
import static io.github.abmrules.core.cluster.Cluster.MONITOR_ONLY;
import static io.github.abmrules.core.review.ReviewReason.ACTIVE_FOCUS_CAPACITY;
import static io.github.abmrules.core.review.ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS;
import static io.github.abmrules.core.review.ReviewReason.PROMOTION_TO_ACTIVE_FOCUS;
import static io.github.abmrules.core.review.ReviewReason.SIGNALS_CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
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
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.rules.reference.ReferenceDecision.Expected;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cases worked out by hand from the contract; the comment in each names the section. */
class ReferenceDecisionTest {

    private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");
    private static final Instant HALF_A_YEAR_AGO = Instant.parse("2025-12-15T10:00:00Z");
    private static final ReferenceParameters PARAMETERS = ReferenceParameters.defaults();

    @Test
    void fillsAllFortyCellsOfTheMapping() {
        // 3, by level and within it by trigger no/yes: M, I, F and A are the clusters from the lowest.
        Map<IcpTier, String> rows = Map.of(
                IcpTier.A, "IF IF FA AA",
                IcpTier.B, "IF IF FA AA",
                IcpTier.C, "IF IF FF FF",
                IcpTier.D, "MM MM MM MM",
                IcpTier.E, "MM MM MM MM");
        int[] totals = new int[4];
        rows.forEach((tier, row) -> {
            for (EngagementLevel level : EngagementLevel.values()) {
                for (boolean trigger : new boolean[] {false, true}) {
                    int cell = "MIFA".indexOf(row.charAt(3 * level.ordinal() + (trigger ? 1 : 0)));
                    totals[cell]++;
                    Cluster cluster = Cluster.values()[cell];
                    Expected decision = decide(account(tier)
                            .engagementLevel(level)
                            .triggerStatus(trigger ? TriggerStatus.YES : TriggerStatus.NO));
                    assertThat(decision.cluster())
                            .as("%s %s %s", tier, level, trigger)
                            .isEqualTo(cluster);
                    // 6.1: a new account waits in Future Pipeline.
                    assertThat(decision.effectiveCluster())
                            .isEqualTo(cluster == ACTIVE_FOCUS ? FUTURE_PIPELINE : cluster);
                }
            }
        });
        assertThat(totals).containsExactly(16, 6, 12, 6);
    }

    @Test
    void endsVisitsAfterThirtyDaysAndOtherSignalsAfterSixMonths() {
        // 2.2
        assertThat(level(Signal.of(SignalType.AD_CLICK, daysAgo(30)))).isEqualTo(EngagementLevel.NONE);
        assertThat(level(Signal.of(SignalType.AD_CLICK, daysAgo(30).plusNanos(1))))
                .isEqualTo(EngagementLevel.LOW);
        assertThat(level(Signal.of(SignalType.EVENT, HALF_A_YEAR_AGO))).isEqualTo(EngagementLevel.NONE);
        assertThat(level(Signal.of(SignalType.EVENT, HALF_A_YEAR_AGO.plusNanos(1))))
                .isEqualTo(EngagementLevel.MEDIUM);
        assertThat(level(Signal.of(SignalType.DEMO, NOW))).isEqualTo(EngagementLevel.HIGH);
        assertThat(level(Signal.of(SignalType.DEMO, NOW.plusNanos(1)))).isEqualTo(EngagementLevel.NONE);
    }

    @Test
    void countsMonthsForwardInTheZoneAndClampsThem() {
        // 1: 31 August and six months is 28 February, at the same time of day in the zone.
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Account account = account(IcpTier.A)
                .signals(Signal.of(SignalType.MEETING, Instant.parse("2025-08-31T08:00:00Z")))
                .build();
        Instant end = Instant.parse("2026-02-28T09:00:00Z");
        assertThat(ReferenceDecision.decide(account, end.minusNanos(1), berlin, PARAMETERS)
                        .engagementLevel())
                .isEqualTo(EngagementLevel.HIGH);
        assertThat(ReferenceDecision.decide(account, end, berlin, PARAMETERS).engagementLevel())
                .isEqualTo(EngagementLevel.NONE);
    }

    @Test
    void needsTwoContactsThatAreEngaged() {
        // 2.3: a visitor and an unknown person are not.
        Expected one = decide(account(IcpTier.A)
                .signals(
                        Signal.of(SignalType.WEBINAR, daysAgo(3), "ann"),
                        Signal.of(SignalType.WEBSITE_VISIT, daysAgo(2), "bob"),
                        Signal.of(SignalType.EMAIL_REPLY, daysAgo(1))));
        assertThat(one.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
        assertThat(one.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(one.promotionTriggers())
                .containsExactly(PromotionTrigger.CONTENT_ENGAGEMENT, PromotionTrigger.OUTREACH_RESPONSE);
        Expected two = decide(account(IcpTier.A)
                .signals(
                        Signal.of(SignalType.WEBINAR, daysAgo(3), "ann"),
                        Signal.of(SignalType.EMAIL_REPLY, daysAgo(1), "bob"))
                .contacts(new Contact("ann", null, true), new Contact("bob", null, true)));
        assertThat(two.engagementLevel()).isEqualTo(EngagementLevel.HIGH);
        assertThat(two.promotionTriggers())
                .containsExactly(
                        PromotionTrigger.CONTENT_ENGAGEMENT,
                        PromotionTrigger.OUTREACH_RESPONSE,
                        PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS,
                        PromotionTrigger.BUYING_COMMITTEE_ENGAGED);
        assertReview(two, MONITOR_ONLY, ACTIVE_FOCUS, PROMOTION_TO_ACTIVE_FOCUS);
    }

    @Test
    void promotesOnVisitsToIntentPagesOnly() {
        // 4, 4.1
        Account.Builder plain = account(IcpTier.C).signals(Signal.of(SignalType.WEBSITE_VISIT, daysAgo(1)));
        assertThat(decide(plain).cluster()).isEqualTo(CLUSTER_ICP);
        assertThat(ReferenceDecision.decide(
                                plain.build(), NOW, ZoneOffset.UTC, PARAMETERS.withAnyRecentVisitPromotes(true))
                        .cluster())
                .isEqualTo(FUTURE_PIPELINE);
        Expected intent =
                decide(account(IcpTier.C).signals(new Signal(SignalType.WEBSITE_VISIT, daysAgo(1), null, true)));
        assertThat(intent.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(intent.promotionTriggers()).containsExactly(PromotionTrigger.INTENT_PAGE_VISIT);
    }

    @Test
    void treatsAnOpenDealByTier() {
        // 4.2, and at tier B the CRM view of 6, two steps above a mapping without engagement.
        Deal deal = Deal.open("d", daysAgo(5), null);
        assertReview(
                decide(account(IcpTier.B).deals(deal)),
                MONITOR_ONLY,
                ACTIVE_FOCUS,
                PROMOTION_TO_ACTIVE_FOCUS,
                SIGNALS_CONFLICT);
        assertReview(
                decide(account(IcpTier.B).deals(deal).triggerStatus(TriggerStatus.YES)),
                MONITOR_ONLY,
                ACTIVE_FOCUS,
                PROMOTION_TO_ACTIVE_FOCUS);
        assertReview(
                decide(account(IcpTier.C).deals(deal).triggerStatus(TriggerStatus.YES)),
                MONITOR_ONLY,
                ACTIVE_FOCUS,
                PROMOTION_TO_ACTIVE_FOCUS,
                SIGNALS_CONFLICT);
        Expected watched = decide(account(IcpTier.D).deals(deal));
        assertThat(watched.cluster()).isEqualTo(MONITOR_ONLY);
        assertReview(watched, MONITOR_ONLY, MONITOR_ONLY, SIGNALS_CONFLICT);
    }

    @Test
    void ignoresDealsThatHaveStalled() {
        // 5.4: 30 days of 24 hours, or an event with no activity after it.
        assertThat(decide(account(IcpTier.A).deals(Deal.open("d", daysAgo(90), daysAgo(30))))
                        .cluster())
                .isEqualTo(CLUSTER_ICP);
        assertThat(decide(account(IcpTier.A)
                                .deals(Deal.open("d", daysAgo(90), daysAgo(30).plusNanos(1))))
                        .cluster())
                .isEqualTo(ACTIVE_FOCUS);
        AccountEvent stalled = AccountEvent.of(EventType.DEAL_STALLED, daysAgo(4));
        assertThat(decide(account(IcpTier.A)
                                .deals(Deal.open("d", null, daysAgo(4)))
                                .events(stalled))
                        .cluster())
                .isEqualTo(CLUSTER_ICP);
        assertThat(decide(account(IcpTier.A)
                                .deals(Deal.open("d", null, daysAgo(3)))
                                .events(stalled))
                        .cluster())
                .isEqualTo(ACTIVE_FOCUS);
        assertThat(decide(account(IcpTier.A).deals(Deal.open("d", null, null))).cluster())
                .isEqualTo(CLUSTER_ICP);
    }

    @Test
    void neverLowersByTheMappingAlone() {
        // 5.1: nothing is live any more, and the tier is worse.
        Expected decision = decide(account(IcpTier.C).current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(400))));
        assertThat(decision.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(decision.reviewReasons()).isNull();
        assertThat(decision.availablePromotionTriggers()).isEmpty();
    }

    @Test
    void lowersOneStepWhateverTheMappingSays() {
        // 5.0 (5), 5.3, 6.1, and 4.6 for a start under a floor.
        Account.Builder account = account(IcpTier.A)
                .signals(Signal.of(SignalType.DEMO, daysAgo(2)))
                .current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)));
        Expected decision = decide(account.events(AccountEvent.of(EventType.CHAMPION_LEFT, daysAgo(49))));
        assertThat(decision.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(decision.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(decision.programType()).isEqualTo(ProgramType.SALES_AND_MARKETING);
        assertThat(decision.demotionTriggers()).containsExactly(DemotionTrigger.CHAMPION_LEFT);
        assertReview(decision, ACTIVE_FOCUS, FUTURE_PIPELINE, DEMOTION_FROM_ACTIVE_FOCUS);
        assertThat(decision.availablePromotionTriggers())
                .containsExactly(
                        PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS,
                        PromotionTrigger.CHALLENGE_VALIDATED,
                        PromotionTrigger.BUYING_COMMITTEE_ENGAGED,
                        PromotionTrigger.TIMELINE_EXPRESSED,
                        PromotionTrigger.BUDGET_EXPRESSED,
                        PromotionTrigger.OPEN_DEAL);
        Expected older = decide(account.events(AccountEvent.of(EventType.CHAMPION_LEFT, daysAgo(50))));
        assertThat(older.demotionTriggers()).isEmpty();
        assertThat(older.cluster()).isEqualTo(ACTIVE_FOCUS);
    }

    @Test
    void staysWhenEvidencePullsBothWays() {
        // 5.0 (5), 6.7
        Expected decision = decide(account(IcpTier.A)
                .signals(Signal.of(SignalType.MEETING, daysAgo(2)))
                .current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(50)))
                .events(AccountEvent.of(EventType.CONFIRMED_NO_PRIORITY, daysAgo(1))));
        assertThat(decision.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(decision.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(decision.demotionTriggers()).containsExactly(DemotionTrigger.CONFIRMED_NO_PRIORITY);
        assertThat(decision.promotionTriggers()).isEmpty();
        assertReview(decision, FUTURE_PIPELINE, FUTURE_PIPELINE, SIGNALS_CONFLICT);
    }

    @Test
    void dropsToMonitorOnlyAtOnceButFromActiveFocusThroughAReview() {
        // 5.2, 6.6
        Expected direct = decide(account(IcpTier.D).current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(50))));
        assertThat(direct.effectiveCluster()).isEqualTo(MONITOR_ONLY);
        assertThat(direct.reviewReasons()).isNull();
        assertThat(direct.demotionTriggers()).containsExactly(DemotionTrigger.TIER_DROP);
        assertThat(direct.availablePromotionTriggers()).containsExactly(PromotionTrigger.BETTER_TIER);

        Account.Builder focus = account(IcpTier.D).current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)));
        Expected reviewed = decide(focus);
        assertThat(reviewed.cluster()).isEqualTo(MONITOR_ONLY);
        assertThat(reviewed.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
        assertReview(reviewed, ACTIVE_FOCUS, MONITOR_ONLY, DEMOTION_FROM_ACTIVE_FOCUS);

        Expected held = decide(
                focus.reviews(review(ACTIVE_FOCUS, MONITOR_ONLY, ReviewStatus.REJECTED, daysAgo(10), daysAgo(9))));
        assertThat(held.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(held.demotionTriggers()).isEmpty();
        assertThat(held.reviewReasons()).isNull();

        Account.Builder worse = account(IcpTier.E)
                .current(new CurrentCluster(ACTIVE_FOCUS, daysAgo(50), EnteredBy.PROMOTION, null, IcpTier.D));
        assertReview(decide(worse), ACTIVE_FOCUS, MONITOR_ONLY, DEMOTION_FROM_ACTIVE_FOCUS);
    }

    @Test
    void startsTheClockOfAStalledDealAtTheEntryIntoTheCluster() {
        // 5.4
        Account.Builder account = account(IcpTier.A).deals(Deal.open("d", daysAgo(200), daysAgo(100)));
        assertThat(decide(account.current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(29))))
                        .demotionTriggers())
                .isEmpty();
        Expected stalled = decide(account.current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(30))));
        assertThat(stalled.demotionTriggers()).containsExactly(DemotionTrigger.DEAL_STALLED);
        assertReview(stalled, ACTIVE_FOCUS, FUTURE_PIPELINE, DEMOTION_FROM_ACTIVE_FOCUS);
    }

    @Test
    void decidesFromTheMappingAfterALostDeal() {
        // 5.5
        Deal lost = Deal.closed("d", DealStatus.CLOSED_LOST, daysAgo(3));
        Expected decision =
                decide(account(IcpTier.A).deals(lost).current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50))));
        assertThat(decision.cluster()).isEqualTo(CLUSTER_ICP);
        assertThat(decision.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(decision.demotionTriggers()).isEmpty();
        assertReview(decision, ACTIVE_FOCUS, CLUSTER_ICP, DEMOTION_FROM_ACTIVE_FOCUS);
        assertThat(decide(account(IcpTier.A)
                                .deals(lost, Deal.open("e", null, null))
                                .current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50))))
                        .cluster())
                .isEqualTo(ACTIVE_FOCUS);
        assertThat(decide(account(IcpTier.A).deals(lost).current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(3))))
                        .cluster())
                .isEqualTo(ACTIVE_FOCUS);
    }

    @Test
    void lowersAfterSixMonthsWithoutEngagement() {
        // 5.6, 2.4
        Account.Builder account = account(IcpTier.A).current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(300)));
        Expected silent = decide(account.signals(Signal.of(SignalType.WEBINAR, HALF_A_YEAR_AGO)));
        assertThat(silent.demotionTriggers()).containsExactly(DemotionTrigger.NO_ENGAGEMENT);
        assertThat(silent.effectiveCluster()).isEqualTo(CLUSTER_ICP);
        assertThat(silent.reviewReasons()).isNull();
        Expected recent = decide(account.signals(Signal.of(SignalType.WEBINAR, HALF_A_YEAR_AGO.plusNanos(1))));
        assertThat(recent.demotionTriggers()).isEmpty();
        Expected visited = decide(account.signals(Signal.of(SignalType.WEBSITE_VISIT, daysAgo(100))));
        assertThat(visited.engagementLevel()).isEqualTo(EngagementLevel.NONE);
        assertThat(visited.demotionTriggers()).isEmpty();
        assertThat(decide(account.signals(List.of()).engagementLevel(EngagementLevel.LOW))
                        .demotionTriggers())
                .isEmpty();
    }

    @Test
    void liftsOnlyOnEvidenceAfterADemotion() {
        // 5.8
        CurrentCluster fallen = CurrentCluster.of(CLUSTER_ICP, daysAgo(20), EnteredBy.DEMOTION);
        Expected older = decide(account(IcpTier.A)
                .current(fallen)
                .engagementLevel(EngagementLevel.HIGH)
                .triggerStatus(TriggerStatus.YES)
                .signals(Signal.of(SignalType.DEMO, daysAgo(20)))
                .deals(Deal.open("d", daysAgo(21), daysAgo(1))));
        assertThat(older.cluster()).isEqualTo(CLUSTER_ICP);
        assertThat(older.engagementLevel()).isEqualTo(EngagementLevel.HIGH);
        assertThat(older.triggerStatus()).isEqualTo(TriggerStatus.YES);
        Expected newer = decide(account(IcpTier.A)
                .current(fallen)
                .signals(Signal.of(SignalType.WEBINAR, daysAgo(20).plusNanos(1)))
                .triggers(Trigger.positive("funding", daysAgo(25))));
        assertThat(newer.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(newer.promotionTriggers()).containsExactly(PromotionTrigger.CONTENT_ENGAGEMENT);
        assertThat(newer.availablePromotionTriggers())
                .startsWith(PromotionTrigger.NEWS_TRIGGER, PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS)
                .hasSize(7);
    }

    @Test
    void takesCustomersOutOfTheClusters() {
        // 5.10
        Account.Builder account = account(IcpTier.A).current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(90)));
        Deal won = Deal.closed("d", DealStatus.CLOSED_WON, daysAgo(10));
        Expected customer = decide(account.deals(won, Deal.open("e", daysAgo(10), null)));
        assertThat(customer.effectiveCluster()).isEqualTo(MONITOR_ONLY);
        assertThat(customer.programType()).isEqualTo(ProgramType.NONE);
        assertThat(customer.reviewReasons()).isNull();
        assertThat(customer.availablePromotionTriggers()).isEmpty();
        assertThat(decide(account.deals(won, Deal.open("e", daysAgo(9), null))).cluster())
                .isEqualTo(ACTIVE_FOCUS);
        assertThat(ReferenceDecision.decide(
                                account.deals(won).build(),
                                NOW,
                                ZoneOffset.UTC,
                                PARAMETERS.withCustomersLeaveClustering(false))
                        .cluster())
                .isEqualTo(ACTIVE_FOCUS);
    }

    @Test
    void keepsAPendingReviewUntilItExpires() {
        // 6.3, 6.4
        Account.Builder account = account(IcpTier.A)
                .current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(40)))
                .signals(Signal.of(SignalType.DEMO, daysAgo(2)));
        Review pending = Review.pending(
                "r",
                CLUSTER_ICP,
                ACTIVE_FOCUS,
                List.of(SIGNALS_CONFLICT),
                daysAgo(30).plusNanos(1));
        Expected same = decide(account.reviews(pending));
        assertThat(same.reviewId()).isEqualTo("r");
        assertReview(same, CLUSTER_ICP, ACTIVE_FOCUS, PROMOTION_TO_ACTIVE_FOCUS, SIGNALS_CONFLICT);
        Review expired = Review.pending("r", CLUSTER_ICP, ACTIVE_FOCUS, List.of(SIGNALS_CONFLICT), daysAgo(30));
        Expected other = decide(account.reviews(expired));
        assertThat(other.reviewId()).isNull();
        assertReview(other, FUTURE_PIPELINE, ACTIVE_FOCUS, PROMOTION_TO_ACTIVE_FOCUS);
    }

    @Test
    void countsOnlyEvidenceAfterARejection() {
        // 6.6
        Account.Builder account = account(IcpTier.A)
                .current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(40)))
                .reviews(review(FUTURE_PIPELINE, ACTIVE_FOCUS, ReviewStatus.REJECTED, daysAgo(12), daysAgo(9)));
        Expected quiet = decide(account.signals(Signal.of(SignalType.DEMO, daysAgo(9))));
        assertThat(quiet.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(quiet.reviewReasons()).isNull();
        Expected again = decide(account.signals(Signal.of(SignalType.DEMO, daysAgo(8))));
        assertReview(again, FUTURE_PIPELINE, ACTIVE_FOCUS, PROMOTION_TO_ACTIVE_FOCUS);
    }

    @Test
    void appliesApprovedMoves() {
        // 6.6: since is when it was decided, so that an older event no longer counts.
        Expected decision = decide(account(IcpTier.A)
                .current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(40)))
                .events(AccountEvent.of(EventType.CHAMPION_LEFT, daysAgo(10)))
                .reviews(review(FUTURE_PIPELINE, ACTIVE_FOCUS, ReviewStatus.APPROVED, daysAgo(12), daysAgo(9))));
        assertThat(decision.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(decision.effectiveCluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(decision.previousCluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(decision.promotionTriggers()).isEmpty();
        assertThat(decision.reviewReasons()).isNull();
    }

    @Test
    void checksCapacityForTheThirtyFirstSeat() {
        // 6
        Account.Builder account = account(IcpTier.A).engagementLevel(EngagementLevel.HIGH);
        assertReview(decide(account.activeFocusTaken(29)), MONITOR_ONLY, ACTIVE_FOCUS, PROMOTION_TO_ACTIVE_FOCUS);
        assertReview(
                decide(account.activeFocusTaken(30)),
                MONITOR_ONLY,
                ACTIVE_FOCUS,
                ACTIVE_FOCUS_CAPACITY,
                PROMOTION_TO_ACTIVE_FOCUS);
    }

    @Test
    void givesOutSeatsInOrder() {
        // 6.8
        List<Account> incumbents = IntStream.range(0, 28)
                .mapToObj(i -> Account.builder("z" + i)
                        .icpTier(IcpTier.A)
                        .current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)))
                        .build())
                .toList();
        Account.Builder proposal = account(IcpTier.B).engagementLevel(EngagementLevel.HIGH);
        Account wide = named("\uD83D\uDE00", proposal);
        Account narrow = named("\uFF5E", proposal);
        Account triggered = named("q", proposal.triggerStatus(TriggerStatus.YES));
        Account pending = named(
                "p",
                proposal.icpTier(IcpTier.C)
                        .deals(Deal.open("d", daysAgo(1), null))
                        .reviews(Review.pending(
                                "r", MONITOR_ONLY, ACTIVE_FOCUS, List.of(PROMOTION_TO_ACTIVE_FOCUS), daysAgo(5))));
        List<Account> all = Stream.concat(Stream.of(wide, narrow, triggered, pending), incumbents.stream())
                .toList();
        Map<String, Integer> seats = ReferenceSeats.seats(all, NOW, ZoneOffset.UTC, PARAMETERS);
        assertThat(seats)
                .hasSize(32)
                .containsEntry("p", 29)
                .containsEntry("q", 30)
                .containsEntry(narrow.accountId(), 31)
                .containsEntry(wide.accountId(), 32);
        Map<String, Expected> decisions = ReferenceSeats.decide(all, NOW, ZoneOffset.UTC, PARAMETERS);
        assertThat(decisions.get("q").reviewReasons()).containsExactly(PROMOTION_TO_ACTIVE_FOCUS);
        assertThat(decisions.get(narrow.accountId()).reviewReasons())
                .containsExactly(ACTIVE_FOCUS_CAPACITY, PROMOTION_TO_ACTIVE_FOCUS);
        assertThat(decisions.get(narrow.accountId()).cluster()).isEqualTo(ACTIVE_FOCUS);
    }

    @Test
    void putsAPinInForceUntilItEnds() {
        // 6.9
        Account.Builder account = account(IcpTier.A).engagementLevel(EngagementLevel.HIGH);
        Expected pinned = decide(account.pin(new Pin(CLUSTER_ICP, NOW.plusNanos(1), null, null)));
        assertThat(pinned.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(pinned.effectiveCluster()).isEqualTo(CLUSTER_ICP);
        assertThat(pinned.programType()).isEqualTo(ProgramType.AUTOMATED_DEMAND_GEN);
        assertThat(pinned.reviewReasons()).isNull();
        assertThat(decide(account.pin(new Pin(CLUSTER_ICP, NOW, null, null))).effectiveCluster())
                .isEqualTo(FUTURE_PIPELINE);
    }

    @Test
    void liftsNothingThatIsNotInTheCrm() {
        // 14
        Expected decision = decide(account(IcpTier.A)
                .inCrm(false)
                .engagementLevel(EngagementLevel.HIGH)
                .triggerStatus(TriggerStatus.YES)
                .deals(Deal.open("d", daysAgo(1), null)));
        assertThat(decision.cluster()).isEqualTo(CLUSTER_ICP);
        assertThat(decision.engagementLevel()).isEqualTo(EngagementLevel.NONE);
        assertThat(decision.triggerStatus()).isEqualTo(TriggerStatus.YES);
        assertThat(decision.promotionTriggers()).isEmpty();
        assertThat(decision.availablePromotionTriggers()).isEmpty();
    }

    @Test
    void leavesMonitorOnlyByABetterTier() {
        // 4.3, 5.9: decided as new, without the floor that the fall would have set.
        Expected decision = decide(account(IcpTier.B)
                .current(CurrentCluster.of(MONITOR_ONLY, daysAgo(2), EnteredBy.DEMOTION))
                .signals(Signal.of(SignalType.WEBINAR, daysAgo(5))));
        assertThat(decision.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(decision.promotionTriggers())
                .containsExactly(PromotionTrigger.CONTENT_ENGAGEMENT, PromotionTrigger.BETTER_TIER);
    }

    @Test
    void namesOnlyTheTierAsReasonOfADrop() {
        // 5, 5.0 (1): what else speaks against the account is not looked at.
        Expected drop = decide(account(IcpTier.E)
                .current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)))
                .deals(Deal.open("d", daysAgo(200), daysAgo(100)))
                .events(AccountEvent.of(EventType.CHAMPION_LEFT, daysAgo(1))));
        assertThat(drop.demotionTriggers()).containsExactly(DemotionTrigger.TIER_DROP);
        assertReview(drop, ACTIVE_FOCUS, MONITOR_ONLY, DEMOTION_FROM_ACTIVE_FOCUS);
    }

    @Test
    void ignoresTheFloorOfADemotionAtAPoorFit() {
        // 5.8, 5.7: the drop itself must not bring the conflict up.
        Account.Builder account = account(IcpTier.D)
                .current(new CurrentCluster(FUTURE_PIPELINE, daysAgo(20), EnteredBy.DEMOTION, daysAgo(15), null));
        Account fallen = account.deals(Deal.open("d", daysAgo(25), daysAgo(1))).build();
        Expected first = decide(fallen.toBuilder());
        assertThat(first.effectiveCluster()).isEqualTo(MONITOR_ONLY);
        assertReview(first, MONITOR_ONLY, MONITOR_ONLY, SIGNALS_CONFLICT);
        Expected second = decide(ReferenceHost.after(fallen, first, NOW).toBuilder());
        assertThat(second.cluster()).isEqualTo(MONITOR_ONLY);
        assertReview(second, MONITOR_ONLY, MONITOR_ONLY, SIGNALS_CONFLICT);
        // Decided reviews count: a rejected promotion, and a conflict whatever its reasons.
        account.reviews(review(FUTURE_PIPELINE, ACTIVE_FOCUS, ReviewStatus.REJECTED, daysAgo(12), daysAgo(9)));
        assertThat(decide(account.deals(Deal.open("d", daysAgo(9), daysAgo(1)))).reviewReasons())
                .isNull();
        assertThat(decide(account.deals(Deal.open("d", daysAgo(8), daysAgo(1)))).reviewReasons())
                .containsExactly(SIGNALS_CONFLICT);
        account.reviews(review(MONITOR_ONLY, MONITOR_ONLY, ReviewStatus.APPROVED, daysAgo(12), daysAgo(9)));
        assertThat(decide(account.deals(Deal.open("d", daysAgo(9), daysAgo(1)))).reviewReasons())
                .isNull();
    }

    @Test
    void raisesAnAcknowledgedConflictOnlyForALaterDeal() {
        // 6, 6.7: a deal and no engagement, two steps above the mapping.
        Account.Builder account = account(IcpTier.A).current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)));
        Deal older = Deal.open("d", daysAgo(9), daysAgo(1));
        Deal later = Deal.open("e", daysAgo(8), daysAgo(1));
        assertReview(decide(account.deals(older)), ACTIVE_FOCUS, ACTIVE_FOCUS, SIGNALS_CONFLICT);
        account.reviews(conflicting(ACTIVE_FOCUS, FUTURE_PIPELINE, ReviewStatus.REJECTED));
        assertThat(decide(account.deals(older)).reviewReasons()).isNull();
        assertReview(decide(account.deals(older, later)), ACTIVE_FOCUS, ACTIVE_FOCUS, SIGNALS_CONFLICT);
        // Without the date of the stage the last activity counts.
        assertThat(decide(account.deals(Deal.open("d", null, daysAgo(9)))).reviewReasons())
                .isNull();
        assertReview(
                decide(account.deals(Deal.open("d", null, daysAgo(8)))), ACTIVE_FOCUS, ACTIVE_FOCUS, SIGNALS_CONFLICT);
        // A later deal that has stalled is none.
        assertThat(decide(account.deals(older, later)
                                .events(new AccountEvent(EventType.DEAL_STALLED, daysAgo(1), null, "e")))
                        .reviewReasons())
                .isNull();
        account.events(List.of());
        // Approved counts as well; a review about something else acknowledges nothing.
        account.reviews(conflicting(CLUSTER_ICP, ACTIVE_FOCUS, ReviewStatus.APPROVED));
        assertThat(decide(account.deals(older)).reviewReasons()).isNull();
        assertReview(decide(account.deals(later)), ACTIVE_FOCUS, ACTIVE_FOCUS, SIGNALS_CONFLICT);
        account.reviews(review(CLUSTER_ICP, ACTIVE_FOCUS, ReviewStatus.APPROVED, daysAgo(12), daysAgo(9)));
        assertReview(decide(account.deals(older)), ACTIVE_FOCUS, ACTIVE_FOCUS, SIGNALS_CONFLICT);
    }

    @Test
    void raisesAnAcknowledgedDealAtAPoorFitOnlyForALaterDeal() {
        // 4.2, 6.7
        Account.Builder account = account(IcpTier.D)
                .current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)))
                .reviews(conflicting(ACTIVE_FOCUS, MONITOR_ONLY, ReviewStatus.APPROVED));
        assertThat(decide(account.deals(Deal.open("d", daysAgo(9), daysAgo(1)))).reviewReasons())
                .isNull();
        assertReview(
                decide(account.deals(Deal.open("d", daysAgo(9), null), Deal.open("e", daysAgo(8), null))),
                MONITOR_ONLY,
                MONITOR_ONLY,
                SIGNALS_CONFLICT);
        assertReview(
                decide(account.deals(Deal.open("d", null, daysAgo(8)))), MONITOR_ONLY, MONITOR_ONLY, SIGNALS_CONFLICT);
    }

    @Test
    void forgetsALostDealOnceAPromotionIsRejectedOrAFloorStands() {
        // 5.5, 5.8, 6.6
        Account.Builder account = account(IcpTier.A)
                .current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(50)))
                .reviews(review(FUTURE_PIPELINE, ACTIVE_FOCUS, ReviewStatus.REJECTED, daysAgo(12), daysAgo(9)));
        assertThat(decide(account.deals(Deal.closed("d", DealStatus.CLOSED_LOST, daysAgo(9))))
                        .cluster())
                .isEqualTo(FUTURE_PIPELINE);
        assertThat(decide(account.deals(Deal.closed("d", DealStatus.CLOSED_LOST, daysAgo(8))))
                        .cluster())
                .isEqualTo(CLUSTER_ICP);
        assertThat(decide(account(IcpTier.A)
                                .current(new CurrentCluster(
                                        FUTURE_PIPELINE, daysAgo(50), EnteredBy.PROMOTION, daysAgo(9), null))
                                .deals(Deal.closed("d", DealStatus.CLOSED_LOST, daysAgo(9))))
                        .cluster())
                .isEqualTo(FUTURE_PIPELINE);
    }

    @Test
    void keepsADemotionOrAConflictOnlyFromTheSameCluster() {
        // 6.4
        Account.Builder lost = account(IcpTier.A)
                .current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)))
                .deals(Deal.closed("d", DealStatus.CLOSED_LOST, daysAgo(3)));
        Expected same = decide(lost.reviews(pending("r", ACTIVE_FOCUS, CLUSTER_ICP, 5)));
        assertThat(same.reviewId()).isEqualTo("r");
        assertReview(same, ACTIVE_FOCUS, CLUSTER_ICP, DEMOTION_FROM_ACTIVE_FOCUS, SIGNALS_CONFLICT);
        Expected other = decide(lost.reviews(pending("r", FUTURE_PIPELINE, CLUSTER_ICP, 5)));
        assertThat(other.reviewId()).isNull();
        assertReview(other, ACTIVE_FOCUS, CLUSTER_ICP, DEMOTION_FROM_ACTIVE_FOCUS);
        assertThat(decide(lost.reviews(pending("r", CLUSTER_ICP, CLUSTER_ICP, 5)))
                        .reviewId())
                .isNull();
        Account.Builder watched = account(IcpTier.D).deals(Deal.open("d", daysAgo(1), null));
        assertThat(decide(watched.reviews(pending("r", MONITOR_ONLY, MONITOR_ONLY, 5)))
                        .reviewId())
                .isEqualTo("r");
        assertThat(decide(watched.reviews(pending("r", ACTIVE_FOCUS, MONITOR_ONLY, 5)))
                        .reviewId())
                .isNull();
    }

    @Test
    void looksOnlyAtTheLatestOfSeveralPendingReviews() {
        // 6.4: another proposal has superseded the earlier one.
        Account.Builder account = account(IcpTier.A)
                .current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(40)))
                .signals(Signal.of(SignalType.DEMO, daysAgo(2)));
        Review early = pending("early", CLUSTER_ICP, ACTIVE_FOCUS, 9);
        Expected latest = decide(account.reviews(early, pending("late", FUTURE_PIPELINE, ACTIVE_FOCUS, 8)));
        assertThat(latest.reviewId()).isEqualTo("late");
        assertThat(latest.reviewFrom()).isEqualTo(FUTURE_PIPELINE);
        assertThat(decide(account.reviews(early, pending("late", FUTURE_PIPELINE, FUTURE_PIPELINE, 8)))
                        .reviewId())
                .isNull();
        // One that is raised after the instant does not count yet.
        assertThat(decide(account.reviews(early, pending("late", FUTURE_PIPELINE, FUTURE_PIPELINE, -1)))
                        .reviewId())
                .isEqualTo("early");
    }

    @Test
    void takesAMoveThatWasApprovedAtTheVeryEntryForThatEntry() {
        // 6.6
        Account.Builder account = account(IcpTier.A).current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(9)));
        assertThat(decide(account.reviews(
                                review(FUTURE_PIPELINE, ACTIVE_FOCUS, ReviewStatus.APPROVED, daysAgo(12), daysAgo(9))))
                        .cluster())
                .isEqualTo(FUTURE_PIPELINE);
        Account later = account.reviews(review(
                        FUTURE_PIPELINE,
                        ACTIVE_FOCUS,
                        ReviewStatus.APPROVED,
                        daysAgo(12),
                        daysAgo(9).plusNanos(1)))
                .build();
        Expected decision = decide(later.toBuilder());
        assertThat(decision.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(decision.reviewReasons()).isNull();
        assertThat(ReferenceHost.after(later, decision, NOW).current())
                .isEqualTo(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(9).plusNanos(1), EnteredBy.PROMOTION));
        // Applied even when it leads to where the account stands: then it sets the floor that a demotion sets.
        account.signals(Signal.of(SignalType.DEMO, daysAgo(10)));
        assertThat(decide(account.reviews(
                                review(ACTIVE_FOCUS, FUTURE_PIPELINE, ReviewStatus.APPROVED, daysAgo(12), daysAgo(8))))
                        .cluster())
                .isEqualTo(FUTURE_PIPELINE);
    }

    @Test
    void wakesAStalledDealByALaterStage() {
        // 5.4: the later of stage and activity counts, as far as it has come.
        Account.Builder account = account(IcpTier.A);
        for (String dealId : new String[] {null, "d"}) {
            account.events(new AccountEvent(EventType.DEAL_STALLED, daysAgo(4), null, dealId));
            assertThat(decide(account.deals(Deal.open("d", daysAgo(3), daysAgo(5))))
                            .cluster())
                    .isEqualTo(ACTIVE_FOCUS);
            assertThat(decide(account.deals(Deal.open("d", daysAgo(3), null))).cluster())
                    .isEqualTo(ACTIVE_FOCUS);
            assertThat(decide(account.deals(Deal.open("d", daysAgo(4), daysAgo(5))))
                            .cluster())
                    .isEqualTo(CLUSTER_ICP);
            assertThat(decide(account.deals(Deal.open("d", NOW.plusNanos(1), daysAgo(5))))
                            .cluster())
                    .isEqualTo(CLUSTER_ICP);
        }
        // The same for a fall.
        account.current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)));
        assertThat(decide(account.deals(Deal.open("d", daysAgo(4), daysAgo(5)))).demotionTriggers())
                .containsExactly(DemotionTrigger.DEAL_STALLED);
        assertThat(decide(account.deals(Deal.open("d", daysAgo(3), daysAgo(5)))).demotionTriggers())
                .isEmpty();
    }

    @Test
    void seatsAccountsThatArePinnedToActiveFocus() {
        // 6.8, 6.9
        Account.Builder proposal = account(IcpTier.A).engagementLevel(EngagementLevel.HIGH);
        Account asking = named("a", proposal);
        Account pinned = named("p", proposal).toBuilder().pin(pin(ACTIVE_FOCUS)).build();
        Account elsewhere =
                named("e", proposal).toBuilder().pin(pin(FUTURE_PIPELINE)).build();
        Account over = named("o", proposal).toBuilder()
                .pin(new Pin(ACTIVE_FOCUS, NOW, null, null))
                .build();
        Account standing = named("s", proposal).toBuilder()
                .current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(50)))
                .pin(pin(CLUSTER_ICP))
                .build();
        Account outside =
                Account.builder("q").icpTier(IcpTier.D).pin(pin(ACTIVE_FOCUS)).build();
        assertThat(ReferenceSeats.seats(
                        List.of(asking, over, elsewhere, standing, outside, pinned), NOW, ZoneOffset.UTC, PARAMETERS))
                .containsExactly(entry("p", 1), entry("q", 2), entry("s", 3), entry("a", 4), entry("o", 5));
    }

    @Test
    void rejectsAClusterEnteredInTheFuture() {
        // 1
        assertThatExceptionOfType(ReferenceRejection.class)
                .isThrownBy(() -> decide(account(IcpTier.A).current(CurrentCluster.of(CLUSTER_ICP, NOW.plusNanos(1)))))
                .satisfies(rejection -> assertThat(rejection.field()).isEqualTo("current.since"));
    }

    @Test
    void cutsScoresIntoTiers() {
        // 12
        assertThat(Stream.of("100", "80", "79.5", "79.4", "60", "40", "20", "19.4", "0")
                        .map(score -> ReferenceDecision.tier(new BigDecimal(score), BigDecimal.ONE, PARAMETERS)))
                .containsExactly(
                        IcpTier.A, IcpTier.A, IcpTier.A, IcpTier.B, IcpTier.B, IcpTier.C, IcpTier.D, IcpTier.E,
                        IcpTier.E);
        assertThat(ReferenceDecision.tier(new BigDecimal(50), new BigDecimal("0.50"), PARAMETERS))
                .isEqualTo(IcpTier.C);
        assertThatExceptionOfType(ReferenceRejection.class)
                .isThrownBy(() -> ReferenceDecision.tier(BigDecimal.TEN, new BigDecimal("0.49"), PARAMETERS))
                .satisfies(rejection -> assertThat(rejection.field()).isEqualTo("icp_tier"));
    }

    private static EngagementLevel level(Signal signal) {
        return decide(account(IcpTier.A).signals(signal)).engagementLevel();
    }

    private static Account.Builder account(IcpTier tier) {
        return Account.builder("acme").icpTier(tier);
    }

    private static Account named(String accountId, Account.Builder builder) {
        Account account = builder.build();
        return Account.builder(accountId)
                .icpTier(account.icpTier())
                .engagementLevel(account.engagementLevel())
                .triggerStatus(account.triggerStatus())
                .deals(account.deals())
                .reviews(account.reviews())
                .build();
    }

    private static Review review(
            Cluster from, Cluster to, ReviewStatus status, Instant raisedAt, @Nullable Instant decidedAt) {
        return new Review("r", from, to, List.of(), status, raisedAt, decidedAt, null, null);
    }

    private static Review pending(String id, Cluster from, Cluster to, int daysAgo) {
        return Review.pending(id, from, to, List.of(SIGNALS_CONFLICT), daysAgo(daysAgo));
    }

    /** Decided nine days ago. */
    private static Review conflicting(Cluster from, Cluster to, ReviewStatus status) {
        return new Review("r", from, to, List.of(SIGNALS_CONFLICT), status, daysAgo(12), daysAgo(9), null, null);
    }

    private static Pin pin(Cluster cluster) {
        return new Pin(cluster, NOW.plusNanos(1), null, null);
    }

    private static Expected decide(Account.Builder account) {
        return ReferenceDecision.decide(account.build(), NOW, ZoneOffset.UTC, PARAMETERS);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static void assertReview(Expected decision, Cluster from, Cluster to, ReviewReason... reasons) {
        assertThat(decision.reviewReasons()).containsExactly(reasons);
        assertThat(decision.reviewFrom()).isEqualTo(from);
        assertThat(decision.reviewProposed()).isEqualTo(to);
    }
}
