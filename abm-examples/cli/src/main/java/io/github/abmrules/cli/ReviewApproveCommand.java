package io.github.abmrules.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm review approve}. */
@Command(
        name = "approve",
        description =
                "Approves reviews: each account moves as proposed, at once. A review that was decided before, that"
                        + " expired or was superseded is an error; when none can be decided the exit status is 2, when some"
                        + " cannot it is 1.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Example:",
            "  abm review approve 2f0c… 81d4… --reviewer ann --note \"agreed in the Monday meeting\""
        })
final class ReviewApproveCommand extends ReviewDecideCommand {

    @Option(
            names = "--over-capacity",
            description = "Lets accounts enter Active Focus although it holds as many as it can.")
    private boolean overCapacity;

    ReviewApproveCommand(Shell shell) {
        super(shell, true);
    }

    @Override
    boolean overCapacity() {
        return overCapacity;
    }
}
