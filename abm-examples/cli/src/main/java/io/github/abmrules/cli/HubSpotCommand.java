package io.github.abmrules.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code abm hubspot}. */
@Command(
        name = "hubspot",
        description = "Reads companies of HubSpot, decides about them, and writes the decisions back.",
        synopsisSubcommandLabel = "sync|dry-run|check|webhook|fake",
        footer = {"", "Exit status: " + HubSpotCommand.STATUS})
final class HubSpotCommand implements Runnable {
    static final String STATUS =
            "0 done; 1 done, but companies were rejected, or HubSpot refused something; 2 nothing was"
                    + " done, because an option, a file, the token or the rules cannot be used; 3 interrupted, or HubSpot failed"
                    + " half way: the same command goes on where it was.";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "what about HubSpot? Maybe \"abm hubspot check\", \"dry-run\", \"sync\", \"webhook\" or \"fake\"?");
    }
}
