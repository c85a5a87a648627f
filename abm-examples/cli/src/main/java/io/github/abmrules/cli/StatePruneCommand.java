package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm state prune}. */
@Command(
        name = "prune",
        description =
                "Takes away what is kept only to be looked at: deliveries that were taken, and decisions with their inputs, before an instant. Histories, reviews and evidence stay.",
        footer = {"", "Exit status: " + StateCommand.STATUS, "", "Example:", "  abm state prune --before 2025-12-31"})
final class StatePruneCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Option(names = "--before", paramLabel = "INSTANT|DATE", description = "Before when. Required.")
    private @Nullable String before;

    StatePruneCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Instant instant = OptionValues.startOf("--before", before, ZoneOffset.UTC);
        if (instant == null) {
            throw new UnusableException("--before is missing. Maybe \"--before 2025-12-31\"?");
        }
        long gone = storeOptions.open().prune(instant);
        shell.say(gone + " deliveries and decisions before " + instant + " were taken away");
        return ExitStatus.DONE;
    }
}
