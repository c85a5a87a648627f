package io.github.abmrules.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code abm state}. */
@Command(
        name = "state",
        description = "Keeps where accounts stand in a store, and decides about them over time.",
        synopsisSubcommandLabel = "init|evaluate|due|pin|outbox|import|export|replay|prune",
        footer = {"", "Exit status: " + StateCommand.STATUS})
final class StateCommand implements Runnable {
    static final String STATUS = "0 done; 1 done, but records were rejected; 2 nothing was written, because an option,"
            + " the input, the rules, the parameters or the store cannot be used; 3 interrupted, or the store or another"
            + " source failed half way: each account is as it was before or after its decision.";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "what about the state? Maybe \"abm state init\" to begin, or \"abm state evaluate\"?");
    }
}
