package io.github.abmrules.rules.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.plan.TaskStatus;
import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.plan.WarmupRequest;
import io.github.abmrules.core.plan.WarmupTask;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarmupTest {
    private static final LocalDate START = LocalDate.parse("2026-03-02");
    private static final Instant BEFORE = Instant.parse("2026-03-01T00:00:00Z");
    private static Advisor<WarmupRequest, WarmupPlan> advisor;

    @BeforeAll
    static void makeAnAdvisor() {
        advisor = Advisor.of(Questions.WARMUP);
    }

    @AfterAll
    static void closeTheAdvisor() {
        advisor.close();
    }

    private static WarmupRequest request(AccountTier tier, LocalDate start) {
        return new WarmupRequest("a", "Acme", tier, start, null, null, List.of());
    }

    @ParameterizedTest
    @EnumSource(AccountTier.class)
    void staysWithinNinetyDaysAndOnWorkingDaysWheneverItStarts(AccountTier tier) {
        for (int day = 0; day < 14; day++) {
            LocalDate start = START.plusDays(day);
            WarmupPlan plan = advisor.answer(request(tier, start), BEFORE);

            assertThat(plan.until()).isEqualTo(start.plusDays(90));
            assertThat(plan.tasks()).isNotEmpty().allSatisfy(task -> {
                assertThat(task.on()).isBetween(start, start.plusDays(89));
                assertThat(task.on().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            });
            assertThat(plan.tasks()).isSortedAccordingTo(Comparator.comparing(WarmupTask::on));
        }
    }

    @Test
    void putsMorePeopleOnAccountsThatEarnMore() {
        int first = advisor.answer(request(AccountTier.TIER_1, START), BEFORE)
                .tasks()
                .size();
        int second = advisor.answer(request(AccountTier.TIER_2, START), BEFORE)
                .tasks()
                .size();
        int third = advisor.answer(request(AccountTier.TIER_3, START), BEFORE)
                .tasks()
                .size();

        assertThat(List.of(first, second, third)).containsExactly(16, 13, 8);
    }

    @Test
    void beginsWithResearchAndWorksOnSeveralChannels() {
        WarmupPlan plan = advisor.answer(request(AccountTier.TIER_1, START), BEFORE);

        assertThat(plan.tasks().get(0).id()).isEqualTo("account-brief");
        assertThat(plan.tasks())
                .extracting(WarmupTask::channel)
                .contains(Channel.SEO_CONTENT, Channel.LINKEDIN_ORGANIC, Channel.LINKEDIN_PAID, Channel.EMAIL)
                .contains(Channel.EVENTS, Channel.ABM);
        assertThat(plan.tasks()).extracting(WarmupTask::id).contains("commenting", "research-interviews");
    }

    @Test
    void asksForMoreTrustOnlyAsTimePasses() {
        List<WarmupTask> asking = advisor.answer(request(AccountTier.TIER_1, START), BEFORE).tasks().stream()
                .filter(task -> task.requiredTrust() != null)
                .toList();
        assertThat(asking).extracting(WarmupTask::requiredTrust).isSorted();
    }

    @Test
    void isLateWithATaskWhenItsDayIsOver() {
        WarmupRequest request = request(AccountTier.TIER_2, START);

        assertThat(first(request, "2026-03-01T23:59:59.999Z")).isEqualTo(TaskStatus.UPCOMING);
        assertThat(first(request, "2026-03-02T00:00:00Z")).isEqualTo(TaskStatus.DUE);
        assertThat(first(request, "2026-03-02T23:59:59.999Z")).isEqualTo(TaskStatus.DUE);
        assertThat(first(request, "2026-03-03T00:00:00Z")).isEqualTo(TaskStatus.LATE);
    }

    private static TaskStatus first(WarmupRequest request, String asOf) {
        return advisor.answer(request, Instant.parse(asOf)).tasks().get(0).status();
    }

    @Test
    void goesFasterFromTheDayOnThatItIsTold() {
        WarmupRequest request =
                new WarmupRequest("a", null, AccountTier.TIER_2, START, null, LocalDate.parse("2026-03-16"), List.of());
        WarmupPlan regular = advisor.answer(request(AccountTier.TIER_2, START), BEFORE);
        WarmupPlan faster = advisor.answer(request, BEFORE);

        // 76 days are left on that day, which become 38.
        assertThat(faster.until()).isEqualTo("2026-04-23");
        for (WarmupTask task : regular.tasks()) {
            WarmupTask other = faster.tasks().stream()
                    .filter(each -> each.id().equals(task.id()))
                    .findFirst()
                    .orElseThrow();
            if (task.on().isAfter(LocalDate.parse("2026-03-17"))) {
                assertThat(other.on()).isBefore(task.on());
            } else {
                assertThat(other.on()).isEqualTo(task.on());
            }
            assertThat(other.on()).isBefore(faster.until());
        }
        assertThat(faster.firedRules()).extracting(rule -> rule.id()).contains("plan.warmup-accelerated");
    }

    @Test
    void followsTheParametersOfTheHouse() {
        try (Advisor<WarmupRequest, WarmupPlan> other = Advisor.builder(Questions.WARMUP)
                .parameter("plan", "warmup-length", "30")
                .parameter("plan", "accelerated-to", "100")
                .parameter("plan", "warmup-tasks", "[{id: x, day: 30, task: Call, owner: SDR, tiers: [TIER_1]}]")
                .build()) {
            WarmupPlan plan = other.answer(
                    new WarmupRequest("a", null, AccountTier.TIER_1, START, null, START, List.of()), BEFORE);
            assertThat(plan.until()).isEqualTo("2026-04-01");
            assertThat(plan.tasks())
                    .singleElement()
                    .satisfies(task -> assertThat(task.on()).isEqualTo("2026-03-31"));
        }
    }

    @Test
    void refusesTwoTasksOfOneId() {
        assertThatThrownBy(() -> Advisor.builder(Questions.WARMUP)
                        .parameter(
                                "plan",
                                "warmup-tasks",
                                "[{id: x, day: 1, task: Call, owner: SDR, tiers: [TIER_1]}, {id: x, day: 2, task: Write,"
                                        + " owner: SDR, tiers: [TIER_1]}]")
                        .build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("there are two tasks \"x\". Maybe rename one of them?");
    }

    @Test
    void refusesATaskOutsideOfTheWarmup() {
        for (String day : List.of("0", "91")) {
            assertThatThrownBy(() -> Advisor.builder(Questions.WARMUP)
                            .parameter(
                                    "plan",
                                    "warmup-tasks",
                                    "[{id: x, day: " + day + ", task: Call, owner: SDR, tiers: [TIER_1]}]")
                            .build())
                    .isInstanceOf(BrokenFileException.class)
                    .hasMessageContaining("is on one of its days, 1 to 90, but this one on day " + day);
        }
    }
}
