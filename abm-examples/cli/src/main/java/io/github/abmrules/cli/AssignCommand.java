package io.github.abmrules.cli;

import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.mapping.Mapping;
import io.github.abmrules.cli.output.AssignmentWriter;
import io.github.abmrules.cli.run.AssignRun;
import io.github.abmrules.cli.run.Delivery;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.log.DecisionLog;
import java.time.Instant;
import java.time.ZoneId;
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

    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    @Mixin
    private final AccountOptions accountOptions = new AccountOptions();

    @Option(
            names = "--with",
            paramLabel = "PACK",
            description =
                    "A shipped pack to load beside those that decide about clusters. With trust, every next action"
                            + " is checked against the trust of the account. May be repeated.")
    private List<String> with = List.of();

    @Mixin
    private final LogOptions logOptions = new LogOptions();

    @Mixin
    private final ThreadOptions threadOptions = new ThreadOptions();

    AssignCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        int threadCount = threadOptions.threads();
        ZoneId zone = engineOptions.zone();
        engineOptions.givenAsOf();
        requireDifferentFiles();
        Mapping columns = accountOptions.mapping(zone);
        DecisionLog log = logOptions.open();
        try (Input accounts = inputOptions.open(shell)) {
            AccountSource source = accountOptions.source(shell, accounts, inputOptions.format(accounts), columns, zone);
            DealBook book = accountOptions.deals(shell, columns);
            try (AbmEngine engine = engineOptions.engine(with)) {
                return run(accounts, source, book, log, engine, threadCount);
            }
        }
    }

    private int run(
            Input accounts,
            AccountSource source,
            @Nullable DealBook book,
            @Nullable DecisionLog log,
            AbmEngine engine,
            int threadCount) {
        Delivery delivery = outputOptions.delivery(shell);
        Instant asOf = engineOptions.asOf(shell);
        AssignmentWriter writer = AssignmentWriter.of(outputOptions.format(shell), outputOptions.width(shell, spec));
        return new AssignRun(shell, engine, asOf, threadCount, writer, delivery, book, log).run(accounts, source);
    }

    private void requireDifferentFiles() {
        DistinctFiles files = new DistinctFiles();
        outputOptions.writes(files);
        logOptions.writes(files);
        files.reads("--input", inputOptions.name());
        accountOptions.reads(files);
        files.require();
    }
}
