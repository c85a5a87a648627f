package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.cli.run.Progress;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.RejectionJson;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.diff.FieldChange;
import io.github.abmrules.rules.log.DecisionLog;
import io.github.abmrules.rules.log.Replay;
import io.github.abmrules.rules.log.ReplaySummary;
import io.github.abmrules.rules.log.ReplayedDecision;
import io.github.abmrules.rules.log.RulesArchive;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm replay}. */
@Command(
        name = "replay",
        description =
                "Decides every decision of a log again, each under the rules it was made under, and tells which come"
                        + " out differently.",
        footer = {
            "",
            "Exit status: 0 all came out as they were; 1 some did not, or a line or its rules could not be read; 2 the log"
                    + " or the folder of the rules cannot be read; 3 interrupted, or the log failed half way.",
            "",
            "Example:",
            "  abm assign --input accounts.jsonl --as-of 2026-06-30 --log decisions.jsonl",
            "  abm replay --log decisions.jsonl"
        })
final class ReplayCommand implements Callable<Integer> {

    private final Shell shell;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "FILE",
            description = "The log. May be repeated, for files that were put aside.")
    private List<Path> logs = List.of();

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "The folder in which the rules were kept. Default: FILE.rules, of the last --log.")
    private @Nullable Path archive;

    @Option(
            names = "--format",
            paramLabel = "json|table",
            description = "How differences are written. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where differences go; the file appears whole or not at all. Default: standard output.")
    private @Nullable Path output;

    ReplayCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        OutputFormat chosen =
                format == null ? (shell.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.JSON) : format;
        if (chosen != OutputFormat.JSON && chosen != OutputFormat.TABLE) {
            throw new UnusableException("--format " + chosen + " is not for replays; allowed: json, table.");
        }
        Path rules = Objects.requireNonNullElseGet(archive, () -> DecisionLog.archiveOf(logs.get(logs.size() - 1)));
        if (!Files.isDirectory(rules)) {
            throw new UnusableException(
                    rules + ": is not a folder. Maybe name the folder of the rules with --archive?");
        }
        List<Input> inputs = new ArrayList<>();
        try {
            logs.forEach(log -> inputs.add(Input.open(log.toString(), shell.in())));
            return run(inputs, rules, chosen);
        } finally {
            inputs.forEach(Input::close);
        }
    }

    private int run(List<Input> inputs, Path rules, OutputFormat chosen) {
        Destination out = output == null ? Destination.stream(shell.out()) : Destination.file(output);
        Report report = chosen == OutputFormat.JSON ? new JsonReport() : new TextReport();
        ReplaySummary summary;
        try (Replay replay = Replay.of(RulesArchive.in(rules), report)) {
            for (Input input : inputs) {
                try (Progress progress = Progress.of(shell.errIsTerminal() ? shell.err() : null, input.size())) {
                    replay.run(new Watched(input, progress));
                }
            }
            summary = replay.summary();
        }
        report.write(out, summary);
        out.complete();
        boolean same = summary.different() == 0 && summary.unreadable() == 0 && summary.unknownRules() == 0;
        return same ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    /** A log that shows how far it has been read. */
    private static final class Watched extends FilterInputStream {
        private final Input input;
        private final Progress progress;

        Watched(Input input, Progress progress) {
            super(input.stream());
            this.input = input;
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            progress.at(input.position());
            return read;
        }
    }

    /** Collects what a replay finds and writes it. */
    private abstract static class Report implements Replay.Listener {
        final List<ReplayedDecision> differences = new ArrayList<>();
        final List<Rejection> rejections = new ArrayList<>();

        @Override
        public void differs(ReplayedDecision decision) {
            differences.add(decision);
        }

        @Override
        public void rejected(Rejection rejection) {
            rejections.add(rejection);
        }

        abstract String text(ReplaySummary summary);

        void write(Destination destination, ReplaySummary summary) {
            try (OutputStream out = new BufferedOutputStream(destination.stream())) {
                out.write(text(summary).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class JsonReport extends Report {

        @Override
        String text(ReplaySummary summary) {
            return "{\"differences\":"
                    + list(differences.stream().map(RecordJson::text).toList())
                    + ",\"replay_summary\":" + RecordJson.text(summary)
                    + ",\"rejected\":"
                    + list(rejections.stream()
                            .map(each -> new String(RejectionJson.write(each), StandardCharsets.UTF_8))
                            .toList())
                    // A replay has as many versions and instants as its decisions, each named where it matters.
                    + ",\"rules_version\":null,\"as_of\":null}\n";
        }

        private static String list(List<String> elements) {
            return elements.isEmpty() ? "[]" : "[\n" + String.join(",\n", elements) + "\n]";
        }
    }

    private static final class TextReport extends Report {

        @Override
        String text(ReplaySummary summary) {
            StringBuilder text = new StringBuilder();
            for (ReplayedDecision each : differences) {
                text.append("line ").append(each.line()).append(": ").append(each.accountId());
                text.append(" at ").append(each.asOf()).append('\n');
                for (FieldChange change : each.changes()) {
                    text.append("    ").append(change.field()).append(": ").append(change.before());
                    text.append(" → ").append(change.after()).append('\n');
                }
            }
            for (Rejection each : rejections) {
                text.append(each.line() == null ? "" : "line " + each.line() + ": ");
                text.append(each.field().isEmpty() ? "" : each.field() + " ")
                        .append(each.message())
                        .append('\n');
            }
            text.append(summary.decisions())
                    .append(" decided again, ")
                    .append(summary.same())
                    .append(" as they were, ");
            text.append(summary.different()).append(" differently\n");
            if (summary.unreadable() > 0) {
                text.append(summary.unreadable()).append(" lines hold no decision\n");
            }
            if (summary.unknownRules() > 0) {
                text.append(summary.unknownRules()).append(" decisions whose rules are not to be had\n");
            }
            if (summary.masked() > 0) {
                text.append(summary.masked()).append(" masked: ids and words of these are not compared\n");
            }
            return text.toString();
        }
    }
}
