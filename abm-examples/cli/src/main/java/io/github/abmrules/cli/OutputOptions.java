package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.cli.run.Delivery;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say where results go, and how they look. */
final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "json|jsonl|csv|table",
            description = "How results are written. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where results go, whole or not at all; with jsonl an interrupted run leaves FILE.partial."
                    + " Default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Where rejected records go, one JSON object a line. Default: in json the document, else"
                    + " standard error.")
    private @Nullable Path rejected;

    /** The format, given or by where results go. */
    OutputFormat format(Shell shell) {
        if (format != null) {
            return format;
        }
        return toTerminal(shell) ? OutputFormat.TABLE : OutputFormat.JSON;
    }

    /** The width of the terminal; 0 when results go elsewhere. */
    int width(Shell shell, @Nullable CommandSpec spec) {
        return spec == null || !toTerminal(shell)
                ? 0
                : spec.usageMessage().autoWidth(true).width();
    }

    /** Notes the files that are written. */
    void writes(DistinctFiles files) {
        files.writes("--output", output);
        files.writes("what an interrupted run leaves", output == null ? null : Destination.partial(output));
        files.writes("--rejected", rejected);
    }

    /**
     * Opens what is written to.
     *
     * @throws UnusableException when a file cannot be made; then none was
     */
    Delivery delivery(Shell shell) {
        Path rescued = output == null || format(shell) != OutputFormat.JSONL ? null : Destination.rescue(output);
        if (rescued != null) {
            shell.say("a run before this one was killed. What it had written is in " + rescued + ".");
        }
        Destination results = output == null ? Destination.stream(shell.out()) : Destination.file(output);
        try {
            return new Delivery(results, rejected == null ? null : Destination.file(rejected));
        } catch (UnusableException e) {
            results.discard();
            throw e;
        }
    }

    private boolean toTerminal(Shell shell) {
        return output == null && shell.outIsTerminal();
    }
}
