package io.github.abmrules.cli;

import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.InputFormat;
import io.github.abmrules.cli.input.Shipped;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.mapping.Mapping;
import io.github.abmrules.cli.output.AssignmentWriter;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.cli.run.AssignRun;
import io.github.abmrules.rules.AbmEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm assign}. */
@Command(
        name = "assign",
        description = "Assigns accounts to clusters: for each account the cluster, what speaks for it, and what to do"
                + " next.",
        footer = {
            "",
            "Exit status: 0 done; 1 done, but records were rejected; 2 nothing was written, because an option, the"
                    + " input, the rules or the parameters cannot be used; 3 interrupted, or a source failed half way.",
            "",
            "Example:",
            "  abm assign --input accounts.jsonl --as-of 2026-06-30 --format table"
        })
final class AssignCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 256;

    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE|-",
            description = "The accounts: a .json list, .jsonl or .csv; - is standard input.")
    private String input = "";

    @Option(
            names = "--input-format",
            paramLabel = "json|jsonl|csv",
            description = "The format of the input, when its name does not tell.")
    private @Nullable InputFormat inputFormat;

    @Option(
            names = "--mapping",
            paramLabel = "FILE.yaml",
            description = "How the columns of a CSV file become accounts and deals: a file, or the short name of a"
                    + " shipped one (crm-sales).")
    private @Nullable String mapping;

    @Option(names = "--deals", paramLabel = "FILE.csv", description = "Deals, to be joined to the accounts.")
    private @Nullable String deals;

    @Option(
            names = "--format",
            paramLabel = "json|jsonl|csv|table",
            description = "How decisions are written. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where decisions go, whole or not at all; with jsonl an interrupted run leaves FILE.partial."
                    + " Default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Where rejected records go, one JSON object a line. Default: in json the document, else"
                    + " standard error.")
    private @Nullable Path rejected;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads decide. Default: as many as there are processors.")
    private @Nullable Integer threads;

    AssignCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        int threadCount =
                threads == null ? Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()) : threads;
        if (threadCount < 1 || threadCount > MOST_THREADS) {
            throw new UnusableException(
                    "--threads " + threadCount + " is out of range; allowed: 1 to " + MOST_THREADS + ".");
        }
        ZoneId zone = engineOptions.zone();
        engineOptions.givenAsOf();
        requireDifferentFiles();
        Mapping columns = mapping == null ? Mapping.own(zone) : Mapping.of(Shipped.yaml(mapping, ""), zone);
        try (Input accounts = Input.open(input, shell.in())) {
            AccountSource source = source(accounts, columns, zone);
            DealBook book = book(columns);
            try (AbmEngine engine = engineOptions.engine()) {
                OutputFormat chosen = format == null ? (toTerminal() ? OutputFormat.TABLE : OutputFormat.JSON) : format;
                return run(accounts, source, book, engine, chosen, threadCount);
            }
        }
    }

    private int run(
            Input accounts,
            AccountSource source,
            @Nullable DealBook book,
            AbmEngine engine,
            OutputFormat chosen,
            int threadCount) {
        Destination decisions = output == null ? Destination.stream(shell.out()) : Destination.file(output);
        Destination rejections = null;
        try {
            rejections = rejected == null ? null : Destination.file(rejected);
        } catch (UnusableException e) {
            decisions.discard();
            throw e;
        }
        Instant asOf = engineOptions.asOf(shell);
        AssignmentWriter writer = AssignmentWriter.of(chosen, width());
        return new AssignRun(shell, engine, asOf, threadCount, writer, decisions, rejections, book)
                .run(accounts, source);
    }

    private AccountSource source(Input accounts, Mapping columns, ZoneId zone) {
        InputFormat chosen = inputFormat == null ? accounts.format() : inputFormat;
        if (mapping != null && chosen != InputFormat.CSV) {
            throw new UnusableException("--mapping is for CSV, but " + accounts.name() + " is read as " + chosen
                    + ". Maybe add --input-format csv, or leave --mapping out?");
        }
        return switch (chosen) {
            case JSONL -> AccountSource.jsonLines(accounts, zone);
            case JSON -> AccountSource.json(accounts, zone);
            case CSV -> columns.accounts(accounts, warning -> shell.say("warning: " + warning));
        };
    }

    private @Nullable DealBook book(Mapping columns) {
        if (deals == null) {
            return null;
        }
        if (deals.equals("-")) {
            throw new UnusableException("--deals must be a file, not standard input.");
        }
        try (Input file = Input.open(deals, shell.in())) {
            return columns.deals(file);
        }
    }

    private boolean toTerminal() {
        return output == null && shell.outIsTerminal();
    }

    private int width() {
        if (spec == null || !toTerminal()) {
            return 0;
        }
        return spec.usageMessage().autoWidth(true).width();
    }

    /** Writing over what is being read, or writing two things into one file, would lose data. */
    private void requireDifferentFiles() {
        List<Path> files = new ArrayList<>();
        List<String> options = new ArrayList<>();
        add("--output", output, files, options);
        add("--rejected", rejected, files, options);
        add("--input", input.equals("-") ? null : Path.of(input), files, options);
        add("--deals", deals == null ? null : Path.of(deals), files, options);
        for (int i = 0; i < Math.min(2, files.size()); i++) {
            if (!options.get(i).equals("--output") && !options.get(i).equals("--rejected")) {
                continue;
            }
            for (int j = i + 1; j < files.size(); j++) {
                if (same(files.get(i), files.get(j))) {
                    throw new UnusableException(options.get(i) + " and " + options.get(j) + " are the same file, "
                            + files.get(i) + ". Maybe choose another name?");
                }
            }
        }
    }

    private static void add(String option, @Nullable Path file, List<Path> files, List<String> options) {
        if (file != null) {
            files.add(file);
            options.add(option);
        }
    }

    private static boolean same(Path left, Path right) {
        try {
            if (Files.exists(left) && Files.exists(right)) {
                return Files.isRegularFile(left) && Files.isSameFile(left, right);
            }
        } catch (IOException e) {
            // Then their names decide.
        }
        return left.toAbsolutePath().normalize().equals(right.toAbsolutePath().normalize());
    }
}
