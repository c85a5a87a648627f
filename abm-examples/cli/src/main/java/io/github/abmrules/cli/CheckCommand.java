package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.check.PackCheck;
import io.github.abmrules.rules.restrict.RuleTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code abm check}. */
@Command(
        name = "check",
        description = "Finds what is wrong with the rule packs of a folder before anything of them runs: unknown names,"
                + " comparisons that never hold, missing ids, what rules must not do. Every problem of every file, each"
                + " with its place and the line.",
        footer = {
            "",
            "Exit status: 0 nothing is wrong; 1 something is; 2 the folder or a parameter file cannot be read.",
            "",
            "Example:",
            "  abm check my-rules"
        })
final class CheckCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder, which holds one folder a pack. Default: the shipped packs.")
    private @Nullable Path folder;

    @Option(
            names = "--trust-rules",
            description = "Checks the rules as code of the host, which may do whatever Java can.")
    private boolean trustRules;

    @Option(names = "--format", paramLabel = "json|table", description = "How problems are written. Default: table.")
    private OutputFormat format = OutputFormat.TABLE;

    CheckCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (format != OutputFormat.JSON && format != OutputFormat.TABLE) {
            throw new UnusableException("--format " + format + " is not for checks; allowed: json, table.");
        }
        List<Complaint> complaints = folder == null ? PackCheck.shipped() : PackCheck.of(folder, trustRules ? RuleTrust.TRUSTED : RuleTrust.RESTRICTED);
        String text = format == OutputFormat.JSON
                ? complaints.stream()
                        .map(RecordJson::text)
                        .collect(Collectors.joining(",\n", "{\"problems\":[\n", "\n]}\n"))
                : lines(complaints);
        Destination out = Destination.stream(shell.out());
        try {
            out.stream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.complete();
        return complaints.isEmpty() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    private static String lines(List<Complaint> complaints) {
        if (complaints.isEmpty()) {
            return "nothing is wrong\n";
        }
        long mistakes = complaints.stream()
                .filter(each -> each.weight() == Complaint.Weight.MISTAKE)
                .count();
        return complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n"))
                + "\n" + mistakes + (mistakes == 1 ? " mistake, " : " mistakes, ") + (complaints.size() - mistakes)
                + " of style\n";
    }
}
