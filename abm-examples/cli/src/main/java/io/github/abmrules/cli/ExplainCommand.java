package io.github.abmrules.cli;

import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.ReadAccount;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.mapping.Mapping;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.ExplanationText;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.json.DocumentWriter;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.explain.ExplainedAccount;
import io.github.abmrules.rules.explain.Explanation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm explain}. */
@Command(
        name = "explain",
        description = "Explains the decision about one account: every rule that fired with the facts it matched; for a"
                + " cluster or a rule that did not come, every condition with the actual value; and the smallest changes"
                + " that would give the cluster.",
        footer = {
            "",
            "Exit status: 0 done; 1 the account is rejected; 2 nothing was written, because an option, the input, the"
                    + " rules or the parameters cannot be used, or there is no such account or rule; 3 the rules fail on"
                    + " the account.",
            "",
            "Example:",
            "  abm explain --input accounts.jsonl --account acme --why-not ACTIVE_FOCUS --as-of 2026-06-30"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Mixin
    private final AccountOptions accountOptions = new AccountOptions();

    @Option(names = "--account", required = true, paramLabel = "ID", description = "The account.")
    private String accountId = "";

    @Option(
            names = "--why-not",
            paramLabel = "CLUSTER",
            description = "A cluster that the rules did not give: why its rules did not fire, and what would give it.")
    private @Nullable Cluster whyNot;

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "A rule to report on, whether it fired or not. May be repeated.")
    private List<String> rules = List.of();

    @Option(
            names = "--format",
            paramLabel = "json|table",
            description = "How the explanation is written. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the explanation goes, whole or not at all. Default: standard output.")
    private @Nullable Path output;

    ExplainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        engineOptions.givenAsOf();
        OutputFormat chosen = format();
        DistinctFiles files = new DistinctFiles();
        files.writes("--output", output);
        files.reads("--input", inputOptions.name());
        accountOptions.reads(files);
        files.require();
        Account account = account();
        if (account == null) {
            return ExitStatus.REJECTED;
        }
        try (AbmEngine engine = engineOptions.engine()) {
            Instant asOf = engineOptions.asOf(shell);
            Explanation explanation = engine.explain(account, asOf);
            var failure = explanation.outcome().failure();
            if (failure != null) {
                shell.say("no decision about \"" + accountId + "\": " + failure.source() + ": " + failure.message());
                return ExitStatus.INTERRUPTED;
            }
            var assignment = explanation.outcome().assignment();
            if (assignment == null) {
                explanation
                        .outcome()
                        .problems()
                        .forEach(problem -> shell.say(problem.field() + " " + problem.message()));
                return ExitStatus.REJECTED;
            }
            write(explained(explanation), engine.rulesVersion(), asOf, chosen);
            return ExitStatus.DONE;
        }
    }

    private ExplainedAccount explained(Explanation explanation) {
        try {
            return explanation.record(whyNot, rules);
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--rule: " + e.getMessage());
        }
    }

    private OutputFormat format() {
        OutputFormat chosen = format == null
                ? (output == null && shell.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.JSON)
                : format;
        if (chosen != OutputFormat.JSON && chosen != OutputFormat.TABLE) {
            throw new UnusableException("--format " + chosen + " is not for explanations; allowed: json, table.");
        }
        return chosen;
    }

    /** The account of the input; null when it is rejected, which has been said then. */
    private @Nullable Account account() {
        ZoneId zone = engineOptions.zone();
        Mapping columns = accountOptions.mapping(zone);
        List<String> ids = new ArrayList<>();
        try (Input accounts = inputOptions.open(shell)) {
            AccountSource source = accountOptions.source(shell, accounts, inputOptions.format(accounts), columns, zone);
            DealBook deals = accountOptions.deals(shell, columns);
            while (source.hasNext()) {
                ReadAccount read = source.next().read();
                String id = read.record().id();
                if (id == null || !id.equals(accountId)) {
                    if (id != null) {
                        ids.add(id);
                    }
                    continue;
                }
                if (deals != null) {
                    read = deals.join(read);
                }
                if (!read.record().problems().isEmpty()) {
                    shell.say("the account \"" + accountId + "\" is rejected: "
                            + read.record().problems().stream()
                                    .map(problem -> problem.field() + " " + problem.message())
                                    .collect(Collectors.joining("; ")));
                    return null;
                }
                return read.record().value();
            }
        }
        throw new UnusableException("There is no account \"" + accountId + "\" in " + inputOptions.name()
                + ", which has " + ids.size() + "." + Nearest.maybe(accountId, ids));
    }

    private void write(ExplainedAccount explained, String rulesVersion, Instant asOf, OutputFormat chosen) {
        Destination destination = output == null ? Destination.stream(shell.out()) : Destination.file(output);
        try {
            if (chosen == OutputFormat.JSON) {
                DocumentWriter document = new DocumentWriter(destination.stream(), "explanations", false);
                document.element(RecordJson.write(explained));
                document.finish(List.of(), rulesVersion, asOf);
            } else {
                destination.stream().write(ExplanationText.of(explained, asOf).getBytes(StandardCharsets.UTF_8));
                destination.stream().flush();
            }
            destination.complete();
        } catch (IOException e) {
            destination.discard();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            destination.discard();
            throw e;
        }
    }
}
