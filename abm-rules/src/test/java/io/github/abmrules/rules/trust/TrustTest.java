package io.github.abmrules.rules.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.ask.AskVerdict;
import io.github.abmrules.core.ask.CheckedAsk;
import io.github.abmrules.core.ask.JourneyStep;
import io.github.abmrules.core.ask.MismatchReason;
import io.github.abmrules.core.ask.RaisingStep;
import io.github.abmrules.core.ask.RecommendedAsk;
import io.github.abmrules.core.ask.TrustAsk;
import io.github.abmrules.core.ask.TrustInquiry;
import io.github.abmrules.core.ask.TrustReport;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.advice.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Trust by the shipped rules. */
class TrustTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");

    /** The ranges of channels, written down once more, as figures. */
    private static final Map<Channel, int[]> RANGES = new EnumMap<>(Map.of(
            Channel.SEO_CONTENT, new int[] {0, 2},
            Channel.LINKEDIN_ORGANIC, new int[] {1, 3},
            Channel.LINKEDIN_PAID, new int[] {1, 4},
            Channel.EMAIL, new int[] {2, 4},
            Channel.ABM, new int[] {0, 5},
            Channel.EVENTS, new int[] {2, 4},
            Channel.CHAMPIONS, new int[] {4, 5}));

    private static Advisor<TrustInquiry, TrustReport> advisor;

    @BeforeAll
    static void make() {
        advisor = Advisor.of(Questions.TRUST);
    }

    @AfterAll
    static void close() {
        advisor.close();
    }

    private static AccountEvent event(EventType type, String date) {
        return AccountEvent.of(type, Instant.parse(date + "T00:00:00Z"));
    }

    private static AccountEvent lost(TrustLevel level, String date) {
        return new AccountEvent(EventType.TRUST_LOST, Instant.parse(date + "T00:00:00Z"), level, null);
    }

    private static TrustReport report(@Nullable TrustLevel level, @Nullable String at, AccountEvent... events) {
        Instant instant = at == null ? null : Instant.parse(at + "T00:00:00Z");
        return advisor.answer(new TrustInquiry("a1", level, instant, List.of(events), null), AS_OF);
    }

    private static TrustLevel level(AccountEvent... events) {
        return report(null, null, events).trustLevel();
    }

    private static boolean inRange(Channel channel, TrustLevel level) {
        int number = Math.min(5, level.ordinal());
        return RANGES.get(channel)[0] <= number && number <= RANGES.get(channel)[1];
    }

    /** Seven channels, seven levels, seven required levels. */
    @Test
    void everyAskAtEveryLevelIsCheckedAsTheTableSays() {
        List<TrustInquiry> inquiries = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            for (TrustLevel level : TrustLevel.values()) {
                for (TrustLevel required : TrustLevel.values()) {
                    inquiries.add(new TrustInquiry("a1", level, null, List.of(), new TrustAsk(channel, required)));
                }
            }
        }
        int allowed = 0;
        for (Answer<TrustInquiry, TrustReport> answer : advisor.answerEach(inquiries, AS_OF)) {
            TrustAsk ask = answer.input().ask();
            TrustLevel level = answer.input().trustLevel();
            TrustReport report = answer.value();
            assertThat(ask).isNotNull();
            assertThat(level).isNotNull();
            assertThat(report).isNotNull();
            CheckedAsk checked = report.ask();
            assertThat(checked).isNotNull();
            int gap = Math.max(0, ask.requiredLevel().ordinal() - level.ordinal());
            if (gap == 0 && inRange(ask.channel(), level)) {
                allowed++;
                assertThat(checked)
                        .as(answer.input().toString())
                        .isEqualTo(new CheckedAsk(AskVerdict.ALLOWED, null, 0, List.of()));
            } else {
                List<Channel> others = Arrays.stream(Channel.values())
                        .filter(channel -> channel != ask.channel() && inRange(channel, level))
                        .toList();
                MismatchReason reason = gap > 0 ? MismatchReason.LEVEL : MismatchReason.RANGE;
                assertThat(checked)
                        .as(answer.input().toString())
                        .isEqualTo(new CheckedAsk(AskVerdict.MISMATCH, reason, gap, others));
            }
        }
        assertThat(inquiries).hasSize(343);
        assertThat(allowed).isEqualTo(99);
    }

    @ParameterizedTest
    @EnumSource
    void recommendedAsksFitAndAreAllThatFit(TrustLevel level) {
        List<RecommendedAsk> asks = report(level, null).recommendedAsks();

        assertThat(asks)
                .extracting(RecommendedAsk::channel)
                .containsExactlyElementsOf(Arrays.stream(Channel.values())
                        .filter(channel -> inRange(channel, level))
                        .toList());
        for (RecommendedAsk ask : asks) {
            CheckedAsk checked = advisor.answer(
                            new TrustInquiry(
                                    "a1", level, null, List.of(), new TrustAsk(ask.channel(), ask.requiredLevel())),
                            AS_OF)
                    .ask();
            assertThat(checked).isNotNull();
            assertThat(checked.verdict()).isEqualTo(AskVerdict.ALLOWED);
            assertThat(ask.requiredLevel()).isEqualTo(level == TrustLevel.ADVOCATE ? TrustLevel.CUSTOMER : level);
            assertThat(ask.role()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LINKEDIN_IMPRESSION, AWARE",
        "CONTENT_ENGAGEMENT, INTERESTED",
        "LEAD_MAGNET_DOWNLOAD, INTERESTED",
        "EMAIL_VALUE_SEQUENCE, ENGAGED",
        "MEETING_ACCEPTED, TRUSTING",
        "DEMO_DELIVERED, TRUSTING",
        "CHAMPION_ENABLED, TRUSTING",
        "DEAL_CLOSED_WON, CUSTOMER"
    })
    void everyEventSetsAFloorUnderEveryLevel(EventType type, TrustLevel floor) {
        for (TrustLevel before : TrustLevel.values()) {
            TrustLevel expected = before.isAtLeast(floor) ? before : floor;
            assertThat(report(before, null, event(type, "2026-06-01")).trustLevel())
                    .as("%s at %s", type, before)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void advocacyLiftsCustomersOnly(TrustLevel before) {
        TrustReport report = report(before, null, event(EventType.ADVOCACY, "2026-06-01"));
        boolean customer = before.isAtLeast(TrustLevel.CUSTOMER);

        assertThat(report.trustLevel()).isEqualTo(customer ? TrustLevel.ADVOCATE : before);
        assertThat(report.findings())
                .extracting(Finding::code)
                .containsExactlyElementsOf(customer ? List.of() : List.of("ADVOCACY_BELOW_CUSTOMER"));
    }

    @Test
    void trustFallsToTheLevelOfALossAndNeverRisesByIt() {
        for (TrustLevel before : TrustLevel.values()) {
            for (TrustLevel to : TrustLevel.values()) {
                assertThat(report(before, null, lost(to, "2026-06-01")).trustLevel())
                        .isEqualTo(before.isAtLeast(to) ? to : before);
            }
        }
    }

    @Test
    void trustRisesAgainAfterALoss() {
        assertThat(level(
                        event(EventType.DEAL_CLOSED_WON, "2026-01-01"),
                        lost(TrustLevel.AWARE, "2026-02-01"),
                        event(EventType.EMAIL_VALUE_SEQUENCE, "2026-03-01")))
                .isEqualTo(TrustLevel.ENGAGED);
        assertThat(level(
                        event(EventType.EMAIL_VALUE_SEQUENCE, "2026-01-01"),
                        lost(TrustLevel.AWARE, "2026-02-01"),
                        event(EventType.LINKEDIN_IMPRESSION, "2026-03-01")))
                .isEqualTo(TrustLevel.AWARE);
    }

    @Test
    void atOneInstantALossComesLast() {
        assertThat(level(lost(TrustLevel.AWARE, "2026-06-01"), event(EventType.DEMO_DELIVERED, "2026-06-01")))
                .isEqualTo(TrustLevel.AWARE);
        assertThat(level(event(EventType.DEMO_DELIVERED, "2026-06-01"), lost(TrustLevel.AWARE, "2026-06-01")))
                .isEqualTo(TrustLevel.AWARE);
        assertThat(level(lost(TrustLevel.AWARE, "2026-06-01"), event(EventType.DEMO_DELIVERED, "2026-06-02")))
                .isEqualTo(TrustLevel.TRUSTING);
    }

    @Test
    void atOneInstantTheDealComesBeforeAdvocacy() {
        assertThat(level(event(EventType.ADVOCACY, "2026-06-01"), event(EventType.DEAL_CLOSED_WON, "2026-06-01")))
                .isEqualTo(TrustLevel.ADVOCATE);
    }

    @Test
    void theOrderOfArrivalNeverMatters() {
        Random random = new Random(7);
        List<EventType> types = List.copyOf(EnumSet.range(EventType.LINKEDIN_IMPRESSION, EventType.TRUST_LOST));
        for (int round = 0; round < 40; round++) {
            List<AccountEvent> events = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                EventType type = types.get(random.nextInt(types.size()));
                // Few dates, so that ties are common.
                Instant at = Instant.parse("2026-06-0" + (1 + random.nextInt(3)) + "T00:00:00Z");
                TrustLevel level = type == EventType.TRUST_LOST ? TrustLevel.values()[random.nextInt(7)] : null;
                events.add(new AccountEvent(type, at, level, null));
            }
            TrustReport first = advisor.answer(new TrustInquiry("a1", null, null, events, null), AS_OF);
            Collections.shuffle(events, random);
            assertThat(advisor.answer(new TrustInquiry("a1", null, null, events, null), AS_OF))
                    .isEqualTo(first);
        }
    }

    @Test
    void aGivenLevelHoldsWhenItWasGiven() {
        AccountEvent before = event(EventType.DEAL_CLOSED_WON, "2026-05-31");
        AccountEvent after = event(EventType.CONTENT_ENGAGEMENT, "2026-06-02");

        assertThat(report(TrustLevel.AWARE, "2026-06-01", before).trustLevel()).isEqualTo(TrustLevel.AWARE);
        assertThat(report(TrustLevel.AWARE, "2026-06-01", before, after).trustLevel())
                .isEqualTo(TrustLevel.INTERESTED);
        assertThat(report(TrustLevel.AWARE, null, before).trustLevel()).isEqualTo(TrustLevel.CUSTOMER);
        assertThat(report(TrustLevel.AWARE, "2026-05-31", before).trustLevel())
                .as("at one instant the given level comes first")
                .isEqualTo(TrustLevel.CUSTOMER);
    }

    @Test
    void nothingKnownIsNoTrust() {
        TrustReport report = report(null, null);

        assertThat(report.trustLevel()).isEqualTo(TrustLevel.UNKNOWN);
        assertThat(report.ask()).isNull();
        assertThat(report.findings()).isEmpty();
        assertThat(report.readyForCustomer()).isFalse();
    }

    @Test
    void theFutureDoesNotCountAndIsTold() {
        TrustReport report = report(
                TrustLevel.CUSTOMER,
                "2026-07-01",
                event(EventType.DEMO_DELIVERED, "2026-07-01"),
                event(EventType.DEAL_STALLED, "2026-07-01"));

        assertThat(report.trustLevel()).isEqualTo(TrustLevel.UNKNOWN);
        assertThat(report.findings())
                .containsExactly(
                        Finding.warning(
                                "FUTURE_EVIDENCE",
                                "DEMO_DELIVERED at 2026-07-01T00:00:00Z is after as_of and does not count",
                                "events.at"),
                        Finding.warning(
                                "FUTURE_EVIDENCE",
                                "trust_level at 2026-07-01T00:00:00Z is after as_of and does not count",
                                "trust_level_at"));
    }

    @Test
    void eventsThatMoveClustersMoveNoTrust() {
        for (EventType type : EnumSet.range(EventType.DEAL_STALLED, EventType.BUDGET_EXPRESSED)) {
            TrustReport report = report(TrustLevel.ENGAGED, null, event(type, "2026-06-01"));
            assertThat(report.trustLevel()).as(type.name()).isEqualTo(TrustLevel.ENGAGED);
            assertThat(report).isEqualTo(report(TrustLevel.ENGAGED, null));
        }
    }

    @Test
    void aChampionMakesReadyUntilTrustFalls() {
        AccountEvent champion = event(EventType.CHAMPION_ENABLED, "2026-06-01");

        assertThat(report(null, null, champion).readyForCustomer()).isTrue();
        assertThat(report(null, null, event(EventType.DEMO_DELIVERED, "2026-06-01"))
                        .readyForCustomer())
                .isFalse();
        assertThat(report(null, null, champion, lost(TrustLevel.TRUSTING, "2026-06-02"))
                        .readyForCustomer())
                .as("a loss that takes nothing")
                .isTrue();
        assertThat(report(
                                null,
                                null,
                                champion,
                                lost(TrustLevel.ENGAGED, "2026-06-02"),
                                event(EventType.DEMO_DELIVERED, "2026-06-03"))
                        .readyForCustomer())
                .isFalse();
        assertThat(report(TrustLevel.ENGAGED, "2026-06-02", champion, event(EventType.DEMO_DELIVERED, "2026-06-03"))
                        .readyForCustomer())
                .as("somebody knew less trust afterwards")
                .isFalse();
        assertThat(report(null, null, champion, event(EventType.DEAL_CLOSED_WON, "2026-06-02"))
                        .readyForCustomer())
                .isFalse();
    }

    @Test
    void whatMayRaiseTrustIsAListOfItsOwn() {
        assertThat(report(TrustLevel.AWARE, null).raisedBy())
                .as("an e-mail may raise trust where its range does not begin yet")
                .contains(new RaisingStep(JourneyStep.EMAIL_VALUE, Channel.EMAIL));
        assertThat(inRange(Channel.EMAIL, TrustLevel.AWARE)).isFalse();
        assertThat(report(TrustLevel.ENGAGED, null).raisedBy())
                .containsExactly(
                        new RaisingStep(JourneyStep.CHAMPION_ENABLEMENT, Channel.CHAMPIONS),
                        new RaisingStep(JourneyStep.SALES_HANDOFF, null));
        assertThat(inRange(Channel.CHAMPIONS, TrustLevel.ENGAGED)).isFalse();
        Set<JourneyStep> steps = EnumSet.noneOf(JourneyStep.class);
        for (TrustLevel level : TrustLevel.values()) {
            report(level, null).raisedBy().forEach(raising -> steps.add(raising.step()));
        }
        assertThat(steps).isEqualTo(EnumSet.allOf(JourneyStep.class));
        assertThat(report(TrustLevel.CUSTOMER, null).raisedBy()).isEmpty();
        assertThat(report(TrustLevel.ADVOCATE, null).raisedBy()).isEmpty();
    }

    @Test
    void theAnswerNamesItsRules() {
        assertThat(report(null, null, event(EventType.LINKEDIN_IMPRESSION, "2026-06-01"))
                        .firedRules())
                .extracting(FiredRule::id)
                .containsExactly(
                        "trust.ask-allowed",
                        "trust.channel-abm",
                        "trust.channel-linkedin-organic",
                        "trust.channel-linkedin-paid",
                        "trust.channel-seo-content",
                        "trust.floor-linkedin-impression",
                        "trust.journey-to-interested");
    }

    @Test
    void theJsonHasItsFieldsInOrder() {
        TrustInquiry inquiry = RecordJson.of(TrustInquiry.class)
                .require(
                        "{\"account_id\":\"a1\",\"events\":[{\"type\":\"TRUST_LOST\",\"at\":\"2026-06-01\","
                                + "\"level\":\"AWARE\"}],\"ask\":{\"channel\":\"EMAIL\",\"required_level\":\"INTERESTED\"}}",
                        ZoneOffset.UTC);

        assertThat(RecordJson.text(advisor.answer(inquiry, AS_OF)))
                .startsWith("{\"account_id\":\"a1\",\"trust_level\":\"UNKNOWN\",\"ready_for_customer\":false,"
                        + "\"ask\":{\"verdict\":\"MISMATCH\",\"reason\":\"LEVEL\",\"gap\":2,"
                        + "\"alternatives\":[\"SEO_CONTENT\",\"ABM\"]},\"recommended_asks\":[{\"channel\":"
                        + "\"SEO_CONTENT\",\"required_level\":\"UNKNOWN\",\"role\":\"attract, educate\"},");
    }

    @Test
    void anInstantWithoutALevelSaysNothing() {
        assertThatThrownBy(() -> new TrustInquiry("a1", null, AS_OF, List.of(), null))
                .isInstanceOf(InvalidFactException.class)
                .hasMessageContaining("trust_level_at");
    }
}
