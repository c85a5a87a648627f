package io.github.abmrules.rules.health;

import static io.github.abmrules.core.cluster.Cluster.ACTIVE_FOCUS;
import static io.github.abmrules.core.cluster.Cluster.CLUSTER_ICP;
import static io.github.abmrules.core.cluster.Cluster.FUTURE_PIPELINE;
import static io.github.abmrules.core.cluster.Cluster.MONITOR_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.health.ClusterMove;
import io.github.abmrules.core.health.Direction;
import io.github.abmrules.core.health.OpenedDeal;
import io.github.abmrules.core.health.ProgrammeHealth;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.core.health.Progression;
import io.github.abmrules.core.health.Station;
import io.github.abmrules.core.health.Verdict;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moves between clusters, and whether they are enough. */
class ProgressionTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
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
        "0, 1, TOUCHING",
        "1, 10, MOVING",
        "1, 11, TOUCHING",
        "9, 91, TOUCHING",
        "10, 100, MOVING",
        "5, 0, INSUFFICIENT_DATA",
    })
    void movesWhenNetMovesAreTenPercentOfTouchedAccounts(int moves, long touched, Verdict verdict) {
        ProgrammeMetrics.Builder metrics = ProgrammeMetrics.builder("p").touchedAccounts(touched);
        for (int i = 0; i < moves; i++) {
            metrics.move(ClusterMove.of("a" + i, CLUSTER_ICP, FUTURE_PIPELINE, at("2026-06-10")));
        }

        assertThat(ask(metrics).verdict()).isEqualTo(verdict);
    }

    @Test
    void saysWhatTheVerdictComesFrom() {
        ProgrammeMetrics.Builder metrics = ProgrammeMetrics.builder("p")
                .touchedAccounts(7)
                .move(ClusterMove.of("a", CLUSTER_ICP, FUTURE_PIPELINE, at("2026-06-10")))
                .move(ClusterMove.of("b", CLUSTER_ICP, FUTURE_PIPELINE, at("2026-06-10")))
                .move(ClusterMove.of("c", FUTURE_PIPELINE, CLUSTER_ICP, at("2026-06-10")));

        assertThat(ask(metrics).answer())
                .isEqualTo("Moving: net 1 moves forward (2 forward, 1 backward) by 7 touched accounts, 14.3 %;"
                        + " moving begins at 10 %.");
        assertThat(ask(ProgrammeMetrics.builder("p")).answer())
                .isEqualTo("Insufficient data: net 0 moves forward (0 forward, 0 backward), and nobody knows how many"
                        + " accounts were touched; moving begins at 10 %.");
        assertThat(ask(ProgrammeMetrics.builder("p").touchedAccounts(3)).answer())
                .startsWith("Just touching: ");
    }

    @Test
    void movesBackwardMayOutweighTheOthers() {
        ProgrammeHealth health = ask(ProgrammeMetrics.builder("p")
                .touchedAccounts(1)
                .move(ClusterMove.of("c", FUTURE_PIPELINE, CLUSTER_ICP, at("2026-06-10"))));

        assertThat(health.verdict()).isEqualTo(Verdict.TOUCHING);
        assertThat(health.answer()).contains("net -1 moves", "-100.0 %");
    }

    @Test
    void movesIntoAndOutOfMonitorOnlyAreShownAndDoNotCount() {
        ProgrammeHealth health = ask(ProgrammeMetrics.builder("p")
                .touchedAccounts(1)
                .move(ClusterMove.of("a", MONITOR_ONLY, CLUSTER_ICP, at("2026-06-10")))
                .move(ClusterMove.of("b", ACTIVE_FOCUS, MONITOR_ONLY, at("2026-06-10"))));

        assertThat(health.verdict()).isEqualTo(Verdict.TOUCHING);
        assertThat(health.answer()).contains("(0 forward, 0 backward)");
        assertThat(health.progression())
                .filteredOn(step -> step.direction() == Direction.ASIDE)
                .extracting(Progression::count)
                .containsExactly(1L, 1L);
    }

    @Test
    void aPeriodHasItsStartAndNotItsEnd() {
        assertThat(countedAt("2026-05-31T23:59:59Z")).isZero();
        assertThat(countedAt("2026-06-01T00:00:00Z")).isOne();
        assertThat(countedAt("2026-06-30T23:59:59Z")).isOne();
        assertThat(countedAt("2026-07-01T00:00:00Z")).isZero();
    }

    private static long countedAt(String at) {
        ProgrammeMetrics metrics = ProgrammeMetrics.builder("p")
                .period(JUNE, JULY)
                .move(ClusterMove.of("a", CLUSTER_ICP, FUTURE_PIPELINE, Instant.parse(at)))
                .build();
        return step(advisor.answer(metrics, JULY.plusSeconds(1)), Station.CLUSTER_ICP, Station.FUTURE_PIPELINE)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"3, 5, , , 4", "3, 5, 10, , 5", "3, 4, 5, 7, 4.5", "1, 2, , , 1.5", "1, 1.25, , , 1.13", "40, , , , 40"
    })
    void theMedianIsTheMiddleOrTheMeanOfTheMiddleTwo(
            BigDecimal first,
            @Nullable BigDecimal second,
            @Nullable BigDecimal third,
            @Nullable BigDecimal fourth,
            BigDecimal median) {
        ProgrammeMetrics.Builder metrics = ProgrammeMetrics.builder("p");
        int i = 0;
        for (BigDecimal days : new BigDecimal[] {fourth, first, third, second}) {
            if (days != null) {
                metrics.move(new ClusterMove("a" + i++, CLUSTER_ICP, FUTURE_PIPELINE, at("2026-06-10"), days, null));
            }
        }

        assertThat(step(ask(metrics), Station.CLUSTER_ICP, Station.FUTURE_PIPELINE)
                        .medianDays())
                .isEqualTo(median);
    }

    @Test
    void daysAreCountedFromTheChangeBefore() {
        ProgrammeHealth health = ask(ProgrammeMetrics.builder("p")
                .period(JUNE, JULY)
                .move(ClusterMove.of("a", FUTURE_PIPELINE, ACTIVE_FOCUS, at("2026-06-21")))
                .move(ClusterMove.of("a", null, CLUSTER_ICP, at("2026-03-03")))
                .move(ClusterMove.of("a", CLUSTER_ICP, FUTURE_PIPELINE, at("2026-05-20")))
                .move(ClusterMove.of("b", CLUSTER_ICP, FUTURE_PIPELINE, at("2026-06-02"))));

        assertThat(step(health, Station.FUTURE_PIPELINE, Station.ACTIVE_FOCUS).medianDays())
                .isEqualTo("32");
        assertThat(step(health, Station.CLUSTER_ICP, Station.FUTURE_PIPELINE)).satisfies(step -> {
            assertThat(step.count()).isOne();
            assertThat(step.medianDays()).isNull();
        });
    }

    @Test
    void aChangeFromElsewhereSaysNothingOfTheDays() {
        ProgrammeHealth health = ask(ProgrammeMetrics.builder("p")
                .move(ClusterMove.of("a", null, CLUSTER_ICP, at("2026-03-03")))
                .move(ClusterMove.of("a", FUTURE_PIPELINE, ACTIVE_FOCUS, at("2026-06-21"))));

        assertThat(step(health, Station.FUTURE_PIPELINE, Station.ACTIVE_FOCUS).medianDays())
                .isNull();
    }

    @Test
    void exactDuplicatesCountOnce() {
        ClusterMove move = ClusterMove.of("a", CLUSTER_ICP, FUTURE_PIPELINE, at("2026-06-10"));

        assertThat(step(
                                ask(ProgrammeMetrics.builder("p").move(move).move(move)),
                                Station.CLUSTER_ICP,
                                Station.FUTURE_PIPELINE)
                        .count())
                .isOne();
    }

    @Test
    void anOpportunityIsTheFirstDealAfterTheEntry() {
        ProgrammeMetrics.Builder metrics = entered("2026-06-05")
                .deal(new OpenedDeal("later", "a", at("2026-06-15")))
                .deal(new OpenedDeal("first", "a", at("2026-06-11")))
                .deal(new OpenedDeal("before", "a", at("2026-06-04")))
                .deal(new OpenedDeal("other", "b", at("2026-06-06")));

        assertThat(opportunities(metrics)).satisfies(step -> {
            assertThat(step.count()).isOne();
            assertThat(step.medianDays()).isEqualTo("6");
            assertThat(step.direction()).isEqualTo(Direction.FORWARD);
        });
    }

    @Test
    void anOpportunityMayComeWithTheEntry() {
        assertThat(opportunities(entered("2026-06-05").deal(new OpenedDeal("d", "a", at("2026-06-05"))))
                        .count())
                .isOne();
        assertThat(opportunities(ProgrammeMetrics.builder("p")
                        .move(new ClusterMove("a", FUTURE_PIPELINE, ACTIVE_FOCUS, at("2026-06-05"), null, "before"))
                        .deal(new OpenedDeal("before", "a", at("2026-06-04")))
                        .deal(new OpenedDeal("later", "a", at("2026-06-20")))))
                .satisfies(step -> {
                    assertThat(step.count()).isOne();
                    assertThat(step.medianDays()).isEqualTo("0");
                });
    }

    @Test
    void aDealBeforeTheEntryOrAfterTheExitIsNone() {
        assertThat(opportunities(entered("2026-06-05").deal(new OpenedDeal("d", "a", at("2026-06-04"))))
                        .count())
                .isZero();
        assertThat(opportunities(entered("2026-06-05")
                                .move(ClusterMove.of("a", ACTIVE_FOCUS, FUTURE_PIPELINE, at("2026-06-10")))
                                .deal(new OpenedDeal("d", "a", at("2026-06-10"))))
                        .count())
                .isZero();
    }

    @Test
    void anOpportunityBelongsToThePeriodInWhichItsDealOpened() {
        ProgrammeMetrics.Builder metrics =
                entered("2026-05-05").period(JUNE, JULY).deal(new OpenedDeal("d", "a", at("2026-06-04")));

        assertThat(opportunities(metrics).count()).isOne();
        assertThat(step(ask(metrics), Station.FUTURE_PIPELINE, Station.ACTIVE_FOCUS)
                        .count())
                .isZero();
    }

    @Test
    void whatIsLaterThanTheQuestionIsAFinding() {
        ProgrammeHealth health = ask(entered("2026-06-05")
                .move(ClusterMove.of("b", CLUSTER_ICP, FUTURE_PIPELINE, AS_OF.plusSeconds(1)))
                .deal(new OpenedDeal("d", "a", AS_OF.plusSeconds(1))));

        assertThat(health.findings()).extracting(Finding::code).containsExactly("FUTURE_MOVE");
        assertThat(health.findings().get(0).message())
                .isEqualTo("2 changes of cluster or deals are later than the question, and do not count");
        assertThat(step(health, Station.CLUSTER_ICP, Station.FUTURE_PIPELINE).count())
                .isZero();
    }

    @Test
    void theThreeStepsOfTheWayAreAlwaysShown() {
        assertThat(ask(ProgrammeMetrics.builder("p")).progression())
                .extracting(Progression::from)
                .containsExactly(Station.CLUSTER_ICP, Station.FUTURE_PIPELINE, Station.ACTIVE_FOCUS);
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        ClusterMove[] moves = {
            ClusterMove.of("a", null, CLUSTER_ICP, at("2026-03-03")),
            ClusterMove.of("a", CLUSTER_ICP, FUTURE_PIPELINE, at("2026-05-20")),
            ClusterMove.of("a", FUTURE_PIPELINE, ACTIVE_FOCUS, at("2026-05-20")),
            ClusterMove.of("a", ACTIVE_FOCUS, FUTURE_PIPELINE, at("2026-06-20")),
        };
        ProgrammeMetrics.Builder forward = ProgrammeMetrics.builder("p");
        ProgrammeMetrics.Builder backward = ProgrammeMetrics.builder("p");
        for (int i = 0; i < moves.length; i++) {
            forward.move(moves[i]);
            backward.move(moves[moves.length - 1 - i]);
        }

        assertThat(ask(forward)).isEqualTo(ask(backward));
        assertThat(step(ask(forward), Station.FUTURE_PIPELINE, Station.ACTIVE_FOCUS)
                        .medianDays())
                .isEqualTo("0");
    }

    private static ProgrammeMetrics.Builder entered(String date) {
        return ProgrammeMetrics.builder("p").move(ClusterMove.of("a", FUTURE_PIPELINE, Cluster.ACTIVE_FOCUS, at(date)));
    }

    private static Progression opportunities(ProgrammeMetrics.Builder metrics) {
        return step(ask(metrics), Station.ACTIVE_FOCUS, Station.OPPORTUNITY);
    }

    private static ProgrammeHealth ask(ProgrammeMetrics.Builder metrics) {
        return advisor.answer(metrics.build(), AS_OF);
    }

    private static Progression step(ProgrammeHealth health, Station from, Station to) {
        return health.progression().stream()
                .filter(step -> step.from() == from && step.to() == to)
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }
}
