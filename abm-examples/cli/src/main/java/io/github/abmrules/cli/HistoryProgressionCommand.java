package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.core.health.ProgrammeMetrics;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.store.ProgressHistory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm history progression}. */
@Command(
        name = "progression",
        description =
                "Writes the moves of a period as abm health takes them, so that it can tell whether a programme is moving or just touching.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Example:",
            "  abm history progression --program spring --from 2026-01-01 --to 2026-07-01 --touched 40 --format jsonl --output metrics.jsonl"
        })
final class HistoryProgressionCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoredListOptions options = new StoredListOptions();

    @Option(names = "--program", paramLabel = "ID", description = "The programme. Required.")
    private @Nullable String program;

    @Option(names = "--from", paramLabel = "INSTANT|DATE", description = "Start of the period, inclusive.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "INSTANT|DATE", description = "End of the period, exclusive.")
    private @Nullable String to;

    @Option(names = "--touched", paramLabel = "N", description = "How many accounts were touched in the period.")
    private @Nullable Long touched;

    HistoryProgressionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String id = OptionValues.text("--program", program, "spring");
        Instant asOf = options.asOf(shell);
        ProgrammeMetrics metrics;
        try {
            metrics = ProgressHistory.of(
                    options.open(), id, options.startOf("--from", from), options.startOf("--to", to), touched);
        } catch (InvalidFactException e) {
            throw new UnusableException(String.valueOf(e.getMessage()));
        }
        AnswerLayout<ProgrammeMetrics> layout = AnswerLayout.<ProgrammeMetrics>rows()
                .column("PROGRAM", 20, ProgrammeMetrics::programId)
                .column("MOVES", 8, each -> each.moves().size())
                .column("DEALS", 8, each -> each.deals().size());
        return options.write(shell, "programme_metrics", layout, List.of(metrics), ProgrammeMetrics.class, asOf);
    }
}
