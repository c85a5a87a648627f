package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.EventSize;
import io.github.abmrules.core.plan.EventStage;
import io.github.abmrules.core.plan.TaskOwner;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A row of the parameter {@code event-tasks}.
 *
 * @param days days before the event, or after it
 * @param guests whether it needs to be settled who is invited
 */
record EventRow(
        String id, EventStage stage, int days, String task, TaskOwner owner, Set<EventSize> sizes, boolean guests) {
    private static final List<String> KEYS =
            List.of("id", "stage", "days", "task", "owner", "sizes", "needs-invite-list");

    /** The tasks, in the order of the parameter. */
    static List<EventRow> all(Parameters plan) {
        UniqueIds.check(plan.rows("event-tasks"));
        return plan.rows("event-tasks").stream().map(EventRow::read).toList();
    }

    private static EventRow read(YamlNode row) {
        row.allow(KEYS);
        EventStage stage = row.require("stage").asChoice(EventStage.class);
        YamlNode guests = row.get("needs-invite-list");
        return new EventRow(
                row.require("id").asText(),
                stage,
                days(row, stage),
                row.require("task").asText(),
                row.require("owner").asChoice(TaskOwner.class),
                row.require("sizes").asList().stream()
                        .map(size -> size.asChoice(EventSize.class))
                        .collect(Collectors.toUnmodifiableSet()),
                guests != null && guests.asFlag());
    }

    private static int days(YamlNode row, EventStage stage) {
        YamlNode days = row.get("days");
        if (stage == EventStage.DURING) {
            if (days != null) {
                throw days.broken("a task during the event is on its day and has no days. Maybe PRE or POST?");
            }
            return 0;
        }
        int number = row.require("days").asNumber();
        if (number < 1) {
            throw row.broken("a task before or after the event is at least a day away from it, but this one " + number
                    + ". Maybe DURING?");
        }
        return number;
    }
}
