package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.run.AppliedAccount;
import io.github.abmrules.cli.run.RecordList;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import io.github.abmrules.rules.state.Applied;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm state pin}. */
@Command(
        name = "pin",
        description =
                "Puts a cluster in force for an account until an instant, whatever the rules say; with --off, puts the rules in force again.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Example:",
            "  abm state pin --account harrow-steel --cluster FUTURE_PIPELINE --until 2026-12-31 --owner kim --reason \"merger\""
        })
final class StatePinCommand implements Callable<Integer> {
    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    @Option(names = "--account", paramLabel = "ID", description = "The account. Required.")
    private @Nullable String account;

    @Option(names = "--cluster", paramLabel = "CLUSTER", description = "The cluster that is in force.")
    private @Nullable String cluster;

    @Option(names = "--until", paramLabel = "INSTANT|DATE", description = "When the pin ends.")
    private @Nullable String until;

    @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it. Required.")
    private @Nullable String owner;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private @Nullable String reason;

    @Option(names = "--off", description = "Takes the pin of the account back.")
    private boolean off;

    StatePinCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String id = OptionValues.text("--account", account, "harrow-steel");
        String by = OptionValues.text("--owner", owner, "kim");
        Pin pin = off ? null : pin(by);
        StateStore store = storeOptions.open();
        try (AbmEngine engine = engineOptions.engine()) {
            Instant asOf = engineOptions.asOf(shell);
            AccountLedger ledger = AccountLedger.of(engine, store);
            Applied applied = pin == null ? ledger.unpin(id, asOf, by, reason) : ledger.pin(id, pin, asOf);
            AppliedAccount result = AppliedAccount.of(applied);
            if (result == null) {
                throw new UnusableException("the account \"" + id + "\" cannot be pinned: "
                        + applied.problems().stream()
                                .map(StatePinCommand::words)
                                .collect(Collectors.joining("; ")));
            }
            AnswerWriter<AppliedAccount> writer = new AnswerWriter<>(
                    outputOptions.format(shell),
                    "applied",
                    StateEvaluateCommand.LAYOUT,
                    outputOptions.width(shell, spec));
            return new RecordList<>(shell, writer, outputOptions.delivery(shell))
                    .write(List.of(result), AppliedAccount.class, engine.rulesVersion(), asOf);
        }
    }

    private Pin pin(String by) {
        Cluster pinned = OptionValues.constant("--cluster", cluster, Cluster.class, "FUTURE_PIPELINE");
        String end = OptionValues.text("--until", until, "2026-12-31");
        Instant instant = OptionValues.startOf("--until", end, engineOptions.zone());
        if (instant == null) {
            throw new IllegalStateException("--until");
        }
        return new Pin(pinned, instant, reason, by);
    }

    private static String words(Problem problem) {
        return problem.field() + (problem.value() == null ? "" : " \"" + problem.value() + "\"") + " "
                + problem.message();
    }
}
