package io.github.abmrules.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code abm review}. */
@Command(
        name = "review",
        description = "Lists the reviews in a store, and decides them.",
        synopsisSubcommandLabel = "list|approve|reject",
        footer = {"", "Exit status: " + StateCommand.STATUS})
final class ReviewCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "what about reviews? Maybe \"abm review list\", \"abm review approve\" or \"abm review reject\"?");
    }
}
