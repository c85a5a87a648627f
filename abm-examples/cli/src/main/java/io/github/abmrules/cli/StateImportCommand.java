package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.run.ImportRun;
import io.github.abmrules.core.store.StateStore;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm state import}. */
@Command(
        name = "import",
        description =
                "Takes the current clusters of accounts (account_id, cluster, since, entered_by, evidence_from, tier_at_rejection) from a .csv, .json or .jsonl, or the lines of an export. An account that the store holds already is rejected.",
        footer = {"", "Exit status: " + StateCommand.STATUS, "", "Example:", "  abm state import --input clusters.csv"})
final class StateImportCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final InstantOptions instantOptions = new InstantOptions();

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Option(
            names = "--kind",
            paramLabel = "clusters|state",
            description = "What the input holds: current clusters, or the lines of an export. Default: clusters.")
    private String kind = "clusters";

    StateImportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String what = kind.toLowerCase(Locale.ROOT);
        if (!what.equals("clusters") && !what.equals("state")) {
            throw new UnusableException("--kind \"" + kind + "\" is not known; allowed: clusters, state.");
        }
        Instant asOf = instantOptions.asOf(shell);
        StateStore store = storeOptions.create();
        try (Input input = inputOptions.open(shell)) {
            ImportRun run = new ImportRun(shell, store, asOf, instantOptions.zone());
            return what.equals("state") ? run.state(input) : run.clusters(input, inputOptions.format(input));
        }
    }
}
