package io.github.abmrules.rules;

import static io.github.abmrules.core.cluster.Cluster.ACTIVE_FOCUS;
import static io.github.abmrules.core.cluster.Cluster.CLUSTER_ICP;
import static io.github.abmrules.core.cluster.Cluster.FUTURE_PIPELINE;
import static io.github.abmrules.core.cluster.Cluster.MONITOR_ONLY;
import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.event;
import static io.github.abmrules.rules.Facts.intentPageVisit;
import static io.github.abmrules.rules.Facts.justAfter;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.ReviewReason;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What lifts an account, how far, and what would. */
class PromotionTest {
    private static AbmEngine engine;

    @BeforeAll
    static void open() {
        engine = AbmEngine.create();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CONTENT_DOWNLOAD, CONTENT_ENGAGEMENT",
        "WEBINAR, CONTENT_ENGAGEMENT",
        "LINKEDIN_CONNECTION_ACCEPTED, LINKEDIN_CONNECTION_ACCEPTED",
        "EMAIL_REPLY, OUTREACH_RESPONSE",
        "OUTREACH_REPLY, OUTREACH_RESPONSE"
    })
    void liftsFromClusterIcpToFuturePipelineByASignal(SignalType type, PromotionTrigger trigger) {
        Assignment assignment = decide(inClusterIcp(IcpTier.C).signals(signal(type, daysAgo(1))));
        assertThat(assignment.promotionTriggers()).containsExactly(trigger);
        assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(assignment.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(assignment.previousCluster()).isEqualTo(CLUSTER_ICP);
        assertThat(assignment.review()).isNull();
    }

    @Test
    void liftsToFuturePipelineByAVisitToAnIntentPage() {
        Assignment assignment = decide(inClusterIcp(IcpTier.A).signals(intentPageVisit(daysAgo(1))));
        assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.INTENT_PAGE_VISIT);
        assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
    }

    @Test
    void doesNotLiftByAPlainVisit() {
        Assignment assignment = decide(inClusterIcp(IcpTier.A).signals(signal(SignalType.WEBSITE_VISIT, daysAgo(1))));
        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.LOW);
        assertThat(assignment.promotionTriggers()).isEmpty();
        assertThat(assignment.cluster()).isEqualTo(CLUSTER_ICP);
    }

    @Test
    void liftsByAPlainVisitWhereTheLooserReadingIsChosen() {
        Account account = inClusterIcp(IcpTier.A)
                .signals(signal(SignalType.WEBSITE_VISIT, daysAgo(1)))
                .build();
        Account clicked = inClusterIcp(IcpTier.A)
                .signals(signal(SignalType.AD_CLICK, daysAgo(1)))
                .build();
        try (AbmEngine loose = AbmEngine.builder()
                .parameter("promotion", "any-recent-visit-promotes", "true")
                .build()) {
            Assignment assignment = loose.decide(account, NOW);
            assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.INTENT_PAGE_VISIT);
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
            assertThat(loose.decide(clicked, NOW).cluster()).isEqualTo(CLUSTER_ICP);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SignalType.class,
            names = {"DEMO", "MEETING", "EVENT", "WEBSITE_VISIT", "AD_CLICK"})
    void knowsNoTriggerInOtherSignals(SignalType type) {
        assertThat(decide(inClusterIcp(IcpTier.A).signals(signal(type, daysAgo(1))))
                        .promotionTriggers())
                .isEmpty();
    }

    @Test
    void liftsToFuturePipelineByNews() {
        for (IcpTier tier : new IcpTier[] {IcpTier.A, IcpTier.B, IcpTier.C}) {
            Assignment assignment = decide(inClusterIcp(tier).triggers(Trigger.positive("funding", daysAgo(1))));
            assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.NEWS_TRIGGER);
            assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
        }
    }

    @ParameterizedTest
    @CsvSource({"A, ACTIVE_FOCUS", "B, ACTIVE_FOCUS", "C, FUTURE_PIPELINE"})
    void liftsToActiveFocusByNewsOnlyThroughTheMapping(IcpTier tier, Cluster cluster) {
        Account.Builder news =
                account(tier, FUTURE_PIPELINE, daysAgo(10)).triggers(Trigger.positive("funding", daysAgo(1)));
        assertThat(decide(news.signals(signal(SignalType.WEBSITE_VISIT, daysAgo(1))))
                        .cluster())
                .isEqualTo(FUTURE_PIPELINE);
        assertThat(decide(news.signals(signal(SignalType.EVENT, daysAgo(1)))).cluster())
                .isEqualTo(cluster);
    }

    @Test
    void liftsToFuturePipelineByTwoEngagedContacts() {
        Assignment assignment = decide(inClusterIcp(IcpTier.C)
                .signals(
                        Signal.of(SignalType.EVENT, daysAgo(1), "ann"),
                        Signal.of(SignalType.MEETING, daysAgo(1), "bob")));
        assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
        assertThat(assignment.cluster()).isEqualTo(FUTURE_PIPELINE);
    }

    @ParameterizedTest
    @CsvSource({
        "CHALLENGE_VALIDATED, CHALLENGE_VALIDATED",
        "TIMELINE_EXPRESSED, TIMELINE_EXPRESSED",
        "BUDGET_EXPRESSED, BUDGET_EXPRESSED"
    })
    void liftsFromFuturePipelineToActiveFocusByAnEvent(EventType type, PromotionTrigger trigger) {
        Assignment assignment =
                decide(account(IcpTier.B, FUTURE_PIPELINE, daysAgo(10)).events(event(type, daysAgo(1))));
        assertThat(assignment.promotionTriggers()).containsExactly(trigger);
        assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(assignment.review().reasons()).containsExactly(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
    }

    @Test
    void liftsToActiveFocusByTwoEngagedMembersOfTheCommittee() {
        Assignment assignment = decide(account(IcpTier.C, FUTURE_PIPELINE, daysAgo(10))
                .contacts(new Contact("ann", null, true), new Contact("bob", null, true))
                .signals(
                        Signal.of(SignalType.EVENT, daysAgo(1), "ann"),
                        Signal.of(SignalType.EVENT, daysAgo(1), "bob")));
        assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.BUYING_COMMITTEE_ENGAGED);
        assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
    }

    @ParameterizedTest
    @EnumSource(
            value = IcpTier.class,
            names = {"A", "B"})
    void liftsTierAAndBToActiveFocusByAnOpenDeal(IcpTier tier) {
        Assignment assignment = decide(account(tier, FUTURE_PIPELINE, daysAgo(10))
                .triggerStatus(TriggerStatus.YES)
                .deals(Deal.open("d1", daysAgo(5), null)));
        assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.OPEN_DEAL);
        assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(assignment.review().reasons()).containsExactly(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
    }

    @Test
    void liftsTierCByAnOpenDealAndCallsThatAConflict() {
        Assignment assignment = decide(account(IcpTier.C, FUTURE_PIPELINE, daysAgo(10))
                .triggerStatus(TriggerStatus.YES)
                .deals(Deal.open("d1", daysAgo(5), null)));
        assertThat(assignment.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(assignment.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(assignment.review().reasons())
                .containsExactly(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS, ReviewReason.SIGNALS_CONFLICT);
    }

    @ParameterizedTest
    @EnumSource(
            value = IcpTier.class,
            names = {"D", "E"})
    void leavesTierDAndEWithAnOpenDealAndCallsThatAConflict(IcpTier tier) {
        Assignment assignment = decide(account(tier).deals(Deal.open("d1", daysAgo(5), null)));
        assertThat(assignment.cluster()).isEqualTo(MONITOR_ONLY);
        assertThat(assignment.effectiveCluster()).isEqualTo(MONITOR_ONLY);
        assertThat(assignment.promotionTriggers()).isEmpty();
        assertThat(assignment.review().reasons()).containsExactly(ReviewReason.SIGNALS_CONFLICT);
        assertThat(assignment.review().from()).isEqualTo(MONITOR_ONLY);
        assertThat(assignment.review().proposedCluster()).isEqualTo(MONITOR_ONLY);
    }

    @Test
    void doesNotLiftByAClosedDeal() {
        Account.Builder account = inClusterIcp(IcpTier.A);
        assertThat(decide(account.deals(Deal.closed("d1", DealStatus.CLOSED_LOST, daysAgo(300))))
                        .cluster())
                .isEqualTo(CLUSTER_ICP);
        Deal lostWithDates =
                new Deal("d2", null, DealStatus.CLOSED_LOST, null, daysAgo(2), daysAgo(1), null, null, null, List.of());
        assertThat(decide(account.deals(lostWithDates)).promotionTriggers()).isEmpty();
    }

    @Test
    void doesNotLiftByADealWithoutActivityForThirtyDays() {
        Deal stalled = Deal.open("d1", daysAgo(90), daysAgo(30));
        Deal moving = Deal.open("d1", daysAgo(90), justAfter(daysAgo(30)));
        assertThat(decide(inClusterIcp(IcpTier.A).deals(stalled)).promotionTriggers())
                .isEmpty();
        assertThat(decide(inClusterIcp(IcpTier.A).deals(moving)).promotionTriggers())
                .containsExactly(PromotionTrigger.OPEN_DEAL);
    }

    @Test
    void doesNotLiftByADealThatWasCalledStalled() {
        Deal deal = Deal.open("d1", daysAgo(20), daysAgo(10));
        assertThat(decide(inClusterIcp(IcpTier.A).deals(deal).events(event(EventType.DEAL_STALLED, daysAgo(5))))
                        .promotionTriggers())
                .isEmpty();
        assertThat(decide(inClusterIcp(IcpTier.A).deals(deal).events(event(EventType.DEAL_STALLED, daysAgo(15))))
                        .promotionTriggers())
                .containsExactly(PromotionTrigger.OPEN_DEAL);
    }

    @ParameterizedTest
    @EnumSource(
            value = IcpTier.class,
            names = {"D", "E"})
    void leavesMonitorOnlyByNothingButABetterTier(IcpTier tier) {
        Assignment assignment = decide(account(tier, MONITOR_ONLY, daysAgo(100))
                .signals(signal(SignalType.DEMO, daysAgo(1)), signal(SignalType.WEBINAR, daysAgo(1)))
                .triggerStatus(TriggerStatus.YES)
                .events(event(EventType.BUDGET_EXPRESSED, daysAgo(1))));
        assertThat(assignment.cluster()).isEqualTo(MONITOR_ONLY);
        assertThat(assignment.promotionTriggers()).isEmpty();
        assertThat(assignment.availablePromotionTriggers()).containsExactly(PromotionTrigger.BETTER_TIER);
        assertThat(assignment.review()).isNull();
    }

    @Test
    void leavesMonitorOnlyByABetterTierAsANewAccount() {
        Assignment plain = decide(account(IcpTier.C, MONITOR_ONLY, daysAgo(100)));
        assertThat(plain.cluster()).isEqualTo(CLUSTER_ICP);
        assertThat(plain.promotionTriggers()).containsExactly(PromotionTrigger.BETTER_TIER);
        Assignment engaged = decide(
                account(IcpTier.B, MONITOR_ONLY, daysAgo(100)).signals(signal(SignalType.WEBINAR, daysAgo(150))));
        assertThat(engaged.cluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(engaged.promotionTriggers())
                .containsExactly(PromotionTrigger.CONTENT_ENGAGEMENT, PromotionTrigger.BETTER_TIER);
    }

    @Test
    void liftsFromClusterIcpToActiveFocusInOneStep() {
        Assignment byMapping = decide(inClusterIcp(IcpTier.A).signals(signal(SignalType.DEMO, daysAgo(1))));
        assertThat(byMapping.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(byMapping.effectiveCluster()).isEqualTo(FUTURE_PIPELINE);
        assertThat(byMapping.promotionTriggers()).isEmpty();
        Assignment byTrigger = decide(inClusterIcp(IcpTier.A).events(event(EventType.TIMELINE_EXPRESSED, daysAgo(1))));
        assertThat(byTrigger.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(byTrigger.promotionTriggers()).containsExactly(PromotionTrigger.TIMELINE_EXPRESSED);
    }

    @Test
    void liftsANewAccountByTriggersToo() {
        assertThat(decide(account(IcpTier.A).signals(intentPageVisit(daysAgo(1))))
                        .cluster())
                .isEqualTo(FUTURE_PIPELINE);
        Assignment c = decide(account(IcpTier.C).events(event(EventType.CHALLENGE_VALIDATED, daysAgo(1))));
        assertThat(c.cluster()).isEqualTo(ACTIVE_FOCUS);
        assertThat(c.previousCluster()).isNull();
        assertThat(c.review().reasons())
                .containsExactly(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS, ReviewReason.SIGNALS_CONFLICT);
    }

    @Test
    void namesTriggersInTheOrderOfTheTable() {
        Assignment assignment = decide(inClusterIcp(IcpTier.A)
                .events(
                        event(EventType.BUDGET_EXPRESSED, daysAgo(1)),
                        event(EventType.TIMELINE_EXPRESSED, daysAgo(2)),
                        event(EventType.CHALLENGE_VALIDATED, daysAgo(3)))
                .deals(Deal.open("d1", daysAgo(5), null))
                .triggerStatus(TriggerStatus.YES)
                .contacts(new Contact("ann", null, true), new Contact("bob", null, true))
                .signals(
                        Signal.of(SignalType.OUTREACH_REPLY, daysAgo(1), "ann"),
                        Signal.of(SignalType.LINKEDIN_CONNECTION_ACCEPTED, daysAgo(1), "bob"),
                        intentPageVisit(daysAgo(1)),
                        signal(SignalType.WEBINAR, daysAgo(1))));
        assertThat(assignment.promotionTriggers())
                .containsExactly(
                        PromotionTrigger.CONTENT_ENGAGEMENT,
                        PromotionTrigger.INTENT_PAGE_VISIT,
                        PromotionTrigger.LINKEDIN_CONNECTION_ACCEPTED,
                        PromotionTrigger.OUTREACH_RESPONSE,
                        PromotionTrigger.NEWS_TRIGGER,
                        PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS,
                        PromotionTrigger.CHALLENGE_VALIDATED,
                        PromotionTrigger.BUYING_COMMITTEE_ENGAGED,
                        PromotionTrigger.TIMELINE_EXPRESSED,
                        PromotionTrigger.BUDGET_EXPRESSED,
                        PromotionTrigger.OPEN_DEAL);
        assertThat(assignment.availablePromotionTriggers()).isEmpty();
    }

    @Test
    void namesOnlyTriggersOfAMoveThatTheAccountHasNotMadeYet() {
        Account.Builder evidence = account(IcpTier.A)
                .signals(signal(SignalType.WEBINAR, daysAgo(1)))
                .events(event(EventType.BUDGET_EXPRESSED, daysAgo(1)));
        assertThat(decide(evidence).promotionTriggers())
                .containsExactly(PromotionTrigger.CONTENT_ENGAGEMENT, PromotionTrigger.BUDGET_EXPRESSED);
        assertThat(decide(evidence.current(CurrentCluster.of(FUTURE_PIPELINE, daysAgo(10))))
                        .promotionTriggers())
                .containsExactly(PromotionTrigger.BUDGET_EXPRESSED);
        assertThat(decide(evidence.current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(10))))
                        .promotionTriggers())
                .isEmpty();
    }

    @Test
    void offersEveryTriggerFromClusterIcp() {
        assertThat(decide(inClusterIcp(IcpTier.C)).availablePromotionTriggers())
                .containsExactly(
                        PromotionTrigger.CONTENT_ENGAGEMENT,
                        PromotionTrigger.INTENT_PAGE_VISIT,
                        PromotionTrigger.LINKEDIN_CONNECTION_ACCEPTED,
                        PromotionTrigger.OUTREACH_RESPONSE,
                        PromotionTrigger.NEWS_TRIGGER,
                        PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS,
                        PromotionTrigger.CHALLENGE_VALIDATED,
                        PromotionTrigger.BUYING_COMMITTEE_ENGAGED,
                        PromotionTrigger.TIMELINE_EXPRESSED,
                        PromotionTrigger.BUDGET_EXPRESSED,
                        PromotionTrigger.OPEN_DEAL);
    }

    @Test
    void offersTierCInFuturePipelineWhatValidatesTheNeed() {
        assertThat(decide(account(IcpTier.C, FUTURE_PIPELINE, daysAgo(10))
                                .signals(signal(SignalType.WEBINAR, daysAgo(1)))
                                .triggerStatus(TriggerStatus.YES))
                        .availablePromotionTriggers())
                .containsExactly(
                        PromotionTrigger.CHALLENGE_VALIDATED,
                        PromotionTrigger.BUYING_COMMITTEE_ENGAGED,
                        PromotionTrigger.TIMELINE_EXPRESSED,
                        PromotionTrigger.BUDGET_EXPRESSED,
                        PromotionTrigger.OPEN_DEAL);
    }

    @Test
    void offersTierAAndBInFuturePipelineAlsoWhatTheMappingLacks() {
        Account.Builder account = account(IcpTier.A, FUTURE_PIPELINE, daysAgo(10));
        assertThat(decide(account).availablePromotionTriggers())
                .startsWith(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS)
                .hasSize(6);
        assertThat(decide(account.signals(signal(SignalType.WEBINAR, daysAgo(1))))
                        .availablePromotionTriggers())
                .startsWith(PromotionTrigger.NEWS_TRIGGER, PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS)
                .hasSize(7);
        assertThat(decide(account.signals().triggerStatus(TriggerStatus.YES)).availablePromotionTriggers())
                .startsWith(
                        PromotionTrigger.CONTENT_ENGAGEMENT,
                        PromotionTrigger.LINKEDIN_CONNECTION_ACCEPTED,
                        PromotionTrigger.OUTREACH_RESPONSE,
                        PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS)
                .hasSize(9);
    }

    @Test
    void offersNothingInActiveFocusAndABetterTierInMonitorOnly() {
        assertThat(decide(account(IcpTier.A, ACTIVE_FOCUS, daysAgo(10))).availablePromotionTriggers())
                .isEmpty();
        assertThat(decide(account(IcpTier.D)).availablePromotionTriggers())
                .containsExactly(PromotionTrigger.BETTER_TIER);
    }

    private static Account.Builder inClusterIcp(IcpTier tier) {
        return account(tier, CLUSTER_ICP, daysAgo(200));
    }

    private static Assignment decide(Account.Builder account) {
        return engine.decide(account.build(), NOW);
    }
}
