package io.github.abmrules.cli;

import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.InputFormat;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.mapping.Mapping;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.run.AppliedAccount;
import io.github.abmrules.cli.run.StateRun;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm state evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Decides about accounts and applies what follows: moves, reviews, history, deliveries. With --input"
                        + " about those of a file, whose facts and evidence are new; with --due about those that are due; with"
                        + " --all about all in the store. Doing it again changes nothing.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Examples:",
            "  abm state evaluate --input accounts.jsonl --as-of 2026-06-30",
            "  abm state evaluate --due"
        })
final class StateEvaluateCommand implements Callable<Integer> {
    static final AnswerLayout<AppliedAccount> LAYOUT = AnswerLayout.<AppliedAccount>rows()
            .column("ACCOUNT", 20, AppliedAccount::accountId)
            .column("CLUSTER", 16, AppliedAccount::cluster)
            .column("IN FORCE", 16, AppliedAccount::effectiveCluster)
            .column("CHANGED", 7, each -> each.changed() ? "yes" : "no")
            .column("NEXT ACTION", 24, each -> each.nextAction().id())
            .below(
                    "review",
                    each -> each.reviewId() == null
                            ? List.of()
                            : List.of(each.reviewId() + "  " + each.reviewReasons()))
            .below(
                    "history",
                    each -> each.history().isEmpty()
                            ? List.of()
                            : List.of(each.history().toString()));

    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    @Mixin
    private final AccountOptions accountOptions = new AccountOptions();

    @Option(
            names = "--input",
            paramLabel = "FILE|-",
            description = "Accounts with new facts and evidence: a .json list, .jsonl or .csv; - is standard input.")
    private @Nullable String input;

    @Option(
            names = "--input-format",
            paramLabel = "json|jsonl|csv",
            description = "The format of the input, when its name does not tell.")
    private @Nullable InputFormat inputFormat;

    @Option(names = "--due", description = "Decides about the accounts that are due.")
    private boolean due;

    @Option(names = "--all", description = "Decides about all accounts in the store, after new rules for example.")
    private boolean all;

    @Option(
            names = "--with",
            paramLabel = "PACK",
            description = "A shipped pack to load beside those that decide about clusters. May be repeated.")
    private List<String> with = List.of();

    StateEvaluateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if ((input == null ? 0 : 1) + (due ? 1 : 0) + (all ? 1 : 0) != 1) {
            throw new UnusableException(
                    "which accounts? Give one of --input FILE, --due and --all. Maybe \"--due\", which is all that is"
                            + " needed every day?");
        }
        ZoneId zone = engineOptions.zone();
        engineOptions.givenAsOf();
        DistinctFiles files = new DistinctFiles();
        outputOptions.writes(files);
        files.reads("--input", input);
        accountOptions.reads(files);
        files.require();
        StateStore store = storeOptions.open();
        Mapping columns = accountOptions.mapping(zone);
        if (input == null) {
            return evaluate(store, null, null);
        }
        try (Input opened = Input.open(input, shell.in())) {
            InputFormat format = inputFormat == null ? opened.format() : inputFormat;
            AccountSource source = accountOptions.source(shell, opened, format, columns, zone);
            return evaluate(store, source, accountOptions.deals(shell, columns));
        }
    }

    private int evaluate(StateStore store, @Nullable AccountSource source, @Nullable DealBook deals) {
        try (AbmEngine engine = engineOptions.engine(with)) {
            AccountLedger ledger = AccountLedger.of(engine, store);
            AnswerWriter<AppliedAccount> writer = new AnswerWriter<>(
                    outputOptions.format(shell), "applied", LAYOUT, outputOptions.width(shell, spec));
            StateRun run = new StateRun(
                    shell, engineOptions.asOf(shell), writer, outputOptions.delivery(shell), engine.rulesVersion());
            if (source == null) {
                return run.run(all ? ledger::evaluateStored : ledger::evaluateDue);
            }
            return run.run(Objects.requireNonNull(source), deals, ledger);
        }
    }
}
