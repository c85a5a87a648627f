package io.github.abmrules.cli;

import io.github.abmrules.core.plan.Phase;
import io.github.abmrules.core.plan.ProgramPlan;
import io.github.abmrules.core.plan.ProgramRequest;
import io.github.abmrules.core.plan.ProgramTask;
import io.github.abmrules.rules.Questions;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm plan program}. */
@Command(
        name = "program",
        description = "Says which phase a programme is in, and how its tasks stand.",
        footer = {
            "",
            "Exit status: " + PlanCommand.STATUS,
            "",
            "Example:",
            "  abm plan program --start 2026-01-05 --done define-icp,set-tier-criteria --as-of 2026-03-01"
        })
final class PlanProgramCommand extends PlannedCommand<ProgramRequest, ProgramPlan> {

    @Option(names = "--id", paramLabel = "ID", description = "What the programme is called. Default: program.")
    private @Nullable String id;

    @Option(names = "--start", paramLabel = "DATE", description = "The first day of week 1.")
    private @Nullable String start;

    PlanProgramCommand(Shell shell) {
        super(shell, Questions.PROGRAM);
    }

    @Override
    ProgramRequest request(List<String> tasksDone) {
        return new ProgramRequest(
                Objects.requireNonNullElse(id, "program"), OptionValues.date("--start", start), tasksDone);
    }

    @Override
    String option(String field) {
        return field.startsWith("done") ? "--done" : "--" + field;
    }

    @Override
    List<@Nullable String> given() {
        return java.util.Arrays.asList(id, start);
    }

    @Override
    String table(ProgramPlan plan, int width) {
        Integer week = plan.week();
        String phases = plan.phases().stream().map(Phase::name).collect(Collectors.joining(", "));
        PlanTable table = new PlanTable("Programme " + plan.programId() + " from " + plan.start(), "PHASE", width)
                .line(week == null ? "not started" : "week " + week + ": " + phases);
        for (ProgramTask task : plan.tasks()) {
            LocalDate due = task.dueOn();
            table.task(
                    due == null ? "-" : due.toString(),
                    task.owner().name(),
                    task.phase().name(),
                    task.task() + " (" + task.id() + ")",
                    task.status().name());
        }
        return table.with(plan.findings());
    }
}
