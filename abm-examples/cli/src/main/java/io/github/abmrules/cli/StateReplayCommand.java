package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.run.ReplayRun;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm state replay}. */
@Command(
        name = "replay",
        description =
                "Lets the time of a programme pass: each line of the input comes at its instant (new facts, a decision about a review, a pin), and at the end of each day what is due is decided; with --daily, all accounts every day, which gives the same history.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Example:",
            "  abm state replay --input year.jsonl --from 2026-01-01 --to 2026-12-31"
        })
final class StateReplayCommand implements Callable<Integer> {
    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    @Option(names = "--from", paramLabel = "DATE", description = "The first day. Required.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day. Required.")
    private @Nullable String to;

    @Option(names = "--daily", description = "Decides about all accounts every day, due or not.")
    private boolean daily;

    StateReplayCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ZoneId zone = engineOptions.zone();
        Instant first = OptionValues.endOf("--from", OptionValues.text("--from", from, "2026-01-01"), zone);
        Instant last = OptionValues.endOf("--to", OptionValues.text("--to", to, "2026-12-31"), zone);
        if (last.isBefore(first)) {
            throw new UnusableException(
                    "--to " + to + " is before --from " + from + ". Maybe they are the wrong way round?");
        }
        StateStore store = storeOptions.create();
        try (Input input = inputOptions.open(shell);
                AbmEngine engine = engineOptions.engine()) {
            return new ReplayRun(shell, engine, store, outputOptions.format(shell), outputOptions.width(shell, spec))
                    .run(input, inputOptions.format(input), first, last, daily, outputOptions.delivery(shell));
        }
    }
}
