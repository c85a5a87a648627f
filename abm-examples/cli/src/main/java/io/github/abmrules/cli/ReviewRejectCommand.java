package io.github.abmrules.cli;

import picocli.CommandLine.Command;

/** {@code abm review reject}. */
@Command(
        name = "reject",
        description =
                "Rejects reviews: each account stays, and only later evidence proposes the same again. A review that"
                        + " was decided before, that expired or was superseded is an error.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Example:",
            "  abm review reject 2f0c… --reviewer ann --note \"no budget this year\""
        })
final class ReviewRejectCommand extends ReviewDecideCommand {

    ReviewRejectCommand(Shell shell) {
        super(shell, false);
    }
}
