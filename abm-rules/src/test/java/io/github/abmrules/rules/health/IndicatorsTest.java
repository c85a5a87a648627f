package io.github.abmrules.rules.health;

import static io.github.abmrules.core.health.Colour.GREEN;
import static io.github.abmrules.core.health.Colour.RED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.health.Cohorts;
import io.github.abmrules.core.health.Colour;
import io.github.abmrules.core.health.DealCohort;
import io.github.abmrules.core.health.Indicator;
import io.github.abmrules.core.health.IndicatorHealth;
import io.github.abmrules.core.health.IndicatorStatus;
import io.github.abmrules.core.health.ProgrammeHealth;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.core.health.Reading;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What indicators say, on both sides of every limit. */
class IndicatorsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static Advisor<ProgrammeMetrics, ProgrammeHealth> advisor;

    @BeforeAll
    static void makeAnAdvisor() {
        advisor = Advisor.of(Questions.PROGRAMME);
    }

    @AfterAll
    static void closeTheAdvisor() {
        advisor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0.0, RED, ",
        "4, 100, 4.0, RED, ",
        "4999, 100000, 5.0, RED, ",
        "5, 100, 5.0, GREEN, ",
        "5001, 100000, 5.0, GREEN, ",
        "10, 100, 10.0, GREEN, ",
        "10001, 100000, 10.0, GREEN, above the benchmark",
        "120, 100, 120.0, GREEN, above the benchmark",
        "1, 10, 10.0, GREEN, ",
    })
    void judgesMeetingsByTheExactFraction(
            long booked, long warmed, BigDecimal shown, Colour colour, @Nullable String note) {
        IndicatorHealth meetings = ask(new Cohorts(warmed, booked, null, null, null, null), Indicator.MEETINGS_BOOKED);

        assertThat(meetings.colour()).isEqualTo(colour);
        assertThat(meetings.value()).isEqualTo(shown);
        assertThat(meetings.note()).isEqualTo(note);
        assertThat(meetings.status()).isEqualTo(IndicatorStatus.JUDGED);
        assertThat(meetings.basis()).isEqualTo(booked + " of " + warmed + " warmed accounts");
        assertThat(meetings.benchmark()).isEqualTo("5–10 % of warmed accounts");
    }

    @ParameterizedTest
    @CsvSource({
        "19999, 100000, 20.0, RED, ",
        "20, 100, 20.0, GREEN, ",
        "30, 100, 30.0, GREEN, ",
        "30001, 100000, 30.0, GREEN, above the benchmark",
        "3, 10, 30.0, GREEN, ",
        "1, 3000000000, 0.0, RED, ",
    })
    void judgesPipelineByTheExactFraction(
            long created, long engaged, BigDecimal shown, Colour colour, @Nullable String note) {
        IndicatorHealth pipeline =
                ask(new Cohorts(null, null, engaged, created, null, null), Indicator.PIPELINE_CREATED);

        assertThat(pipeline.colour()).isEqualTo(colour);
        assertThat(pipeline.value()).isEqualTo(shown);
        assertThat(pipeline.note()).isEqualTo(note);
    }

    /** Thirds cannot be written as decimal numbers: 2/3 is exactly twice 1/3. */
    @ParameterizedTest
    @CsvSource({
        "20, 10, 10, 20, 2.00, GREEN",
        "40, 60, 20, 80, 2.00, GREEN",
        "39, 61, 20, 80, 1.95, RED",
        "19999999, 10000001, 10, 20, 2.00, RED",
        "20000001, 9999999, 10, 20, 2.00, GREEN",
        "0, 10, 5, 5, 0.00, RED",
        "10, 0, 5, 5, 2.00, GREEN",
    })
    void judgesTheWinRateByTheExactFraction(
            long won, long lost, long otherWon, long otherLost, BigDecimal shown, Colour colour) {
        IndicatorHealth winRate = ask(deals(closed(won, lost), closed(otherWon, otherLost)), Indicator.WIN_RATE);

        assertThat(winRate.colour()).isEqualTo(colour);
        assertThat(winRate.value()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "15, 10, 10, 10, GREEN",
        "14.99, 10, 10, 10, RED",
        "10, 20, 10, 30, GREEN",
        "9.999999999999999999, 20, 10, 30, RED",
    })
    void judgesDealSizeByTheExactFraction(
            BigDecimal total, long deals, BigDecimal otherTotal, long otherDeals, Colour colour) {
        Cohorts cohorts = deals(sized(total, deals), sized(otherTotal, otherDeals));

        assertThat(ask(cohorts, Indicator.DEAL_SIZE).colour()).isEqualTo(colour);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 10, 200, 20, RED",
        "99.99, 10, 200, 20, GREEN",
        "101, 10, 200, 20, RED",
        "0, 10, 200, 20, GREEN",
    })
    void judgesTheSalesCycleByTheExactFraction(
            BigDecimal total, long deals, BigDecimal otherTotal, long otherDeals, Colour colour) {
        Cohorts cohorts = deals(timed(total, deals), timed(otherTotal, otherDeals));

        assertThat(ask(cohorts, Indicator.SALES_CYCLE).colour()).isEqualTo(colour);
    }

    @ParameterizedTest
    @CsvSource({"9, INSUFFICIENT_DATA", "10, JUDGED"})
    void judgesNoCohortOfLessThanTen(long size, IndicatorStatus status) {
        DealCohort enough = new DealCohort(5L, 5L, BigDecimal.TEN, 10L, BigDecimal.TEN, 10L);
        DealCohort edge = new DealCohort(size - 1, 1L, BigDecimal.TEN, size, BigDecimal.TEN, size);

        assertThat(ask(new Cohorts(size, 1L, 100L, 1L, null, null), Indicator.MEETINGS_BOOKED)
                        .status())
                .isEqualTo(status);
        assertThat(ask(new Cohorts(100L, 1L, size, 1L, null, null), Indicator.PIPELINE_CREATED)
                        .status())
                .isEqualTo(status);
        for (Indicator indicator : new Indicator[] {Indicator.WIN_RATE, Indicator.DEAL_SIZE, Indicator.SALES_CYCLE}) {
            assertThat(ask(deals(edge, enough), indicator).status()).isEqualTo(status);
            assertThat(ask(deals(enough, edge), indicator).status()).isEqualTo(status);
        }
        assertThat(ask(deals(edge, enough), Indicator.WIN_RATE).note())
                .isEqualTo(size < 10 ? "a cohort has 9, and at least 10 are needed" : null);
    }

    @Test
    void judgesNothingByZero() {
        IndicatorHealth winRate = ask(deals(closed(10, 10), closed(0, 20)), Indicator.WIN_RATE);

        assertThat(winRate.status()).isEqualTo(IndicatorStatus.INSUFFICIENT_DATA);
        assertThat(winRate.colour()).isNull();
        assertThat(winRate.value()).isNull();
        assertThat(winRate.note()).isEqualTo("there is nothing to divide by");
        assertThat(ask(new Cohorts(0L, 0L, null, null, null, null), Indicator.MEETINGS_BOOKED)
                        .status())
                .isEqualTo(IndicatorStatus.INSUFFICIENT_DATA);
    }

    @ParameterizedTest
    @EnumSource(names = {"MEETINGS_BOOKED", "PIPELINE_CREATED", "WIN_RATE", "DEAL_SIZE", "SALES_CYCLE"})
    void listsEveryBenchmarkEvenWhenNothingIsGiven(Indicator indicator) {
        IndicatorHealth health =
                find(advisor.answer(ProgrammeMetrics.builder("p").build(), AS_OF), indicator);

        assertThat(health.status()).isEqualTo(IndicatorStatus.INSUFFICIENT_DATA);
        assertThat(health.note()).isEqualTo("not all figures are given");
        assertThat(health.basis()).isNull();
    }

    @Test
    void takesWonDealsWhereNothingElseIsSaid() {
        DealCohort abm = new DealCohort(10L, 0L, new BigDecimal("150"), null, BigDecimal.ONE, null);
        DealCohort others = new DealCohort(20L, 0L, new BigDecimal("200"), null, BigDecimal.TEN, null);

        assertThat(ask(deals(abm, others), Indicator.DEAL_SIZE).basis())
                .isEqualTo("150 in 10 deals of ABM, 200 in 20 others");
    }

    @ParameterizedTest
    @CsvSource({
        "accounts_engaged, 10, 9, GREEN, ",
        "accounts_engaged, 9, 9, GREEN, ",
        "accounts_engaged, 8.99, 9, RED, worse than the time before",
        "accounts_engaged, 0, 9, RED, worse than the time before",
        "accounts_engaged, 9, 0, GREEN, ",
        "ad_cost_per_opportunity, 10, 9, RED, worse than the time before",
        "ad_cost_per_opportunity, 9, 9, GREEN, ",
        "ad_cost_per_opportunity, 8, 9, GREEN, ",
        "accounts_engaged, 9, , , no earlier reading",
        "accounts_engaged, , 9, , not read",
        "accounts_engaged, , , , not read",
        "accounts_engaged, 0, 0, , zero twice",
    })
    void judgesOtherIndicatorsByTheirTrend(
            String id,
            @Nullable BigDecimal value,
            @Nullable BigDecimal previous,
            @Nullable Colour colour,
            @Nullable String note) {
        Indicator indicator = Indicator.valueOf(id.toUpperCase(Locale.ROOT));
        ProgrammeMetrics metrics = ProgrammeMetrics.builder("p")
                .reading(new Reading(indicator, value, previous))
                .build();

        IndicatorHealth health = find(advisor.answer(metrics, AS_OF), indicator);

        assertThat(health.colour()).isEqualTo(colour);
        assertThat(health.note()).isEqualTo(note);
        assertThat(health.value()).isEqualTo(value);
        assertThat(health.status())
                .isEqualTo(colour == null ? IndicatorStatus.INSUFFICIENT_DATA : IndicatorStatus.JUDGED);
    }

    @ParameterizedTest
    @EnumSource(Indicator.class)
    void judgesEveryIndicator(Indicator indicator) {
        if (indicator.hasBenchmark()) {
            return;
        }
        ProgrammeMetrics metrics = ProgrammeMetrics.builder("p")
                .reading(new Reading(indicator, BigDecimal.ONE, BigDecimal.ONE))
                .build();

        IndicatorHealth health = find(advisor.answer(metrics, AS_OF), indicator);

        assertThat(health.colour()).isEqualTo(GREEN);
        assertThat(health.kind()).isEqualTo(indicator.kind());
        assertThat(health.cadence()).isEqualTo(indicator.kind().cadence());
    }

    @Test
    void listsLeadingIndicatorsFirst() {
        ProgrammeHealth health = advisor.answer(ProgrammeMetrics.builder("p").build(), AS_OF);

        assertThat(health.indicators())
                .extracting(IndicatorHealth::id)
                .containsExactly(
                        Indicator.ACCOUNTS_ENGAGED,
                        Indicator.CONTACT_COVERAGE,
                        Indicator.CONTENT_CONSUMPTION,
                        Indicator.WARMTH_SCORE_CHANGES,
                        Indicator.MEETINGS_BOOKED,
                        Indicator.PIPELINE_CREATED,
                        Indicator.WIN_RATE,
                        Indicator.DEAL_SIZE,
                        Indicator.SALES_CYCLE);
    }

    @Test
    void followsTheBenchmarksOfTheHouse() {
        DealCohort abm = new DealCohort(20L, 10L, new BigDecimal("15"), 10L, BigDecimal.TEN, 10L);
        DealCohort others = new DealCohort(10L, 20L, new BigDecimal("10"), 10L, BigDecimal.TEN, 10L);
        ProgrammeMetrics metrics = ProgrammeMetrics.builder("p")
                .cohorts(new Cohorts(100L, 5L, 100L, 20L, abm, others))
                .build();
        try (var other = Advisor.builder(Questions.PROGRAMME)
                .parameter("health", "meetings-from", "6")
                .parameter("health", "pipeline-from", "21")
                .parameter("health", "win-rate-from", "2.01")
                .parameter("health", "deal-size-from", "1.51")
                .parameter("health", "cycle-below", "1.01")
                .build()) {
            assertThat(colours(advisor.answer(metrics, AS_OF))).containsExactly(GREEN, GREEN, GREEN, GREEN, RED);
            assertThat(colours(other.answer(metrics, AS_OF))).containsExactly(RED, RED, RED, RED, GREEN);
        }
    }

    private static List<Colour> colours(ProgrammeHealth health) {
        return health.indicators().stream()
                .filter(indicator -> indicator.id().hasBenchmark())
                .map(IndicatorHealth::colour)
                .toList();
    }

    @Test
    void followsTheUpperEndsAndTheSampleOfTheHouse() {
        try (var other = Advisor.builder(Questions.PROGRAMME)
                .parameter("health", "meetings-to", "9")
                .parameter("health", "pipeline-to", "29")
                .parameter("health", "minimum-sample", "101")
                .build()) {
            ProgrammeMetrics metrics = ProgrammeMetrics.builder("p")
                    .cohorts(new Cohorts(200L, 20L, 100L, 30L, null, null))
                    .build();

            ProgrammeHealth health = other.answer(metrics, AS_OF);

            assertThat(find(health, Indicator.MEETINGS_BOOKED).note()).isEqualTo("above the benchmark");
            assertThat(find(health, Indicator.PIPELINE_CREATED).note())
                    .isEqualTo("a cohort has 100, and at least 101 are needed");
            assertThat(find(advisor.answer(metrics, AS_OF), Indicator.PIPELINE_CREATED)
                            .note())
                    .isNull();
        }
    }

    private static IndicatorHealth ask(Cohorts cohorts, Indicator indicator) {
        return find(
                advisor.answer(ProgrammeMetrics.builder("p").cohorts(cohorts).build(), AS_OF), indicator);
    }

    private static IndicatorHealth find(ProgrammeHealth health, Indicator indicator) {
        return health.indicators().stream()
                .filter(each -> each.id() == indicator)
                .findFirst()
                .orElseThrow();
    }

    private static Cohorts deals(DealCohort abm, DealCohort others) {
        return new Cohorts(null, null, null, null, abm, others);
    }

    private static DealCohort closed(long won, long lost) {
        return new DealCohort(won, lost, null, null, null, null);
    }

    private static DealCohort sized(BigDecimal total, long deals) {
        return new DealCohort(null, null, total, deals, null, null);
    }

    private static DealCohort timed(BigDecimal total, long deals) {
        return new DealCohort(null, null, null, null, total, deals);
    }
}
