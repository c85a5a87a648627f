package io.github.abmrules.rules.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.plan.Phase;
import io.github.abmrules.core.plan.ProgramPlan;
import io.github.abmrules.core.plan.ProgramRequest;
import io.github.abmrules.core.plan.ProgramTask;
import io.github.abmrules.core.plan.TaskStatus;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.RejectedInputException;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
    private static final LocalDate START = LocalDate.parse("2026-01-05");
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static Advisor<ProgramRequest, ProgramPlan> advisor;

    @BeforeAll
    static void makeAnAdvisor() {
        advisor = Advisor.of(Questions.PROGRAM);
    }

    @AfterAll
    static void closeTheAdvisor() {
        advisor.close();
    }

    private static ProgramPlan plan(Instant asOf, String... done) {
        return advisor.answer(new ProgramRequest("p", START, List.of(done)), asOf);
    }

    private static Instant week(int week) {
        return BEGIN.plusSeconds(7L * 24 * 3600 * (week - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "define-icp, FOUNDATION, defining-icp-and-tiers",
        "set-tier-criteria, FOUNDATION, defining-icp-and-tiers",
        "build-target-list, FOUNDATION, selecting-and-researching-accounts",
        "score-and-tier, FOUNDATION, selecting-and-researching-accounts",
        "segment-into-clusters, FOUNDATION, cluster-abm",
        "launch-warmup, WARMUP, warming-up-accounts",
        "market-research-play, WARMUP, warming-up-accounts",
        "commenting, WARMUP, warming-up-accounts",
        "plan-events, WARMUP, running-abm-events",
        "executive-roundtables, ENGAGEMENT, running-abm-events",
        "transition-to-sales, ENGAGEMENT, warming-up-accounts",
        "multi-thread, ENGAGEMENT, enabling-champions",
        "develop-champions, ENGAGEMENT, enabling-champions",
        "move-between-clusters, ACCELERATION, cluster-abm",
        "scale-with-webinars, ACCELERATION, running-abm-events",
        "nurture-future-pipeline, ACCELERATION, cluster-abm",
        "measure-and-optimize, ACCELERATION, running-abm-programs"
    })
    void hasEveryRowOfTheLifecycle(String id, Phase phase, String skill) {
        List<ProgramTask> tasks = plan(BEGIN).tasks();

        assertThat(tasks).hasSize(17);
        assertThat(tasks)
                .filteredOn(task -> task.id().equals(id))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.phase()).isEqualTo(phase);
                    assertThat(task.skill()).isEqualTo(skill);
                });
    }

    @ParameterizedTest
    @CsvSource({"FOUNDATION, 1, 3", "WARMUP, 4, 12", "ENGAGEMENT, 8, 16"})
    void isInAPhaseFromItsFirstWeekToTheEndOfItsLast(Phase phase, int first, int last) {
        assertThat(plan(week(first).minusNanos(1)).phases()).doesNotContain(phase);
        assertThat(plan(week(first)).phases()).contains(phase);
        assertThat(plan(week(last + 1).minusNanos(1)).phases()).contains(phase);
        assertThat(plan(week(last + 1)).phases()).doesNotContain(phase);
    }

    @ParameterizedTest
    @CsvSource({"FOUNDATION, 1, 3", "WARMUP, 4, 12", "ENGAGEMENT, 8, 16"})
    void isLateWithTasksOnceTheirPhaseIsOver(Phase phase, int first, int last) {
        assertThat(statuses(phase, plan(week(first).minusNanos(1)))).containsOnly(TaskStatus.UPCOMING);
        assertThat(statuses(phase, plan(week(first)))).containsOnly(TaskStatus.DUE);
        assertThat(statuses(phase, plan(week(last + 1).minusNanos(1)))).containsOnly(TaskStatus.DUE);
        assertThat(statuses(phase, plan(week(last + 1)))).containsOnly(TaskStatus.LATE);
        assertThat(plan(BEGIN).tasks())
                .filteredOn(task -> task.phase() == phase)
                .extracting(ProgramTask::dueAt)
                .containsOnly(week(last + 1));
    }

    private static List<TaskStatus> statuses(Phase phase, ProgramPlan plan) {
        return plan.tasks().stream()
                .filter(task -> task.phase() == phase)
                .map(ProgramTask::status)
                .toList();
    }

    @Test
    void isNeverLateWithWhatHasNoEnd() {
        assertThat(statuses(Phase.ACCELERATION, plan(week(17).minusNanos(1)))).containsOnly(TaskStatus.UPCOMING);
        assertThat(statuses(Phase.ACCELERATION, plan(week(1000)))).containsOnly(TaskStatus.DUE);
        assertThat(plan(BEGIN).tasks())
                .filteredOn(task -> task.phase() == Phase.ACCELERATION)
                .allSatisfy(task -> assertThat(task.dueOn()).isNull());
    }

    @Test
    void tellsOfEveryLateTaskByItself() {
        ProgramPlan plan = plan(week(4), "define-icp", "set-tier-criteria", "build-target-list", "score-and-tier");

        assertThat(plan.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo(
                                "segment-into-clusters (Put the accounts into clusters) was due by 2026-01-23 and is not"
                                        + " done"));
    }

    @Test
    void countsWeeksFromTheDayOfTheZone() {
        try (Advisor<ProgramRequest, ProgramPlan> berlin = Advisor.builder(Questions.PROGRAM)
                .zone(ZoneId.of("Europe/Berlin"))
                .build()) {
            // The week in which clocks change has 167 hours, and still is a week.
            ProgramRequest request = new ProgramRequest("p", LocalDate.parse("2026-03-23"), List.of());
            assertThat(berlin.answer(request, Instant.parse("2026-04-12T21:59:59Z"))
                            .phases())
                    .containsExactly(Phase.FOUNDATION);
            assertThat(berlin.answer(request, Instant.parse("2026-04-12T22:00:00Z"))
                            .phases())
                    .containsExactly(Phase.WARMUP);
        }
    }

    @Test
    void followsTheParametersOfTheHouse() {
        try (Advisor<ProgramRequest, ProgramPlan> other = Advisor.builder(Questions.PROGRAM)
                .parameter("lifecycle", "acceleration-from-week", "13")
                .parameter("calendar", "holidays", "[2026-01-23]")
                .build()) {
            ProgramPlan plan = other.answer(new ProgramRequest("p", START, List.of()), week(13));
            assertThat(plan.phases()).containsExactly(Phase.ENGAGEMENT, Phase.ACCELERATION);
            assertThat(plan.tasks().get(0).dueOn()).isEqualTo("2026-01-22");
        }
    }

    @Test
    void refusesTasksThatItDoesNotHave() {
        assertThatThrownBy(() -> plan(BEGIN, "define-icp", "define-ipc"))
                .isInstanceOf(RejectedInputException.class)
                .hasMessageStartingWith("done[1] \"define-ipc\" is no task of this plan; allowed: define-icp, ")
                .hasMessageEndingWith(" Maybe \"define-icp\"?");
    }

    @Test
    void refusesTasksOfAPhaseThatIsNotThere() {
        assertThatThrownBy(() -> Advisor.builder(Questions.PROGRAM)
                        .parameter("lifecycle", "phases", "[{phase: WARMUP, from-week: 1}]")
                        .build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("the task define-icp is in the phase FOUNDATION, which is not among the");
    }
}
