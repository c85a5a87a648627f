package io.github.abmrules.rules;

import static io.github.abmrules.core.cluster.Cluster.ACTIVE_FOCUS;
import static io.github.abmrules.core.cluster.Cluster.CLUSTER_ICP;
import static io.github.abmrules.core.cluster.Cluster.FUTURE_PIPELINE;
import static io.github.abmrules.core.cluster.Cluster.MONITOR_ONLY;
import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.event;
import static io.github.abmrules.rules.Facts.justAfter;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.rules.reference.RandomAccounts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an account gets: programme, next action, micro-segment, personalization, and the four answers. */
class ProgrammeTest {
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
    class Programmes {

        @ParameterizedTest
        @CsvSource({
            "MONITOR_ONLY, NONE",
            "CLUSTER_ICP, AUTOMATED_DEMAND_GEN",
            "FUTURE_PIPELINE, SDR_AND_MARKETING_NURTURE",
            "ACTIVE_FOCUS, SALES_AND_MARKETING"
        })
        void followTheClusterInForce(Cluster effective, ProgramType program) {
            for (IcpTier tier : IcpTier.values()) {
                Assignment assignment = decide(account(tier).pin(new Pin(effective, justAfter(NOW), null, null)));
                assertThat(assignment.effectiveCluster()).isEqualTo(effective);
                assertThat(assignment.programType()).isEqualTo(program);
                assertThat(assignment.nextAction().program()).isEqualTo(program);
            }
        }

        @Test
        void doNotFollowAMoveThatWaits() {
            Assignment rising =
                    decide(account(IcpTier.A, CLUSTER_ICP, daysAgo(20)).signals(signal(SignalType.DEMO, daysAgo(1))));
            assertThat(rising.cluster()).isEqualTo(ACTIVE_FOCUS);
            assertThat(rising.programType()).isEqualTo(ProgramType.SDR_AND_MARKETING_NURTURE);
            Assignment falling = decide(account(IcpTier.D, ACTIVE_FOCUS, daysAgo(20)));
            assertThat(falling.cluster()).isEqualTo(MONITOR_ONLY);
            assertThat(falling.programType()).isEqualTo(ProgramType.SALES_AND_MARKETING);
        }

        @Test
        void areCountedByTheClusterInForce() {
            Portfolio portfolio = engine.decideAll(
                    List.of(
                            named("rising")
                                    .signals(signal(SignalType.DEMO, daysAgo(1)))
                                    .build(),
                            named("falling")
                                    .icpTier(IcpTier.D)
                                    .current(CurrentCluster.of(ACTIVE_FOCUS, daysAgo(20)))
                                    .build(),
                            named("plain").build(),
                            named("poor").icpTier(IcpTier.E).build(),
                            named("plain").build()),
                    NOW);
            assertThat(portfolio.summary().futurePipelineCount()).isEqualTo(1);
            assertThat(portfolio.summary().activeFocusCount()).isEqualTo(1);
            assertThat(portfolio.summary().clusterIcpCount()).isEqualTo(1);
            assertThat(portfolio.summary().monitorOnlyCount()).isEqualTo(1);
            assertThat(portfolio.summary().pendingReviewCount()).isEqualTo(2);
            assertThat(portfolio.summary().rejectedCount()).isEqualTo(1);
        }

        private static Account.Builder named(String id) {
            return Account.builder(id).icpTier(IcpTier.A);
        }
    }

    @Nested
    class NextActions {

        @Test
        void inMonitorOnlyWatchOrHandOver() {
            assertThat(action(account(IcpTier.D))).isEqualTo(NextAction.WATCH_FOR_BETTER_TIER);
            assertThat(action(account(IcpTier.A).deals(Deal.closed("d1", DealStatus.CLOSED_WON, daysAgo(5)))))
                    .isEqualTo(NextAction.HAND_TO_CUSTOMER_MARKETING);
        }

        @Test
        void inClusterIcpAreMarketings() {
            assertThat(action(account(IcpTier.A))).isEqualTo(NextAction.SHARE_THOUGHT_LEADERSHIP);
            assertThat(action(account(IcpTier.A).contacts(new Contact("ann", null, false))))
                    .isEqualTo(NextAction.RUN_LINKEDIN_ADS);
            assertThat(action(account(IcpTier.A).signals(signal(SignalType.AD_CLICK, daysAgo(1)))))
                    .isEqualTo(NextAction.OFFER_USEFUL_RESOURCE);
            assertThat(action(account(IcpTier.C, FUTURE_PIPELINE, daysAgo(20))
                            .signals(signal(SignalType.EVENT, daysAgo(2)))
                            .pin(new Pin(Cluster.CLUSTER_ICP, NOW.plus(Duration.ofDays(9)), null, null))))
                    .isEqualTo(NextAction.INVITE_TO_EDUCATIONAL_WEBINAR);
        }

        @Test
        void afterAFallGoByWhatStillCounts() {
            assertThat(action(account(IcpTier.C, FUTURE_PIPELINE, daysAgo(20))
                            .signals(signal(SignalType.EVENT, daysAgo(2)))
                            .events(event(EventType.CONFIRMED_NO_PRIORITY, daysAgo(1)))))
                    .isEqualTo(NextAction.SHARE_THOUGHT_LEADERSHIP);
        }

        @Test
        void inFuturePipelineLeadFromARelationshipToAChallenge() {
            Account.Builder account = account(IcpTier.C, FUTURE_PIPELINE, daysAgo(20));
            assertThat(action(account)).isEqualTo(NextAction.START_SDR_ENGAGEMENT);
            account.signals(signal(SignalType.EVENT, daysAgo(1)));
            assertThat(action(account)).isEqualTo(NextAction.HOLD_RESEARCH_INTERVIEW);
            account.challenge(Challenge.GROWTH);
            assertThat(action(account)).isEqualTo(NextAction.SEND_SEGMENT_CONTENT);
            account.triggerStatus(TriggerStatus.YES);
            assertThat(action(account)).isEqualTo(NextAction.INVITE_TO_PEER_ROUNDTABLE);
        }

        @Test
        void inActiveFocusLeadFromTheCommitteeToTheBusinessCase() {
            Account.Builder account = account(IcpTier.A, ACTIVE_FOCUS, daysAgo(20));
            assertThat(action(account)).isEqualTo(NextAction.MULTI_THREAD_COMMITTEE);
            committee(account);
            assertThat(action(account)).isEqualTo(NextAction.HOLD_EXECUTIVE_BRIEFING);
            account.events(event(EventType.CHALLENGE_VALIDATED, daysAgo(1)));
            assertThat(action(account)).isEqualTo(NextAction.DEVELOP_CHAMPION);
            account.deals(Deal.open("d1", daysAgo(1), null));
            assertThat(action(account)).isEqualTo(NextAction.BUILD_BUSINESS_CASE);
        }

        @Test
        void areAllReachedAndAlwaysOfTheProgrammeInForce() {
            Set<NextAction> reached = EnumSet.noneOf(NextAction.class);
            List<Account> accounts = RandomAccounts.around(NOW, ZoneOffset.UTC, 11).stream(10_000)
                    .toList();
            for (Outcome outcome : engine.decideEach(accounts, NOW)) {
                Assignment assignment = outcome.assignment();
                if (assignment != null) {
                    reached.add(assignment.nextAction());
                    assertThat(assignment.nextAction().program()).isEqualTo(assignment.programType());
                    if (assignment.effectiveCluster() == CLUSTER_ICP) {
                        assertThat(assignment.nextAction().program()).isEqualTo(ProgramType.AUTOMATED_DEMAND_GEN);
                    }
                }
            }
            assertThat(reached).containsExactlyInAnyOrder(NextAction.values());
        }

        private static NextAction action(Account.Builder account) {
            return decide(account).nextAction();
        }
    }

    @Nested
    class MicroSegments {

        @ParameterizedTest
        @EnumSource(Cluster.class)
        void areForFuturePipelineOnly(Cluster effective) {
            Assignment assignment = decide(account(IcpTier.A)
                    .challenge(Challenge.RISK)
                    .vertical("retail")
                    .stage(CompanyStage.ESTABLISHED)
                    .pin(new Pin(effective, justAfter(NOW), null, null)));
            if (effective == FUTURE_PIPELINE) {
                assertThat(assignment.microSegment())
                        .isEqualTo(new MicroSegment(Challenge.RISK, "retail", CompanyStage.ESTABLISHED));
            } else {
                assertThat(assignment.microSegment()).isNull();
            }
        }

        @Test
        void areThereWhileAPromotionWaits() {
            Assignment assignment = decide(account(IcpTier.A).signals(signal(SignalType.DEMO, daysAgo(1))));
            assertThat(assignment.microSegment()).isEqualTo(new MicroSegment(null, null, null));
        }
    }

    @Nested
    class Personalizations {

        @ParameterizedTest
        @CsvSource({"A, TIER_1, BUYER", "B, TIER_2, ACCOUNT", "C, TIER_3, VERTICAL", "D,,", "E,,"})
        void followTheAccountTier(IcpTier tier, AccountTier accountTier, Personalization personalization) {
            Assignment assignment = decide(account(tier));
            assertThat(assignment.accountTier()).isEqualTo(accountTier);
            assertThat(assignment.personalization()).isEqualTo(personalization);
        }

        @Test
        void ofTierThreeFollowTheJobToBeDoneWhereItIsKnown() {
            assertThat(decide(account(IcpTier.C).jobToBeDone("cut costs")).personalization())
                    .isEqualTo(Personalization.JTBD);
            assertThat(decide(account(IcpTier.A).jobToBeDone("cut costs")).personalization())
                    .isEqualTo(Personalization.BUYER);
        }

        @Test
        void haveAContentApproach() {
            for (Personalization personalization : Personalization.values()) {
                assertThat(personalization.contentApproach()).isNotBlank();
            }
        }

        @Test
        void followTheTiersOfTheHouseButNeverServeDAndE() {
            try (AbmEngine house = AbmEngine.builder()
                    .parameter("programme", "account-tiers", "{B: TIER_1, C: TIER_2, D: TIER_3}")
                    .build()) {
                assertThat(house.decide(account(IcpTier.A).build(), NOW).personalization())
                        .isNull();
                assertThat(house.decide(account(IcpTier.B).build(), NOW).personalization())
                        .isEqualTo(Personalization.BUYER);
                assertThat(house.decide(account(IcpTier.C).build(), NOW).personalization())
                        .isEqualTo(Personalization.ACCOUNT);
                assertThat(house.decide(account(IcpTier.D).build(), NOW).personalization())
                        .isNull();
            }
        }
    }

    @Nested
    class SegmentationQuestions {

        @Test
        void areAllAnsweredWithNoWhereNothingIsKnown() {
            Segmentation segmentation = decide(account(IcpTier.A)).segmentation();
            assertThat(segmentation)
                    .isEqualTo(new Segmentation(
                            Segmentation.Answer.NO,
                            Segmentation.Answer.NO,
                            Segmentation.Answer.NO,
                            Segmentation.Answer.NO));
        }

        @Test
        void takeLiveSignalsForEngagement() {
            Segmentation segmentation = decide(account(IcpTier.A)
                            .signals(
                                    signal(SignalType.EMAIL_REPLY, daysAgo(2)),
                                    signal(SignalType.AD_CLICK, daysAgo(1)),
                                    signal(SignalType.AD_CLICK, daysAgo(100))))
                    .segmentation();
            assertThat(segmentation.engaged().answer()).isTrue();
            assertThat(segmentation.engaged().facts())
                    .containsExactly("AD_CLICK " + daysAgo(1), "EMAIL_REPLY " + daysAgo(2));
            assertThat(segmentation.buyingSignals().answer()).isFalse();
        }

        @Test
        void takeAGivenLevelForEngagement() {
            Segmentation segmentation = decide(account(IcpTier.A).engagementLevel(EngagementLevel.HIGH))
                    .segmentation();
            assertThat(segmentation.engaged()).isEqualTo(yes("engagement_level HIGH"));
            assertThat(segmentation.buyingSignals()).isEqualTo(yes("engagement_level HIGH"));
        }

        @Test
        void takeNewsAndAValidatedChallengeForEvidenceOfAChallenge() {
            assertThat(decide(account(IcpTier.A).triggers(Trigger.positive("funding", daysAgo(3))))
                            .segmentation()
                            .challenge())
                    .isEqualTo(yes("news_trigger " + daysAgo(3)));
            assertThat(decide(account(IcpTier.A).events(event(EventType.CHALLENGE_VALIDATED, daysAgo(4))))
                            .segmentation()
                            .challenge())
                    .isEqualTo(yes("challenge_validated " + daysAgo(4)));
        }

        @Test
        void doNotTakeAHypothesisForEvidenceOfAChallenge() {
            Assignment assignment = decide(account(IcpTier.A).challenge(Challenge.GROWTH));
            assertThat(assignment.segmentation().challenge()).isEqualTo(Segmentation.Answer.NO);
        }

        @Test
        void takeAValidatedChallengeWithAnEngagedCommitteeForAValidatedNeed() {
            Account.Builder account = account(IcpTier.A).events(event(EventType.CHALLENGE_VALIDATED, daysAgo(4)));
            assertThat(decide(account).segmentation().validatedNeed()).isEqualTo(Segmentation.Answer.NO);
            assertThat(decide(committee(account)).segmentation().validatedNeed())
                    .isEqualTo(yes("buying_committee_engaged 2", "challenge_validated " + daysAgo(4)));
        }

        @ParameterizedTest
        @CsvSource({"TIMELINE_EXPRESSED, timeline_expressed", "BUDGET_EXPRESSED, budget_expressed"})
        void takeTimelineAndBudgetForBuyingSignals(EventType type, String fact) {
            assertThat(decide(account(IcpTier.A).events(event(type, daysAgo(4))))
                            .segmentation()
                            .buyingSignals())
                    .isEqualTo(yes(fact + " " + daysAgo(4)));
        }

        @Test
        void takeAnOpenDealAndStrongEngagementForBuyingSignals() {
            assertThat(decide(account(IcpTier.A).deals(Deal.open("d1", daysAgo(4), null)))
                            .segmentation()
                            .buyingSignals())
                    .isEqualTo(yes("open_deal " + daysAgo(4)));
            assertThat(decide(account(IcpTier.A)
                                    .signals(
                                            signal(SignalType.DEMO, daysAgo(4)),
                                            signal(SignalType.AD_CLICK, daysAgo(1))))
                            .segmentation()
                            .buyingSignals())
                    .isEqualTo(yes("DEMO " + daysAgo(4)));
        }

        private static Segmentation.Answer yes(String... facts) {
            return new Segmentation.Answer(true, List.of(facts));
        }
    }

    private static Account.Builder committee(Account.Builder account) {
        return account.contacts(new Contact("ann", null, true), new Contact("bob", null, true))
                .signals(
                        Signal.of(SignalType.EVENT, daysAgo(1), "ann"), Signal.of(SignalType.EVENT, daysAgo(1), "bob"));
    }

    private static Assignment decide(Account.Builder account) {
        return engine.decide(account.build(), NOW);
    }
}
