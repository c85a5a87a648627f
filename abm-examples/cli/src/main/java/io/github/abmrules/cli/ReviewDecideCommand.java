package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.run.AppliedAccount;
import io.github.abmrules.cli.run.RecordList;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import io.github.abmrules.rules.state.ReviewDecisionException;
import io.github.abmrules.rules.state.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code abm review approve} and {@code abm review reject} share. */
abstract class ReviewDecideCommand implements Callable<Integer> {
    private final Shell shell;
    private final boolean approves;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "The reviews, as abm review list shows them.")
    private List<String> reviews = List.of();

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who decides. Required.")
    private @Nullable String reviewer;

    @Option(names = "--note", paramLabel = "TEXT", description = "What the reviewer says about it.")
    private @Nullable String note;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    ReviewDecideCommand(Shell shell, boolean approves) {
        this.shell = shell;
        this.approves = approves;
    }

    /** Whether accounts may enter Active Focus although it is full. */
    boolean overCapacity() {
        return false;
    }

    @Override
    public final Integer call() {
        String by = OptionValues.text("--reviewer", reviewer, "ann");
        StateStore store = storeOptions.open();
        try (AbmEngine engine = engineOptions.engine()) {
            Instant at = engineOptions.asOf(shell);
            AccountLedger ledger = AccountLedger.of(engine, store);
            List<AppliedAccount> decided = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            for (String id : reviews) {
                try {
                    AppliedAccount applied =
                            AppliedAccount.of(ledger.decide(new Verdict(id, approves, at, by, note, overCapacity())));
                    if (applied != null) {
                        decided.add(applied);
                    }
                } catch (ReviewDecisionException e) {
                    refused.add(String.valueOf(e.getMessage()));
                }
            }
            if (decided.isEmpty()) {
                throw new UnusableException(String.join("\n", refused));
            }
            AnswerWriter<AppliedAccount> writer = new AnswerWriter<>(
                    outputOptions.format(shell),
                    "applied",
                    StateEvaluateCommand.LAYOUT,
                    outputOptions.width(shell, spec));
            int status = new RecordList<>(shell, writer, outputOptions.delivery(shell))
                    .write(decided, AppliedAccount.class, engine.rulesVersion(), at);
            refused.forEach(shell::say);
            return status == ExitStatus.DONE && !refused.isEmpty() ? ExitStatus.REJECTED : status;
        }
    }
}
