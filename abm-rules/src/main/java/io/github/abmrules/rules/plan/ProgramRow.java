package io.github.abmrules.rules.plan;

import io.github.abmrules.core.plan.Phase;
import io.github.abmrules.core.plan.TaskOwner;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.List;

/** A row of the parameter that lists the work of the lifecycle. */
record ProgramRow(String id, Phase phase, String task, String skill, TaskOwner owner) {
    private static final List<String> KEYS = List.of("id", "phase", "task", "skill", "owner");

    /** The tasks, in the order of the parameter. */
    static List<ProgramRow> all(Parameters lifecycle) {
        return lifecycle.rows("tasks").stream().map(ProgramRow::read).toList();
    }

    /** Checks that every task is in a phase that is there. */
    static void check(Parameters lifecycle) {
        UniqueIds.check(lifecycle.rows("tasks"));
        List<Phase> phases =
                PhaseRow.all(lifecycle).stream().map(PhaseRow::phase).toList();
        for (YamlNode row : lifecycle.rows("tasks")) {
            ProgramRow task = read(row);
            if (!phases.contains(task.phase())) {
                throw row.broken("the task " + task.id() + " is in the phase " + task.phase()
                        + ", which is not among the phases. Maybe add it there?");
            }
        }
    }

    private static ProgramRow read(YamlNode row) {
        row.allow(KEYS);
        return new ProgramRow(
                row.require("id").asText(),
                row.require("phase").asChoice(Phase.class),
                row.require("task").asText(),
                row.require("skill").asText(),
                row.require("owner").asChoice(TaskOwner.class));
    }
}
