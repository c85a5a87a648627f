package io.github.abmrules.rules;

import static io.github.abmrules.rules.Facts.NOW;
import static io.github.abmrules.rules.Facts.account;
import static io.github.abmrules.rules.Facts.codes;
import static io.github.abmrules.rules.Facts.event;
import static io.github.abmrules.rules.Facts.intentPageVisit;
import static io.github.abmrules.rules.Facts.justBefore;
import static io.github.abmrules.rules.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every window from both sides: live while {@code at <= asOf < end}. */
class WindowTest {
    private static final Instant SIX_MONTHS_BEFORE_NOW = Instant.parse("2025-12-30T12:00:00Z");
    private static final Map<String, AbmEngine> ENGINES = new HashMap<>();

    @AfterAll
    static void close() {
        ENGINES.values().forEach(AbmEngine::close);
        ENGINES.clear();
    }

    private static AbmEngine engine(String zone) {
        return ENGINES.computeIfAbsent(
                zone, name -> AbmEngine.builder().zone(ZoneId.of(name)).build());
    }

    @ParameterizedTest
    @EnumSource(
            value = SignalType.class,
            names = {"WEBSITE_VISIT", "AD_CLICK"})
    void countsVisitsAndAdClicksForLessThanThirtyDays(SignalType type) {
        Account account = account(IcpTier.A).signals(signal(type, NOW)).build();
        Instant end = NOW.plus(Duration.ofDays(30));
        assertThat(level(account, NOW)).isEqualTo(EngagementLevel.LOW);
        assertThat(level(account, justBefore(end))).isEqualTo(EngagementLevel.LOW);
        assertThat(level(account, end.minusNanos(1))).isEqualTo(EngagementLevel.LOW);
        assertThat(level(account, end)).isEqualTo(EngagementLevel.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = SignalType.class,
            names = {"WEBSITE_VISIT", "AD_CLICK"},
            mode = Mode.EXCLUDE)
    void countsEveryOtherSignalForLessThanSixMonths(SignalType type) {
        Account account =
                account(IcpTier.A).signals(signal(type, SIX_MONTHS_BEFORE_NOW)).build();
        assertThat(level(account, SIX_MONTHS_BEFORE_NOW)).isNotEqualTo(EngagementLevel.NONE);
        assertThat(level(account, justBefore(NOW))).isNotEqualTo(EngagementLevel.NONE);
        assertThat(level(account, NOW.minusNanos(1))).isNotEqualTo(EngagementLevel.NONE);
        assertThat(level(account, NOW)).isEqualTo(EngagementLevel.NONE);
    }

    @ParameterizedTest
    @EnumSource(SignalType.class)
    void doesNotCountASignalOfTheFuture(SignalType type) {
        Account account = account(IcpTier.A).signals(signal(type, NOW)).build();
        Assignment before = engine("UTC").decide(account, NOW.minusNanos(1));
        assertThat(before.engagementLevel()).isEqualTo(EngagementLevel.NONE);
        assertThat(before.promotionTriggers()).isEmpty();
        assertThat(codes(before)).containsExactly("FUTURE_EVIDENCE");
        assertThat(codes(engine("UTC").decide(account, NOW))).isEmpty();
    }

    @Test
    void promotesByAnIntentPageVisitForLessThanThirtyDays() {
        Account account = account(IcpTier.A).signals(intentPageVisit(NOW)).build();
        Instant end = NOW.plus(Duration.ofDays(30));
        assertThat(promotions(account, justBefore(end))).containsExactly(PromotionTrigger.INTENT_PAGE_VISIT);
        assertThat(promotions(account, end)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CHALLENGE_VALIDATED, CHALLENGE_VALIDATED",
        "TIMELINE_EXPRESSED, TIMELINE_EXPRESSED",
        "BUDGET_EXPRESSED, BUDGET_EXPRESSED"
    })
    void countsAPromotionEventForLessThanSixMonths(EventType type, PromotionTrigger trigger) {
        Account account =
                account(IcpTier.B).events(event(type, SIX_MONTHS_BEFORE_NOW)).build();
        assertThat(promotions(account, justBefore(SIX_MONTHS_BEFORE_NOW))).isEmpty();
        assertThat(promotions(account, SIX_MONTHS_BEFORE_NOW)).containsExactly(trigger);
        assertThat(promotions(account, justBefore(NOW))).containsExactly(trigger);
        assertThat(promotions(account, NOW)).isEmpty();
    }

    @Test
    void countsNewsWithoutAnExpiryForLessThanSixMonths() {
        Account account = account(IcpTier.A)
                .triggers(Trigger.positive("funding", SIX_MONTHS_BEFORE_NOW))
                .build();
        assertThat(news(account, justBefore(SIX_MONTHS_BEFORE_NOW))).isEqualTo(TriggerStatus.NO);
        assertThat(news(account, SIX_MONTHS_BEFORE_NOW)).isEqualTo(TriggerStatus.YES);
        assertThat(news(account, justBefore(NOW))).isEqualTo(TriggerStatus.YES);
        assertThat(news(account, NOW)).isEqualTo(TriggerStatus.NO);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01T00:00:00Z", "2027-02-01T00:00:00Z"})
    void countsNewsUntilItsExpiryWhetherThatIsBeforeOrAfterSixMonths(Instant expiry) {
        Trigger funding = new Trigger("funding", TriggerPolarity.POSITIVE, SIX_MONTHS_BEFORE_NOW, expiry, null);
        Account account = account(IcpTier.A).triggers(funding).build();
        assertThat(news(account, justBefore(expiry))).isEqualTo(TriggerStatus.YES);
        assertThat(news(account, expiry)).isEqualTo(TriggerStatus.NO);
    }

    /** Where a month ends, in leap years, away from UTC, and on days on which clocks are changed. */
    @ParameterizedTest
    @CsvSource({
        "UTC,              2025-08-28T10:00:00Z, 2026-02-28T10:00:00Z",
        "UTC,              2025-08-29T10:00:00Z, 2026-02-28T10:00:00Z",
        "UTC,              2025-08-31T10:00:00Z, 2026-02-28T10:00:00Z",
        "UTC,              2023-08-29T10:00:00Z, 2024-02-29T10:00:00Z",
        "UTC,              2023-08-31T10:00:00Z, 2024-02-29T10:00:00Z",
        "UTC,              2025-12-31T10:00:00Z, 2026-06-30T10:00:00Z",
        "UTC,              2024-02-29T10:00:00Z, 2024-08-29T10:00:00Z",
        // 31 August, 23:30, in New York is 1 September in UTC.
        "America/New_York, 2025-09-01T03:30:00Z, 2026-03-01T04:30:00Z",
        "UTC,              2025-09-01T03:30:00Z, 2026-03-01T03:30:00Z",
        // 31 August, 00:30, in India is 30 August in UTC.
        "Asia/Kolkata,     2025-08-30T19:00:00Z, 2026-02-27T19:00:00Z",
        "UTC,              2025-08-30T19:00:00Z, 2026-02-28T19:00:00Z",
        // 31 August, 01:00, in Samoa is 30 August in UTC.
        "Pacific/Apia,     2025-08-30T12:00:00Z, 2026-02-27T12:00:00Z",
        // Samoa had no 30 December 2011.
        "Pacific/Apia,     2011-06-30T23:00:00Z, 2011-12-30T22:00:00Z",
        // 02:30 is left out on 29 March 2026.
        "Europe/Berlin,    2025-09-29T00:30:00Z, 2026-03-29T01:30:00Z",
        // 02:30 is there twice on 25 October 2026; the first one counts.
        "Europe/Berlin,    2026-04-25T00:30:00Z, 2026-10-25T00:30:00Z"
    })
    void countsMonthsByTheCalendarOfTheZone(String zone, Instant at, Instant end) {
        Account account = account(IcpTier.C)
                .signals(signal(SignalType.EMAIL_REPLY, at))
                .triggers(Trigger.positive("funding", at))
                .events(event(EventType.BUDGET_EXPRESSED, at))
                .build();
        Assignment live = engine(zone).decide(account, justBefore(end));
        assertThat(live.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
        assertThat(live.triggerStatus()).isEqualTo(TriggerStatus.YES);
        assertThat(live.promotionTriggers())
                .containsExactly(
                        PromotionTrigger.OUTREACH_RESPONSE,
                        PromotionTrigger.NEWS_TRIGGER,
                        PromotionTrigger.BUDGET_EXPRESSED);
        Assignment dead = engine(zone).decide(account, end);
        assertThat(dead.engagementLevel()).isEqualTo(EngagementLevel.NONE);
        assertThat(dead.triggerStatus()).isEqualTo(TriggerStatus.NO);
        assertThat(dead.promotionTriggers()).isEmpty();
    }

    /** A day of a window has 24 hours, also where the clocks are changed within it. */
    @ParameterizedTest
    @CsvSource({
        "UTC,              2026-03-10T12:00:00Z, 2026-04-09T12:00:00Z",
        "Europe/Berlin,    2026-03-10T12:00:00Z, 2026-04-09T12:00:00Z",
        "America/New_York, 2026-10-15T12:00:00Z, 2026-11-14T12:00:00Z",
        "Pacific/Apia,     2011-12-15T12:00:00Z, 2012-01-14T12:00:00Z"
    })
    void countsDaysOfTwentyFourHoursInEveryZone(String zone, Instant at, Instant end) {
        Account account = account(IcpTier.A).signals(intentPageVisit(at)).build();
        assertThat(engine(zone).decide(account, justBefore(end)).promotionTriggers())
                .containsExactly(PromotionTrigger.INTENT_PAGE_VISIT);
        assertThat(engine(zone).decide(account, end).promotionTriggers()).isEmpty();
    }

    /** 31 August, 01:00, plus six months is before 29 August, 23:00, plus six months. */
    @Test
    void countsAnEarlierSignalThatLivesLongerThanALaterOne() {
        Instant earlier = Instant.parse("2025-08-29T23:00:00Z");
        Instant later = Instant.parse("2025-08-31T01:00:00Z");
        Instant between = Instant.parse("2026-02-28T12:00:00Z");
        Instant over = Instant.parse("2026-02-28T23:00:00Z");
        for (SignalType second : new SignalType[] {SignalType.EMAIL_REPLY, SignalType.WEBINAR}) {
            Account standing = account(IcpTier.B, Cluster.FUTURE_PIPELINE, Instant.parse("2025-01-01T00:00:00Z"))
                    .signals(signal(SignalType.EMAIL_REPLY, earlier), signal(second, later))
                    .build();
            Account turned = standing.toBuilder()
                    .signals(standing.signals().get(1), standing.signals().get(0))
                    .build();
            for (Account account : new Account[] {standing, turned}) {
                Assignment live = engine("UTC").decide(account, between);
                assertThat(live.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
                assertThat(live.demotionTriggers()).isEmpty();
                Assignment dead = engine("UTC").decide(account, over);
                assertThat(dead.engagementLevel()).isEqualTo(EngagementLevel.NONE);
                assertThat(dead.demotionTriggers()).containsExactly(DemotionTrigger.NO_ENGAGEMENT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTC,              2025-08-31T10:00:00Z",
        "UTC,              2023-08-31T10:00:00Z",
        "UTC,              2025-12-30T12:00:00Z",
        "America/New_York, 2025-09-01T03:30:00Z",
        "Asia/Kolkata,     2025-08-30T19:00:00Z",
        "Pacific/Apia,     2011-06-30T23:00:00Z",
        "Europe/Berlin,    2025-09-29T00:30:00Z",
        "Europe/Berlin,    2026-04-25T00:30:00Z"
    })
    void demotesForNoEngagementFromTheVeryInstantAtWhichTheLastSignalIsDead(String zone, Instant at) {
        Instant end = at.atZone(ZoneId.of(zone)).plusMonths(6).toInstant();
        Account account = account(IcpTier.B, Cluster.FUTURE_PIPELINE, Instant.parse("2011-01-01T00:00:00Z"))
                .signals(signal(SignalType.EMAIL_REPLY, at))
                .build();
        Assignment live = engine(zone).decide(account, end.minusNanos(1));
        assertThat(live.engagementLevel()).isEqualTo(EngagementLevel.MEDIUM);
        assertThat(live.demotionTriggers()).isEmpty();
        assertThat(live.cluster()).isEqualTo(Cluster.FUTURE_PIPELINE);
        Assignment dead = engine(zone).decide(account, end);
        assertThat(dead.engagementLevel()).isEqualTo(EngagementLevel.NONE);
        assertThat(dead.demotionTriggers()).containsExactly(DemotionTrigger.NO_ENGAGEMENT);
        assertThat(dead.cluster()).isEqualTo(Cluster.CLUSTER_ICP);
    }

    private static EngagementLevel level(Account account, Instant asOf) {
        return engine("UTC").decide(account, asOf).engagementLevel();
    }

    private static TriggerStatus news(Account account, Instant asOf) {
        return engine("UTC").decide(account, asOf).triggerStatus();
    }

    private static Iterable<PromotionTrigger> promotions(Account account, Instant asOf) {
        return engine("UTC").decide(account, asOf).promotionTriggers();
    }
}
