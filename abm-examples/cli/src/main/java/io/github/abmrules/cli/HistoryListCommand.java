package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryFilter;
import io.github.abmrules.core.store.HistoryKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm history list}. */
@Command(
        name = "list",
        description = "Lists what happened with accounts, in the order of ids, then of time.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Example:",
            "  abm history list --account harrow-steel --format table"
        })
final class HistoryListCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoredListOptions options = new StoredListOptions();

    @Option(names = "--account", paramLabel = "ID", description = "Only the history of an account.")
    private @Nullable String account;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only entries of these kinds, such as MOVED,REVIEW_APPROVED.")
    private List<String> kinds = List.of();

    @Option(names = "--from", paramLabel = "INSTANT|DATE", description = "From when on, inclusive.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "INSTANT|DATE", description = "Until when, exclusive.")
    private @Nullable String to;

    HistoryListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Instant asOf = options.asOf(shell);
        Set<HistoryKind> wanted = new HashSet<>();
        kinds.forEach(kind -> wanted.add(OptionValues.constant("--kind", kind, HistoryKind.class, "MOVED")));
        HistoryFilter filter =
                new HistoryFilter(account, wanted, options.startOf("--from", from), options.startOf("--to", to));
        List<HistoryEntry> entries = options.open().history(filter);
        AnswerLayout<HistoryEntry> layout = AnswerLayout.<HistoryEntry>rows()
                .column("ACCOUNT", 20, HistoryEntry::accountId)
                .column("AT", 20, HistoryEntry::at)
                .column("KIND", 17, HistoryEntry::kind)
                .column("FROM", 15, HistoryEntry::from)
                .column("TO", 15, HistoryEntry::to)
                .below("", HistoryListCommand::lines);
        return options.write(shell, "history", layout, entries, HistoryEntry.class, asOf);
    }

    private static List<String> lines(HistoryEntry entry) {
        String line = String.join(
                "  ",
                Stream.of(entry.subject(), entry.deal(), entry.by(), entry.note())
                        .filter(Objects::nonNull)
                        .toList());
        return line.isEmpty() ? List.of() : List.of(line);
    }
}
