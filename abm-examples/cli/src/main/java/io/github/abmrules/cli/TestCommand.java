package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Shipped;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.cli.output.TestDocument;
import io.github.abmrules.cli.output.TestPage;
import io.github.abmrules.cli.output.TestText;
import io.github.abmrules.rules.scenario.ScenarioRun;
import io.github.abmrules.rules.scenario.ScenarioSuite;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code abm test}. */
@Command(
        name = "test",
        description = "Runs the scenarios beside the rules of a folder, each as it is written and with its facts in"
                + " another order, and tells which rules and conditions they leave untested.",
        footer = {
            "",
            "Exit status: 0 all passed; 1 some failed, or less is covered than --coverage asks for; 2 rules, parameters"
                    + " or scenarios cannot be used.",
            "",
            "Examples:",
            "  abm test my-rules",
            "  abm test my-rules --coverage 100 --html report.html",
            "  abm test my-rules --only 'house.*' --seed 4711"
        })
final class TestCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000;
    private static final int MOST = 100;

    private final Shell shell;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder, which holds one folder a pack. Default: the shipped packs.")
    private @Nullable Path folder;

    @Option(
            names = "--coverage",
            paramLabel = "N",
            description = "The least coverage of rules and of conditions, in per cent. Default: 0.")
    private int coverage;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Repeats the order in which facts came, which is printed. Default: another one each time.")
    private @Nullable Long seed;

    @Option(
            names = "--only",
            paramLabel = "RULE",
            description = "Only scenarios about rules of this id; * stands for anything, such as 'house.*'.")
    private @Nullable String only;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A folder of packs that are loaded as well; their scenarios do not run. May be repeated.")
    private List<Path> rules = List.of();

    @Option(
            names = "--parameters",
            paramLabel = "FILE.yaml",
            description =
                    "Parameters that differ. What a scenario says itself wins. May be repeated; the last one wins.")
    private List<String> parameters = List.of();

    @Option(
            names = "--trust-rules",
            description =
                    "Trusts the rules of folders as code: they may do whatever Java can. Without it they are restricted"
                            + " to the domain's types and verbs.")
    private boolean trustRules;

    @Option(
            names = "--format",
            paramLabel = "json|table",
            description = "How results are written. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    @Option(names = "--html", paramLabel = "FILE", description = "Where a report for a browser goes. Default: nowhere.")
    private @Nullable Path html;

    @Mixin
    private final ThreadOptions threadOptions = new ThreadOptions();

    TestCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        OutputFormat chosen =
                format == null ? (shell.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.JSON) : format;
        if (chosen != OutputFormat.JSON && chosen != OutputFormat.TABLE) {
            throw new UnusableException("--format " + chosen + " is not for tests; allowed: json, table.");
        }
        if (coverage < 0 || coverage > MOST) {
            throw new UnusableException("--coverage " + coverage + " is out of range; allowed: 0 to " + MOST + ".");
        }
        int threads = threadOptions.threads();
        long order = seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed;
        Instant at = shell.clock().instant();
        try (ScenarioSuite suite = suite()) {
            ScenarioRun run = suite.run(order, threads);
            if (html != null) {
                write(Destination.file(html), new TestPage(run, suite.rulesVersion(), at).text());
            }
            String text = chosen == OutputFormat.JSON
                    ? TestDocument.of(run, suite.rulesVersion(), at)
                    : TestText.of(run, coverage);
            write(Destination.stream(shell.out()), text);
            boolean enough = run.coverage().reaches(coverage);
            if (!enough && chosen == OutputFormat.JSON) {
                shell.say("less is covered than --coverage " + coverage + " asks for");
            }
            return run.failures().isEmpty() && enough ? ExitStatus.DONE : ExitStatus.REJECTED;
        }
    }

    private ScenarioSuite suite() {
        ScenarioSuite.Builder builder = ScenarioSuite.builder().only(only);
        if (folder != null) {
            builder.folder(folder);
        }
        if (trustRules) {
            builder.trustRules();
        }
        rules.forEach(builder::beside);
        parameters.forEach(name -> builder.parameters(Shipped.yaml(name, "-parameters")));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--only: " + e.getMessage());
        }
    }

    private static void write(Destination destination, String text) {
        try {
            OutputStream out = destination.stream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            destination.complete();
        } catch (IOException e) {
            destination.discard();
            throw new UncheckedIOException(e);
        }
    }
}
