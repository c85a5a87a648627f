package io.github.abmrules.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code abm history}. */
@Command(
        name = "history",
        description = "Tells what happened with accounts, and how a programme progresses.",
        synopsisSubcommandLabel = "list|progression",
        footer = {"", "Exit status: " + StateCommand.STATUS})
final class HistoryCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "what about the history? Maybe \"abm history list\" or \"abm history progression\"?");
    }
}
