package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.run.RecordList;
import io.github.abmrules.core.store.DueAccount;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm state due}. */
@Command(
        name = "due",
        description =
                "Lists the accounts that have to be decided again at an instant or before, although nothing new may"
                        + " be seen of them: a window ends, a review or a pin runs out.",
        footer = {"", "Exit status: " + StateCommand.STATUS, "", "Example:", "  abm state due --as-of 2026-06-30"})
final class StateDueCommand implements Callable<Integer> {
    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final InstantOptions instantOptions = new InstantOptions();

    @Option(names = "--limit", paramLabel = "N", description = "How many at most. Default: 1000.")
    private int limit = 1_000;

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    StateDueCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Instant asOf = instantOptions.asOf(shell);
        var due = storeOptions.open().due(asOf, null, limit);
        AnswerLayout<DueAccount> layout = AnswerLayout.<DueAccount>rows()
                .column("ACCOUNT", 30, DueAccount::accountId)
                .column("DUE", 30, DueAccount::dueAt);
        AnswerWriter<DueAccount> writer =
                new AnswerWriter<>(outputOptions.format(shell), "due", layout, outputOptions.width(shell, spec));
        return new RecordList<>(shell, writer, outputOptions.delivery(shell)).write(due, DueAccount.class, null, asOf);
    }
}
