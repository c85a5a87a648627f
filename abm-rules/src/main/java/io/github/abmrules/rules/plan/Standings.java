package io.github.abmrules.rules.plan;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.plan.TaskStatus;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.List;

/** Reads from notes what every plan shows. */
final class Standings {

    private Standings() {}

    /** How a task stands. */
    static TaskStatus of(PlannedTask task, Notes notes) throws UndecidedException {
        return notes.one(task, PlanNote.Standing.class, "how the task " + task.id() + " stands")
                .status();
    }

    /** What a person should know, in the order of the output. */
    static List<Finding> findings(Notes notes) {
        return notes.all(PlanNote.Told.class).stream()
                .map(PlanNote.Told::finding)
                .sorted()
                .toList();
    }
}
