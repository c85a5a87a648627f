package io.github.abmrules.rules.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.Severity;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.health.ClusterCounts;
import io.github.abmrules.core.health.Effort;
import io.github.abmrules.core.health.Practices;
import io.github.abmrules.core.health.ProgrammeHealth;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.core.health.ProgrammePhase;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Portfolio;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, effort, failures and mistakes. */
class PortfolioChecksTest {
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
        "99, 60, 20, CLUSTER_BELOW_RANGE, clusters.cluster_icp_count",
        "100, 60, 20, , ",
        "500, 60, 20, , ",
        "501, 60, 20, CLUSTER_ABOVE_RANGE, clusters.cluster_icp_count",
        "200, 49, 20, CLUSTER_BELOW_RANGE, clusters.future_pipeline_count",
        "200, 50, 20, , ",
        "200, 60, 9, CLUSTER_BELOW_RANGE, clusters.active_focus_count",
        "200, 60, 10, , ",
        "200, 60, 30, , ",
        "200, 60, 31, CLUSTER_ABOVE_RANGE, clusters.active_focus_count",
        "200, 80, 20, , ",
        "200, 81, 20, TOO_MANY_ACCOUNTS, clusters",
        "200, 70, 30, , ",
    })
    void comparesClustersWithTheirRanges(
            long icp, long pipeline, long focus, @Nullable String code, @Nullable String field) {
        List<Finding> findings = ask(ProgrammeMetrics.builder("p")
                        .counts(new ClusterCounts(icp, pipeline, focus, null)))
                .findings();

        assertThat(findings).extracting(Finding::code).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(findings).extracting(Finding::field).isEqualTo(field == null ? List.of() : List.of(field));
    }

    @Test
    void futurePipelineHasAnUpperEnd() {
        assertThat(codes(counts(200, 100, 0))).containsExactly("CLUSTER_BELOW_RANGE");
        assertThat(codes(counts(200, 101, 0)))
                .containsExactly("CLUSTER_ABOVE_RANGE", "CLUSTER_BELOW_RANGE", "TOO_MANY_ACCOUNTS");
    }

    @ParameterizedTest
    @CsvSource({
        "FOUNDATION, 40, 9, true",
        "WARMUP, 40, 9, true",
        "FOUNDATION, 40, 10, false",
        "WARMUP, 40, 10, false",
        "ENGAGEMENT, 40, 9, false",
        "ACCELERATION, 40, 9, false",
        ", 40, 9, false",
    })
    void tooFewAccountsAreAMatterOfTheFirstTwoPhases(
            @Nullable ProgrammePhase phase, long pipeline, long focus, boolean found) {
        ProgrammeMetrics.Builder metrics = counts(200, pipeline, focus);
        if (phase != null) {
            metrics.phase(phase);
        }

        assertThat(codes(metrics).contains("TOO_FEW_ACCOUNTS")).isEqualTo(found);
        assertThat(ask(metrics).notEvaluated().contains("TOO_FEW_ACCOUNTS")).isEqualTo(phase == null);
    }

    @ParameterizedTest
    @CsvSource({"69.99, true", "70, false", "80, false", "90, false", "90.01, true", "0, true", "100, true"})
    void effortForActiveFocusMayMissItsShareByTenPoints(BigDecimal percent, boolean found) {
        ProgrammeMetrics.Builder metrics = ProgrammeMetrics.builder("p").effort(new Effort(percent, null));

        assertThat(codes(metrics)).isEqualTo(found ? List.of("ACTIVE_FOCUS_EFFORT") : List.of());
    }

    @Test
    void whatNobodyLookedAtIsNotEvaluated() {
        ProgrammeHealth health = ask(ProgrammeMetrics.builder("p"));

        assertThat(health.findings()).isEmpty();
        assertThat(health.notEvaluated())
                .containsExactly(
                        "ACTIVE_FOCUS_EFFORT",
                        "ACTIVITY_OVER_OUTCOMES",
                        "CHANNEL_SILOS",
                        "CLUSTER_ABOVE_RANGE",
                        "CLUSTER_BELOW_RANGE",
                        "GENERIC_PERSONALIZATION",
                        "MARKETING_ONLY_ABM",
                        "NO_CLUSTER_SEGMENTATION",
                        "SKILL_IN_ISOLATION",
                        "SKIPPED_RESEARCH",
                        "TACTICS_WITHOUT_STRATEGY",
                        "TOO_FEW_ACCOUNTS",
                        "TOO_MANY_ACCOUNTS",
                        "TRUST_NOT_MEASURED");
    }

    @Test
    void everyFailureAndMistakeHasEvidenceSeverityAndAdvice() {
        ProgrammeHealth health = ask(counts(200, 81, 20)
                .effort(new Effort(new BigDecimal("80"), null))
                .phase(ProgrammePhase.ENGAGEMENT)
                .practices(new Practices(false, true, false, false, 10L, 4L, false, 2L, false, false, 1L)));

        assertThat(health.notEvaluated()).isEmpty();
        assertThat(health.findings())
                .extracting(Finding::code)
                .containsExactly(
                        "ACTIVITY_OVER_OUTCOMES",
                        "CHANNEL_SILOS",
                        "GENERIC_PERSONALIZATION",
                        "MARKETING_ONLY_ABM",
                        "NO_CLUSTER_SEGMENTATION",
                        "SKILL_IN_ISOLATION",
                        "SKIPPED_RESEARCH",
                        "TACTICS_WITHOUT_STRATEGY",
                        "TOO_MANY_ACCOUNTS",
                        "TRUST_NOT_MEASURED");
        assertThat(health.findings()).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.field())
                    .startsWith(finding.code().equals("TOO_MANY_ACCOUNTS") ? "clusters" : "practices.");
        });
        assertThat(health.findings().get(2).message())
                .isEqualTo("Too few of the personalized pieces say something of the account itself: 4 of 10, less than"
                        + " 50 %. A first name is no personalization; say what is true of this account only.");
    }

    @Test
    void aProgrammeThatIsRunWellShowsNone() {
        assertThat(codes(counts(200, 60, 20)
                        .practices(new Practices(true, true, true, true, 10L, 5L, true, 0L, true, true, 0L))))
                .isEmpty();
    }

    @Test
    void followsTheLowerEndsAndTheFiguresOfTheHouse() {
        try (var other = Advisor.builder(Questions.PROGRAMME)
                .parameter("portfolio", "cluster-icp-from", "201")
                .parameter("portfolio", "future-pipeline-from", "61")
                .parameter("portfolio", "active-focus-from", "21")
                .parameter("portfolio", "hand-worked-from", "81")
                .parameter("portfolio", "effort-tolerance", "4")
                .parameter("portfolio", "insight-from", "51")
                .build()) {
            assertThat(fields(other))
                    .containsExactly(
                            "ACTIVE_FOCUS_EFFORT effort.active_focus_percent",
                            "CLUSTER_BELOW_RANGE clusters.active_focus_count",
                            "CLUSTER_BELOW_RANGE clusters.cluster_icp_count",
                            "CLUSTER_BELOW_RANGE clusters.future_pipeline_count",
                            "GENERIC_PERSONALIZATION practices.pieces_with_insight",
                            "SKILL_IN_ISOLATION practices.asks_without_trust_check",
                            "SKIPPED_RESEARCH practices.warmups_without_research",
                            "TOO_FEW_ACCOUNTS clusters");
        }
        assertThat(fields(advisor))
                .containsExactly(
                        "SKILL_IN_ISOLATION practices.asks_without_trust_check",
                        "SKIPPED_RESEARCH practices.warmups_without_research");
    }

    @Test
    void followsTheUpperEndsAndWhatTheHouseTolerates() {
        try (var other = Advisor.builder(Questions.PROGRAMME)
                .parameter("portfolio", "cluster-icp-to", "199")
                .parameter("portfolio", "future-pipeline-to", "59")
                .parameter("portfolio", "active-focus-to", "19")
                .parameter("portfolio", "hand-worked-to", "79")
                .parameter("portfolio", "active-focus-effort", "95")
                .parameter("portfolio", "unchecked-asks", "1")
                .parameter("portfolio", "unresearched-warmups", "1")
                .build()) {
            assertThat(fields(other))
                    .containsExactly(
                            "ACTIVE_FOCUS_EFFORT effort.active_focus_percent",
                            "CLUSTER_ABOVE_RANGE clusters.active_focus_count",
                            "CLUSTER_ABOVE_RANGE clusters.cluster_icp_count",
                            "CLUSTER_ABOVE_RANGE clusters.future_pipeline_count",
                            "TOO_MANY_ACCOUNTS clusters");
        }
    }

    private static List<String> fields(Advisor<ProgrammeMetrics, ProgrammeHealth> other) {
        ProgrammeMetrics metrics = counts(200, 60, 20)
                .phase(ProgrammePhase.WARMUP)
                .effort(new Effort(new BigDecimal("75"), null))
                .practices(new Practices(true, true, true, true, 10L, 5L, true, 1L, true, true, 1L))
                .build();
        return other.answer(metrics, AS_OF).findings().stream()
                .map(finding -> finding.code() + " " + finding.field())
                .toList();
    }

    @Test
    void theHouseSaysHowMuchAFailureMatters() {
        ProgrammeMetrics metrics = ProgrammeMetrics.builder("p")
                .practices(new Practices(null, null, null, null, null, null, null, null, false, null, null))
                .build();
        String severities = Shipped.table("severities").replace("CHANNEL_SILOS: WARNING", "CHANNEL_SILOS: INFO");
        try (var other = Advisor.builder(Questions.PROGRAMME)
                .parameter("portfolio", "severities", severities)
                .build()) {
            assertThat(other.answer(metrics, AS_OF).findings())
                    .extracting(Finding::severity)
                    .containsExactly(Severity.INFO);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{CHANNEL_SILOS: WARNING}", "{ACTIVITY_OVER_OUTCOMES: LOUD}"})
    void saysWhatIsMissingInTheSeverities(String severities) {
        var builder = Advisor.builder(Questions.PROGRAMME).parameter("portfolio", "severities", severities);

        assertThatThrownBy(builder::build)
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("parameter portfolio/severities:1");
    }

    @Test
    void countsThePortfolioThatTheEngineDecided() {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            accounts.add(Account.builder("a" + i)
                    .icpTier(i < 5 ? IcpTier.A : IcpTier.E)
                    .build());
        }
        try (AbmEngine engine = AbmEngine.create()) {
            Portfolio portfolio = engine.decideAll(accounts, AS_OF);

            ProgrammeMetrics metrics =
                    ProgrammeMetrics.builder("p").counts(portfolio.summary()).build();

            assertThat(metrics.clusters()).isEqualTo(new ClusterCounts(5, 0, 0, 2L));
            assertThat(advisor.answer(metrics, AS_OF).findings())
                    .extracting(Finding::field)
                    .containsExactly(
                            "clusters.active_focus_count",
                            "clusters.cluster_icp_count",
                            "clusters.future_pipeline_count");
        }
    }

    private static ProgrammeMetrics.Builder counts(long icp, long pipeline, long focus) {
        return ProgrammeMetrics.builder("p").counts(new ClusterCounts(icp, pipeline, focus, null));
    }

    private static List<String> codes(ProgrammeMetrics.Builder metrics) {
        return ask(metrics).findings().stream().map(Finding::code).toList();
    }

    private static ProgrammeHealth ask(ProgrammeMetrics.Builder metrics) {
        return advisor.answer(metrics.build(), AS_OF);
    }

    /** Parameters as they ship. */
    private static final class Shipped {
        static String table(String key) {
            return advisor.parameters().pack("portfolio").node(key).toString().replace("=", ": ");
        }
    }
}
