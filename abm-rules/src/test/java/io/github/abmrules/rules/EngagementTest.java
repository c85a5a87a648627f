package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.codes;
import static io.github.abmrules.rules.Facts.daysAgo;
import static io.github.abmrules.rules.Facts.fallen;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What signals, people and news make of the engagement level and the trigger status. */
class EngagementTest {
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
        "DEMO, HIGH",
        "MEETING, HIGH",
        "CONTENT_DOWNLOAD, MEDIUM",
        "EMAIL_REPLY, MEDIUM",
        "WEBINAR, MEDIUM",
        "EVENT, MEDIUM",
        "LINKEDIN_CONNECTION_ACCEPTED, MEDIUM",
        "OUTREACH_REPLY, MEDIUM",
        "WEBSITE_VISIT, LOW",
        "AD_CLICK, LOW"
    })
    void seesTheLevelOfEverySignalType(SignalType type, EngagementLevel level) {
        assertThat(decide(account(IcpTier.A).signals(signal(type, daysAgo(1)))).engagementLevel())
                .isEqualTo(level);
    }

    @Test
    void seesNoEngagementWithoutSignals() {
        assertThat(decide(account(IcpTier.A)).engagementLevel()).isEqualTo(EngagementLevel.NONE);
    }

    @Test
    void letsTheHighestLiveSignalWin() {
        Signal visit = signal(SignalType.WEBSITE_VISIT, daysAgo(1));
        Signal reply = signal(SignalType.EMAIL_REPLY, daysAgo(2));
        Signal demo = signal(SignalType.DEMO, daysAgo(3));
        assertThat(decide(account(IcpTier.A).signals(visit, reply)).engagementLevel())
                .isEqualTo(EngagementLevel.MEDIUM);
        assertThat(decide(account(IcpTier.A).signals(visit, reply, demo)).engagementLevel())
                .isEqualTo(EngagementLevel.HIGH);
        assertThat(decide(account(IcpTier.A).signals(visit, signal(SignalType.DEMO, daysAgo(300))))
                        .engagementLevel())
                .isEqualTo(EngagementLevel.LOW);
    }

    @Test
    void seesHighEngagementInTwoEngagedContacts() {
        Assignment assignment = decide(account(IcpTier.C)
                .signals(
                        Signal.of(SignalType.EMAIL_REPLY, daysAgo(1), "ann"),
                        Signal.of(SignalType.EVENT, daysAgo(2), "bob")));
        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.HIGH);
        assertThat(assignment.promotionTriggers())
                .containsExactly(PromotionTrigger.OUTREACH_RESPONSE, PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
    }

    @Test
    void countsAContactOnceHoweverOftenItEngages() {
        Assignment assignment = decide(account(IcpTier.C)
                .signals(
                        Signal.of(SignalType.EMAIL_REPLY, daysAgo(1), "ann"),
                        Signal.of(SignalType.EVENT, daysAgo(2), "ann"),
                        Signal.of(SignalType.EMAIL_REPLY, daysAgo(3), "ann")));
        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
        assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.OUTREACH_RESPONSE);
    }

    @Test
    void doesNotTakeAVisitorForAnEngagedContact() {
        Assignment assignment = decide(account(IcpTier.C)
                .signals(
                        Signal.of(SignalType.WEBSITE_VISIT, daysAgo(1), "ann"),
                        Signal.of(SignalType.AD_CLICK, daysAgo(1), "bob"),
                        Signal.of(SignalType.EVENT, daysAgo(1), "cid")));
        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
        assertThat(assignment.promotionTriggers()).isEmpty();
    }

    @Test
    void doesNotCountAContactWhoseSignalIsDead() {
        Assignment assignment = decide(account(IcpTier.C)
                .signals(
                        Signal.of(SignalType.EVENT, daysAgo(1), "ann"),
                        Signal.of(SignalType.EVENT, Instant.parse("2025-12-30T12:00:00Z"), "bob")));
        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
        assertThat(assignment.promotionTriggers()).isEmpty();
    }

    @Test
    void takesASignalWithoutAContactForNobodysEngagement() {
        Assignment assignment = decide(account(IcpTier.C)
                .signals(
                        signal(SignalType.EVENT, daysAgo(1)),
                        signal(SignalType.EVENT, daysAgo(2)),
                        Signal.of(SignalType.EVENT, daysAgo(3), "ann")));
        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
        assertThat(assignment.promotionTriggers()).isEmpty();
    }

    @Test
    void countsCommitteeMembersAmongTheEngagedContactsOnly() {
        Account.Builder engaged = account(IcpTier.B)
                .signals(
                        Signal.of(SignalType.EVENT, daysAgo(1), "ann"), Signal.of(SignalType.EVENT, daysAgo(1), "bob"));
        Contact ann = new Contact("ann", "CFO", true);
        assertThat(decide(engaged.contacts(ann, new Contact("bob", "CTO", true)))
                        .promotionTriggers())
                .containsExactly(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS, PromotionTrigger.BUYING_COMMITTEE_ENGAGED);
        assertThat(decide(engaged.contacts(ann, new Contact("bob", "CTO", false)))
                        .promotionTriggers())
                .containsExactly(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
        assertThat(decide(engaged.contacts(ann, new Contact("cid", "CTO", true)))
                        .promotionTriggers())
                .containsExactly(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
    }

    @ParameterizedTest
    @EnumSource(EngagementLevel.class)
    void letsAGivenLevelReplaceTheLevelOfSignals(EngagementLevel given) {
        Assignment assignment =
                decide(account(IcpTier.A).engagementLevel(given).signals(signal(SignalType.EMAIL_REPLY, daysAgo(1))));
        assertThat(assignment.engagementLevel()).isEqualTo(given);
        assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.OUTREACH_RESPONSE);
    }

    @Test
    void takesAGivenLevelWithoutSignalsForEngagementOfToday() {
        Account.Builder account = account(IcpTier.C, Cluster.FUTURE_PIPELINE, daysAgo(400));
        for (EngagementLevel level : EngagementLevel.values()) {
            Assignment assignment = decide(account.engagementLevel(level));
            if (level == EngagementLevel.NONE) {
                assertThat(assignment.demotionTriggers()).containsExactly(DemotionTrigger.NO_ENGAGEMENT);
            } else {
                assertThat(assignment.demotionTriggers()).isEmpty();
            }
        }
    }

    @Test
    void doesNotTakeAGivenLevelForEngagementWhereSignalsAreKnown() {
        Assignment assignment = decide(account(IcpTier.C, Cluster.FUTURE_PIPELINE, daysAgo(400))
                .engagementLevel(EngagementLevel.HIGH)
                .signals(signal(SignalType.EMAIL_REPLY, daysAgo(300))));
        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.HIGH);
        assertThat(assignment.demotionTriggers()).containsExactly(DemotionTrigger.NO_ENGAGEMENT);
        assertThat(assignment.cluster()).isEqualTo(Cluster.CLUSTER_ICP);
    }

    @Test
    void showsTheLevelOverAllLiveSignalsAlsoThoseThatAFloorKeepsFromLifting() {
        Assignment assignment = decide(fallen(IcpTier.A, Cluster.CLUSTER_ICP, daysAgo(10))
                .signals(signal(SignalType.DEMO, daysAgo(20)), signal(SignalType.WEBSITE_VISIT, daysAgo(1))));
        assertThat(assignment.engagementLevel()).isEqualTo(EngagementLevel.HIGH);
        assertThat(assignment.cluster()).isEqualTo(Cluster.CLUSTER_ICP);
    }

    @Test
    void seesNoTriggerWhereNothingIsGiven() {
        assertThat(decide(account(IcpTier.A)).triggerStatus()).isEqualTo(TriggerStatus.NO);
    }

    @Test
    void letsAGivenTriggerStatusWinOverNews() {
        Trigger positive = Trigger.positive("funding", daysAgo(1));
        Assignment no =
                decide(account(IcpTier.A).triggerStatus(TriggerStatus.NO).triggers(positive));
        assertThat(no.triggerStatus()).isEqualTo(TriggerStatus.NO);
        assertThat(no.cluster()).isEqualTo(Cluster.CLUSTER_ICP);
        Assignment yes = decide(account(IcpTier.A).triggerStatus(TriggerStatus.YES));
        assertThat(yes.triggerStatus()).isEqualTo(TriggerStatus.YES);
        assertThat(yes.cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
    }

    @Test
    void takesNegativeNewsForAFindingOnly() {
        Trigger negative = new Trigger("layoffs", TriggerPolarity.NEGATIVE, daysAgo(1), null, null);
        Assignment assignment = decide(account(IcpTier.A).triggers(negative));
        assertThat(assignment.triggerStatus()).isEqualTo(TriggerStatus.NO);
        assertThat(assignment.cluster()).isEqualTo(Cluster.CLUSTER_ICP);
        assertThat(codes(assignment)).containsExactly("NEGATIVE_TRIGGER");
    }

    @Test
    void countsPositiveNewsBesideNegative() {
        Assignment assignment = decide(account(IcpTier.A)
                .triggers(
                        new Trigger("layoffs", TriggerPolarity.NEGATIVE, daysAgo(1), null, null),
                        Trigger.positive("funding", daysAgo(1))));
        assertThat(assignment.triggerStatus()).isEqualTo(TriggerStatus.YES);
        assertThat(assignment.promotionTriggers()).containsExactly(PromotionTrigger.NEWS_TRIGGER);
    }

    @Test
    void countsNewsFromTheInstantOfItsDetection() {
        Account.Builder account = account(IcpTier.A).triggers(Trigger.positive("funding", NOW));
        assertThat(decide(account).triggerStatus()).isEqualTo(TriggerStatus.YES);
        Assignment before = engine.decide(account.build(), NOW.minusNanos(1));
        assertThat(before.triggerStatus()).isEqualTo(TriggerStatus.NO);
        assertThat(codes(before)).containsExactly("FUTURE_EVIDENCE");
    }

    private static Assignment decide(Account.Builder account) {
        return engine.decide(account.build(), NOW);
    }
}
