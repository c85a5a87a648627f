package io.github.abmrules.rules.sales;

import static io.github.abmrules.rules.sales.Books.NOW;
import static io.github.abmrules.rules.sales.Books.account;
import static io.github.abmrules.rules.sales.Books.book;
import static io.github.abmrules.rules.sales.Books.closed;
import static io.github.abmrules.rules.sales.Books.daysAgo;
import static io.github.abmrules.rules.sales.Books.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.sales.AverageSource;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskLevel;
import io.github.abmrules.core.sales.RiskReason;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.UndecidedInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How much at risk open deals are. The boundaries of single reasons are in the scenarios of the pack. */
class RiskTest {
    private static Advisor<SalesBook, RiskReport> advisor;

    @BeforeAll
    static void make() {
        advisor = Advisor.builder(Questions.RISK)
                .parameter("risk", "stage-averages", "{Offer: 10}")
                .build();
    }

    @AfterAll
    static void close() {
        advisor.close();
    }

    static IntStream combinations() {
        return IntStream.range(0, 1 << RiskReason.values().length);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyCombinationOfReasonsHasItsLevel(int bits) {
        EnumSet<RiskReason> reasons = EnumSet.noneOf(RiskReason.class);
        for (RiskReason reason : RiskReason.values()) {
            if ((bits & (1 << reason.ordinal())) != 0) {
                reasons.add(reason);
            }
        }
        Deal deal = open("d")
                .active(reasons.contains(RiskReason.NO_ACTIVITY) ? daysAgo(14) : daysAgo(13))
                .nextStep(reasons.contains(RiskReason.NO_NEXT_STEP) ? null : "call")
                .contacts(
                        reasons.contains(RiskReason.SINGLE_THREADED)
                                ? new String[] {"anna"}
                                : new String[] {"anna", "ben"})
                .stage("Offer", reasons.contains(RiskReason.STAGE_TOO_LONG) ? daysAgo(16) : daysAgo(15))
                .closes(reasons.contains(RiskReason.CLOSE_DATE_PASSED) ? daysAgo(1) : NOW)
                .build();

        RiskAssessment assessment = assess(deal);

        assertThat(assessment.reasons()).containsExactlyElementsOf(reasons);
        assertThat(assessment.facts()).hasSameSizeAs(assessment.reasons());
        assertThat(assessment.notEvaluated()).isEmpty();
        assertThat(assessment.level()).isEqualTo(expected(reasons));
        assertThat(assessment.decision() != null).isEqualTo(assessment.level() == RiskLevel.CRITICAL);
    }

    private static RiskLevel expected(EnumSet<RiskReason> reasons) {
        boolean abandoned = reasons.contains(RiskReason.CLOSE_DATE_PASSED) && reasons.contains(RiskReason.NO_ACTIVITY);
        return abandoned || reasons.size() >= 3 ? RiskLevel.CRITICAL : RiskLevel.values()[reasons.size()];
    }

    @Test
    void reasonsComeInWordsWithTheirValues() {
        RiskAssessment assessment = assess(open("d")
                .active(daysAgo(21))
                .nextStep(null)
                .contacts()
                .stage("Offer", daysAgo(40))
                .closes(daysAgo(3))
                .build());

        assertThat(assessment.facts())
                .containsExactly(
                        "no activity for 21 days",
                        "no next step",
                        "no contact on the deal",
                        "in stage Offer for 40 days, where 10.0 days are usual",
                        "close date 2026-06-27 passed 3 days ago");
    }

    @Test
    void onlyOpenDealsOfAccountsThatTheCrmKnowsAreAssessed() {
        Account unknown = Account.builder("u")
                .icpTier(IcpTier.A)
                .inCrm(false)
                .deals(open("x").build())
                .build();
        Deal twice = open("d").build();
        SalesBook book = new SalesBook(
                "b", List.of(unknown, account("a", twice, twice, Deal.closed("w", DealStatus.CLOSED_WON, NOW))));

        RiskReport report = advisor.answer(book, NOW);

        assertThat(report.assessments()).extracting(RiskAssessment::dealId).containsExactly("d");
        assertThat(report.findings()).extracting("code").containsExactly("NOT_IN_CRM");
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true"})
    void theMeanIsTrustedFromTenClosedDealsOn(int sample, boolean judged) {
        List<Deal> deals = new ArrayList<>();
        deals.add(open("d").stage("Demo", daysAgo(100)).closes(NOW).build());
        for (int i = 0; i < sample; i++) {
            DealStatus status = i % 2 == 0 ? DealStatus.CLOSED_WON : DealStatus.CLOSED_LOST;
            deals.add(closed("c" + i, status, "Demo", daysAgo(30), daysAgo(20)));
        }

        RiskReport report = advisor.answer(book(deals.toArray(Deal[]::new)), NOW);

        RiskAssessment assessment = report.assessments().get(0);
        assertThat(assessment.reasons().contains(RiskReason.STAGE_TOO_LONG)).isEqualTo(judged);
        assertThat(assessment.notEvaluated().contains(RiskReason.STAGE_TOO_LONG))
                .isEqualTo(!judged);
        assertThat(report.stageAverages()).singleElement().satisfies(average -> {
            assertThat(average.source()).isEqualTo(AverageSource.CLOSED_DEALS);
            assertThat(average.sample()).isEqualTo(sample);
            assertThat(average.days()).isEqualByComparingTo(BigDecimal.TEN);
        });
    }

    @Test
    void closedDealsOfOtherAccountsTellToo() {
        Account[] accounts = IntStream.range(0, 10)
                .mapToObj(i -> account("a" + i, closed("c", DealStatus.CLOSED_WON, "Demo", daysAgo(30), daysAgo(20))))
                .toArray(Account[]::new);
        List<Account> all = new ArrayList<>(List.of(accounts));
        all.add(account("z", open("d").stage(" Demo ", daysAgo(16)).build()));

        RiskReport report = advisor.answer(new SalesBook("b", all), NOW);

        assertThat(report.assessments().get(0).reasons()).containsExactly(RiskReason.STAGE_TOO_LONG);
    }

    @Test
    void withoutAnyDateNothingIsJudgedThatNeedsOne() {
        RiskAssessment assessment = assess(open("d").active(null).build());

        assertThat(assessment.level()).isEqualTo(RiskLevel.LOW);
        assertThat(assessment.notEvaluated())
                .containsExactly(RiskReason.NO_ACTIVITY, RiskReason.STAGE_TOO_LONG, RiskReason.CLOSE_DATE_PASSED);
        assertThat(assessment.missing())
                .containsExactly(
                        "no last_activity_at and no stage_entered_at",
                        "no stage, or no stage_entered_at",
                        "no close_date");
    }

    @Test
    void theSameDecisionHasTheSameIdUntilSomethingHappens() {
        Deal deal = open("d").active(daysAgo(20)).closes(daysAgo(20)).build();
        HumanDecision today = decision(deal, NOW);
        HumanDecision tomorrow = decision(deal, NOW.plusSeconds(86_400));
        HumanDecision later =
                decision(open("d").active(daysAgo(19)).closes(daysAgo(20)).build(), NOW);

        assertThat(today.id())
                .hasSize(32)
                .matches("[0-9a-f]+")
                .isEqualTo(tomorrow.id())
                .isNotEqualTo(later.id());
        assertThat(today.kind()).isEqualTo(HumanDecision.Kind.CRITICAL_DEAL);
        assertThat(today.subject()).isEqualTo("acme/d");
        assertThat(today.raisedAt()).isEqualTo(NOW);
        assertThat(today.facts()).hasSize(2);
    }

    private static HumanDecision decision(Deal deal, Instant asOf) {
        return Objects.requireNonNull(
                advisor.answer(book(deal), asOf).assessments().get(0).decision());
    }

    @Test
    void theDayOfTheCloseDateIsThatOfTheZone() {
        Deal deal = open("d")
                .closes(Instant.parse("2026-06-28T22:30:00Z"))
                .active(NOW)
                .build();
        Instant asOf = Instant.parse("2026-06-29T12:00:00Z");
        try (Advisor<SalesBook, RiskReport> berlin =
                Advisor.builder(Questions.RISK).zone(ZoneId.of("Europe/Berlin")).build()) {
            assertThat(reasons(advisor, deal, asOf)).containsExactly(RiskReason.CLOSE_DATE_PASSED);
            assertThat(reasons(berlin, deal, asOf)).isEmpty();
        }
    }

    private static List<RiskReason> reasons(Advisor<SalesBook, RiskReport> asked, Deal deal, Instant asOf) {
        return asked.answer(book(deal), asOf).assessments().get(0).reasons();
    }

    @ParameterizedTest
    @CsvSource({
        "inactive-after, 7, NO_ACTIVITY",
        "next-step-expected, false, ''",
        "minimum-contacts, 3, SINGLE_THREADED",
        "stage-averages, '{Demo: 1}', STAGE_TOO_LONG",
        "stage-factor, 0.5, STAGE_TOO_LONG"
    })
    void everyHouseFigureOfAReasonDecides(String key, String value, String reason) {
        Deal deal = open("d")
                .active(daysAgo(8))
                .stage("Demo", daysAgo(8))
                .nextStep(key.equals("next-step-expected") ? null : "call")
                .build();
        Advisor.Builder<SalesBook, RiskReport> builder =
                Advisor.builder(Questions.RISK).parameter("risk", "stage-averages", "{Demo: 10}");
        try (Advisor<SalesBook, RiskReport> other =
                builder.parameter("risk", key, value).build()) {
            assertThat(reasons(other, deal, NOW).stream().map(Enum::name).toList())
                    .isEqualTo(reason.isEmpty() ? List.of() : List.of(reason));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 4, LOW", "1, 2, 3, MEDIUM", "0, 1, 2, HIGH", "0, 0, 1, CRITICAL"})
    void everyHouseFigureOfALevelDecides(String medium, String high, String critical, RiskLevel level) {
        try (Advisor<SalesBook, RiskReport> other = Advisor.builder(Questions.RISK)
                .parameter("risk", "medium-from", medium)
                .parameter("risk", "high-from", high)
                .parameter("risk", "critical-from", critical)
                .build()) {
            Deal deal = open("d").nextStep(null).build();
            assertThat(other.answer(book(deal), NOW).assessments().get(0).level())
                    .isEqualTo(level);
        }
    }

    @Test
    void aStageThatTakesNoTimeIsNoStage() {
        try (Advisor<SalesBook, RiskReport> other = Advisor.builder(Questions.RISK)
                .parameter("risk", "stage-averages", "{Offer: 0}")
                .build()) {
            assertThatThrownBy(() -> other.answer(book(open("d").build()), NOW))
                    .isInstanceOf(UndecidedInputException.class)
                    .hasMessageContaining("Offer")
                    .hasMessageContaining("above 0");
        }
    }

    @Test
    void manyDealsInOneBookAreNoRunaway() {
        Deal[] deals = IntStream.range(0, 3_000)
                .mapToObj(i ->
                        open("d" + i).nextStep(null).contacts().active(null).build())
                .toArray(Deal[]::new);

        RiskReport report = advisor.answer(book(deals), NOW);

        assertThat(report.assessments()).hasSize(3_000).allMatch(each -> each.level() == RiskLevel.HIGH);
    }

    @Test
    void saysWhichRulesTookPart() {
        RiskAssessment assessment = assess(open("d").nextStep(null).build());

        assertThat(assessment.firedRules())
                .extracting(FiredRule::id)
                .containsExactly("risk.close-date-unknown", "risk.medium", "risk.no-next-step", "risk.stage-unknown");
    }

    private static RiskAssessment assess(Deal deal) {
        return advisor.answer(book(deal), NOW).assessments().get(0);
    }
}
