package io.github.abmrules.cli;

import io.github.abmrules.cli.output.HealthLayout;
import io.github.abmrules.core.health.ProgrammeHealth;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.rules.Questions;
import picocli.CommandLine.Command;

/** {@code abm health}. */
@Command(
        name = "health",
        description = "Judges the health of programmes: indicators with colours, failures and mistakes, and whether"
                + " accounts are moved or just touched.",
        footer = {
            "",
            AnswerCommand.EXIT_STATUS,
            "",
            "Example:",
            "  abm health --input programme.json --as-of 2026-06-30 --format table"
        })
final class HealthCommand extends AnswerCommand<ProgrammeMetrics, ProgrammeHealth> {

    HealthCommand(Shell shell) {
        super(shell, Questions.PROGRAMME, new HealthLayout());
    }
}
