package io.github.abmrules.rules.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.plan.EventFormat;
import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.core.plan.EventSize;
import io.github.abmrules.core.plan.EventStage;
import io.github.abmrules.core.plan.EventTask;
import io.github.abmrules.core.plan.TaskStatus;
import io.github.abmrules.core.plan.WarmupStart;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static Advisor<EventRequest, EventPlan> advisor;

    @BeforeAll
    static void makeAnAdvisor() {
        advisor = Advisor.of(Questions.EVENT);
    }

    @AfterAll
    static void closeTheAdvisor() {
        advisor.close();
    }

    private static EventRequest event(
            @Nullable EventSize size, @Nullable EventFormat format, String on, boolean approved) {
        return new EventRequest(
                "e", "Dinner", size, format, "Mumbai", LocalDate.parse(on), approved, List.of("a1"), List.of());
    }

    @ParameterizedTest
    @EnumSource(EventSize.class)
    void hasTasksBeforeDuringAndAfterWhateverItsDay(EventSize size) {
        for (int day = 1; day <= 14; day++) {
            LocalDate on = LocalDate.of(2026, 6, day);
            EventPlan plan = advisor.answer(event(size, null, on.toString(), false), BEFORE);

            assertThat(plan.tasks()).extracting(EventTask::stage).contains(EventStage.values());
            for (EventTask task : plan.tasks()) {
                switch (task.stage()) {
                    case PRE -> assertThat(task.on()).isBefore(on);
                    case DURING -> assertThat(task.on()).isEqualTo(on);
                    case POST -> assertThat(task.on()).isAfter(on);
                }
                if (task.stage() != EventStage.DURING) {
                    assertThat(task.on().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
                }
            }
            assertThat(plan.tasks()).extracting(EventTask::id).contains("warmup", "attendance", "thanks");
        }
    }

    @ParameterizedTest
    @CsvSource({"DINNER, SMALL", "ROUNDTABLE, SMALL", "WEBINAR, LARGE", "CONFERENCE, LARGE"})
    void isAsLargeAsItsFormat(EventFormat format, EventSize size) {
        assertThat(advisor.answer(event(null, format, "2026-06-11", true), BEFORE)
                        .size())
                .isEqualTo(size);
    }

    @Test
    void leavesToAPersonWhoIsInvited() {
        EventPlan plan = advisor.answer(event(EventSize.SMALL, null, "2026-06-11", false), BEFORE);

        assertThat(plan.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(HumanDecision.Kind.INVITE_LIST);
            assertThat(decision.subject()).isEqualTo("e");
            assertThat(decision.question()).isEqualTo("Who is invited to Dinner?");
            assertThat(decision.raisedAt()).isEqualTo(BEFORE);
            assertThat(decision.facts())
                    .contains("it is in Mumbai", "\"Send personal invitations\" is planned for 2026-05-14");
        });
        assertThat(plan.tasks())
                .filteredOn(task -> task.status() == TaskStatus.WAITING)
                .extracting(EventTask::id)
                .containsExactly("small-invitations", "small-reminder", "small-guest-briefs", "small-confirmation");
    }

    @Test
    void goesOnOnceThePersonHasApproved() {
        EventPlan plan = advisor.answer(event(EventSize.LARGE, null, "2026-06-11", true), BEFORE);

        assertThat(plan.decisions()).isEmpty();
        assertThat(plan.tasks()).extracting(EventTask::status).containsOnly(TaskStatus.UPCOMING);
    }

    @Test
    void startsWarmupsWhenItIsOver() {
        EventRequest request = event(EventSize.SMALL, null, "2026-06-13", true);

        assertThat(advisor.answer(request, Instant.parse("2026-06-13T23:59:59.999Z"))
                        .warmups())
                .isEmpty();
        // A week after the Saturday is a Saturday: the Monday after it.
        assertThat(advisor.answer(request, Instant.parse("2026-06-14T00:00:00Z"))
                        .warmups())
                .containsExactly(new WarmupStart("a1", LocalDate.parse("2026-06-22")));
    }

    @Test
    void followsTheParametersOfTheHouse() {
        try (Advisor<EventRequest, EventPlan> other = Advisor.builder(Questions.EVENT)
                .parameter("plan", "warmup-after-event", "2")
                .parameter(
                        "plan",
                        "event-tasks",
                        "[{id: x, stage: POST, days: 3, task: Call, owner: SDR, sizes: [SMALL]}]")
                .build()) {
            EventPlan plan = other.answer(
                    event(EventSize.SMALL, null, "2026-06-11", true), Instant.parse("2026-06-12T00:00:00Z"));
            assertThat(plan.warmups()).extracting(WarmupStart::start).containsExactly(LocalDate.parse("2026-06-15"));
            assertThat(plan.tasks()).extracting(EventTask::on).containsExactly(LocalDate.parse("2026-06-15"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage: PRE, days: 0 | at least a day away from it, but this one 0. Maybe DURING?",
                "stage: PRE | the key \"days\" is missing",
                "stage: DURING, days: 1 | is on its day and has no days. Maybe PRE or POST?"
            })
    void refusesTasksOnImpossibleDays(String when, String message) {
        assertThatThrownBy(() -> Advisor.builder(Questions.EVENT)
                        .parameter(
                                "plan",
                                "event-tasks",
                                "[{id: x, " + when + ", task: Call, owner: SDR, sizes: [SMALL]}]")
                        .build())
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(message);
    }
}
