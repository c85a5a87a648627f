package io.github.abmrules.cli;

import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.mapping.Mapping;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.DiffFormat;
import io.github.abmrules.cli.output.DiffWriter;
import io.github.abmrules.cli.run.Delivery;
import io.github.abmrules.cli.run.DiffRun;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.diff.PortfolioComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm diff}. */
@Command(
        name = "diff",
        description = "Compares two sets of rules or parameters over the same accounts: which accounts are decided"
                + " differently, from what to what, and by which rules.",
        footer = {
            "",
            "Exit status: 0 done, with differences or without; 1 done, but records were rejected; 2 nothing was"
                    + " written, because an option, the input, the rules or the parameters cannot be used; 3"
                    + " interrupted, a source failed half way, or the rules of both sides failed on some accounts.",
            "",
            "Example:",
            "  abm diff --input accounts.jsonl --as-of 2026-06-30 --after-parameters mine.yaml --format html"
                    + " --output diff.html"
        })
final class DiffCommand implements Callable<Integer> {

    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--before",
            paramLabel = "DIR",
            description = "A folder of rule packs that counts before only, like --rules. May be repeated. Default: the"
                    + " shipped packs.")
    private List<Path> before = List.of();

    @Option(
            names = "--after",
            paramLabel = "DIR",
            description = "A folder of rule packs that counts after only, like --rules. May be repeated. Default: the"
                    + " shipped packs.")
    private List<Path> after = List.of();

    @Option(
            names = "--before-parameters",
            paramLabel = "FILE.yaml",
            description = "Parameters that count before only, like --parameters. May be repeated.")
    private List<String> beforeParameters = List.of();

    @Option(
            names = "--after-parameters",
            paramLabel = "FILE.yaml",
            description = "Parameters that count after only, like --parameters. May be repeated.")
    private List<String> afterParameters = List.of();

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Mixin
    private final AccountOptions accountOptions = new AccountOptions();

    @Mixin
    private final ThreadOptions threadOptions = new ThreadOptions();

    @Option(
            names = "--format",
            paramLabel = "json|table|html",
            description = "How differences are written. Default: table on a terminal, else json.")
    private @Nullable DiffFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where differences go, whole or not at all. Default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Where rejected records go, one JSON object a line. Default: in json the document, else"
                    + " standard error.")
    private @Nullable Path rejected;

    DiffCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        int threads = threadOptions.threads();
        ZoneId zone = engineOptions.zone();
        engineOptions.givenAsOf();
        requireTwoSides();
        requireDifferentFiles();
        Mapping columns = accountOptions.mapping(zone);
        try (Input accounts = inputOptions.open(shell)) {
            AccountSource source = accountOptions.source(shell, accounts, inputOptions.format(accounts), columns, zone);
            DealBook deals = accountOptions.deals(shell, columns);
            try (AbmEngine left = engineOptions.engine(before, beforeParameters);
                    AbmEngine right = engineOptions.engine(after, afterParameters)) {
                Delivery delivery = delivery();
                var comparison = new PortfolioComparison(left, right, engineOptions.asOf(shell));
                return new DiffRun(shell, comparison, threads, deals, writer(), delivery).run(accounts, source);
            }
        }
    }

    private DiffWriter writer() {
        boolean terminal = output == null && shell.outIsTerminal();
        DiffFormat chosen = format != null ? format : terminal ? DiffFormat.TABLE : DiffFormat.JSON;
        int width =
                terminal && spec != null ? spec.usageMessage().autoWidth(true).width() : 0;
        return DiffWriter.of(chosen, width);
    }

    private Delivery delivery() {
        Destination results = output == null ? Destination.stream(shell.out()) : Destination.file(output);
        try {
            return new Delivery(results, rejected == null ? null : Destination.file(rejected));
        } catch (UnusableException e) {
            results.discard();
            throw e;
        }
    }

    private void requireTwoSides() {
        if (before.isEmpty() && after.isEmpty() && beforeParameters.isEmpty() && afterParameters.isEmpty()) {
            throw new UnusableException("both sides have the same rules and parameters. Maybe add --after DIR or"
                    + " --after-parameters FILE.yaml?");
        }
    }

    private void requireDifferentFiles() {
        DistinctFiles files = new DistinctFiles();
        files.writes("--output", output);
        files.writes("--rejected", rejected);
        files.reads("--input", inputOptions.name());
        accountOptions.reads(files);
        beforeParameters.forEach(name -> reads(files, "--before-parameters", name));
        afterParameters.forEach(name -> reads(files, "--after-parameters", name));
        files.require();
    }

    private static void reads(DistinctFiles files, String option, String name) {
        // A short name is no file.
        if (Files.exists(Path.of(name))) {
            files.reads(option, Path.of(name));
        }
    }
}
