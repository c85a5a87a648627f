package io.github.abmrules.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code abm plan}. */
@Command(
        name = "plan",
        description = "Plans a warmup, an event or a programme: tasks with dates and owners.",
        synopsisSubcommandLabel = "warmup|event|program",
        footer = {"", "Exit status: " + PlanCommand.STATUS})
final class PlanCommand implements Runnable {
    static final String STATUS = "0 done; 1 done, but records were rejected; 2 nothing was written, because an option,"
            + " the input, the rules or the parameters cannot be used; 3 interrupted, or a source failed half way.";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "what is planned? Maybe \"abm plan warmup\", \"abm plan event\" or \"abm plan program\"?");
    }
}
