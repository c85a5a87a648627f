package io.github.abmrules.rules.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.plan.ProgressPlan;
import io.github.abmrules.core.plan.ProgressRequest;
import io.github.abmrules.core.plan.ProgressTask;
import io.github.abmrules.core.plan.TaskOwner;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T23:30:00Z");

    private static Advisor<ProgressRequest, ProgressPlan> advisor;

    @BeforeAll
    static void open() {
        advisor = Advisor.of(Questions.PROGRESS);
    }

    @AfterAll
    static void close() {
        advisor.close();
    }

    private static ProgressRequest account(
            AccountTier tier, @Nullable Cluster from, Cluster to, EngagementLevel level, boolean pending) {
        return new ProgressRequest("a1", tier, from, to, level, pending);
    }

    @Test
    void everyStepAtEveryTierHasSomethingToDoAndStandingStillHasNothing() {
        for (AccountTier tier : AccountTier.values()) {
            for (Cluster from : Cluster.values()) {
                for (Cluster to : Cluster.values()) {
                    ProgressPlan plan = advisor.answer(account(tier, from, to, EngagementLevel.LOW, false), MONDAY);
                    assertThat(plan.tasks().isEmpty())
                            .as(tier + " " + from + " " + to)
                            .isEqualTo(from == to);
                }
            }
            assertThat(advisor.answer(account(tier, null, Cluster.CLUSTER_ICP, EngagementLevel.LOW, false), MONDAY)
                            .tasks())
                    .isEmpty();
        }
    }

    @Test
    void salesDevelopmentHasNoTaskAtAccountsThatDoNotEngage() {
        for (AccountTier tier : AccountTier.values()) {
            assertThat(advisor.answer(
                                    account(
                                            tier,
                                            Cluster.CLUSTER_ICP,
                                            Cluster.CLUSTER_ICP,
                                            EngagementLevel.NONE,
                                            false),
                                    MONDAY)
                            .tasks())
                    .isNotEmpty()
                    .extracting(ProgressTask::owner)
                    .doesNotContain(TaskOwner.SDR);
        }
    }

    @Test
    void tasksComeByTheirDays() {
        ProgressPlan plan = advisor.answer(
                account(AccountTier.TIER_1, Cluster.FUTURE_PIPELINE, Cluster.ACTIVE_FOCUS, EngagementLevel.NONE, true),
                MONDAY);

        assertThat(plan.tasks())
                .extracting(task -> task.on() + " " + task.id())
                .containsExactly(
                        "2026-03-03 decide-review",
                        "2026-03-04 next-programme",
                        "2026-03-05 next-step",
                        "2026-03-09 other-channel",
                        "2026-03-09 check-contacts");
        assertThat(plan.firedRules())
                .extracting("id")
                .containsExactly(
                        "plan.progress-forward", "plan.progress-no-engagement", "plan.progress-review-pending");
    }

    @Test
    void theDayIsThatOfTheZone() {
        try (Advisor<ProgressRequest, ProgressPlan> berlin = Advisor.builder(Questions.PROGRESS)
                .zone(ZoneId.of("Europe/Berlin"))
                .build()) {
            assertThat(berlin.answer(
                                    account(AccountTier.TIER_3, null, Cluster.ACTIVE_FOCUS, EngagementLevel.HIGH, true),
                                    MONDAY)
                            .tasks())
                    .extracting(ProgressTask::on)
                    .containsExactly(LocalDate.parse("2026-03-04"));
        }
    }

    @Test
    void refusesATaskBeforeTheReviewAndTwoOfOneId() {
        String row = "{id: a, occasion: FORWARD, days: 1, task: Call, owner: SALES, tiers: [TIER_1]}";
        assertThatThrownBy(() -> by("[" + row.replace("days: 1", "days: -1") + "]"))
                .hasMessageContaining("0 days or more, but this one by -1");
        assertThatThrownBy(() -> by("[" + row + ", " + row + "]")).hasMessageContaining("\"a\"");
        assertThatThrownBy(() -> by("[" + row.replace("FORWARD", "FORWRD") + "]"))
                .hasMessageContaining("REVIEW_PENDING");
    }

    private static void by(String tasks) {
        Advisor.builder(Questions.PROGRESS)
                .parameter("plan", "progress-tasks", tasks)
                .build()
                .close();
    }
}
