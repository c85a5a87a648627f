package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.FlawRow;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.check.CheckReport;
import io.github.abmrules.rules.check.PackCheck;
import io.github.abmrules.rules.proof.Analysis;
import io.github.abmrules.rules.proof.Flaw;
import io.github.abmrules.rules.proof.RuleAnalysis;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code abm check}. */
@Command(
        name = "check",
        description = "Finds what is wrong with the rule packs of a folder before anything of them runs: unknown names,"
                + " comparisons that never hold, missing ids, what rules must not do. Every problem of every file, each"
                + " with its place and the line. Then tries the rules on every input that their conditions can tell"
                + " apart: gaps, overlaps, rules that do nothing, broken order, loops.",
        footer = {
            "",
            "Exit status: 0 nothing is wrong; 1 something is; 2 the folder or a parameter file cannot be read at all.",
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

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "Parameters that differ, as an engine would be given them.")
    private List<Path> parameters = List.of();

    @Option(
            names = "--executable-model",
            description =
                    "Compiles the packs to Drools' executable model as well, and says what works here and not there."
                            + " Takes several seconds more.")
    private boolean executableModel;

    @Option(
            names = "--counterexamples",
            paramLabel = "DIR",
            description = "Writes each account that shows a flaw into a file there, for abm explain.")
    private @Nullable Path counterexamples;

    CheckCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (format != OutputFormat.JSON && format != OutputFormat.TABLE) {
            throw new UnusableException("--format " + format + " is not for checks; allowed: json, table.");
        }
        CheckReport report = report(trustRules ? RuleTrust.TRUSTED : RuleTrust.RESTRICTED);
        Map<Flaw, Path> files = written(report);
        String text = format == OutputFormat.JSON ? json(report) : lines(report, files);
        Destination out = Destination.stream(shell.out());
        try {
            out.stream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.complete();
        return report.clean() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    private CheckReport report(RuleTrust trust) {
        CheckReport report = PackCheck.report(folder, FileProblems.each(parameters, YamlReader::read), trust);
        if (!executableModel) {
            return report;
        }
        List<Complaint> complaints = new ArrayList<>(report.complaints());
        complaints.addAll(PackCheck.executableModel(folder, trust));
        return new CheckReport(complaints, report.analysis());
    }

    /** Writes each account that shows a flaw into a file that {@code abm explain} reads. */
    private Map<Flaw, Path> written(CheckReport report) {
        Map<Flaw, Path> files = new LinkedHashMap<>();
        Path target = counterexamples;
        if (target == null) {
            return files;
        }
        try {
            Files.createDirectories(target);
            for (Flaw flaw : flaws(report)) {
                if (flaw.account() != null) {
                    String rule = flaw.rules().isEmpty()
                            ? "declaration"
                            : flaw.rules().get(0);
                    Path file = target.resolve((files.size() + 1) + "-"
                            + flaw.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + rule + ".json");
                    Files.writeString(file, "[" + flaw.account() + "]\n");
                    files.put(flaw, file);
                }
            }
        } catch (IOException e) {
            throw new UnusableException("--counterexamples " + target + " cannot be written: " + e.getMessage());
        }
        return files;
    }

    private static List<Flaw> flaws(CheckReport report) {
        Analysis analysis = report.analysis();
        return analysis == null ? List.of() : analysis.flaws();
    }

    private static String json(Flaw flaw) {
        String row = RecordJson.text(FlawRow.of(flaw));
        String account = flaw.account();
        return row.substring(0, row.length() - 1) + ",\"account\":" + (account == null ? "null" : account) + "}";
    }

    private static String json(CheckReport report) {
        Analysis analysis = report.analysis();
        return "{\"problems\":"
                + list(report.complaints().stream().map(RecordJson::text).toList())
                + ",\"flaws\":"
                + list(flaws(report).stream().map(CheckCommand::json).toList())
                + ",\"proved\":"
                + list(
                        analysis == null
                                ? List.of()
                                : analysis.groups().stream()
                                        .map(RecordJson::text)
                                        .toList())
                + ",\"as_of\":\"" + RuleAnalysis.AS_OF + "\"}\n";
    }

    private static String list(List<String> elements) {
        return elements.isEmpty() ? "[]" : "[\n" + String.join(",\n", elements) + "\n]";
    }

    private String lines(CheckReport report, Map<Flaw, Path> files) {
        StringBuilder text = new StringBuilder();
        report.complaints().forEach(each -> text.append(each).append('\n'));
        for (Flaw flaw : flaws(report)) {
            text.append(flaw).append('\n');
            Path file = files.get(flaw);
            if (file != null) {
                text.append("    to see it: abm explain --input ")
                        .append(file)
                        .append(" --account example --as-of ")
                        .append(RuleAnalysis.AS_OF)
                        .append(folder == null ? "" : " --rules " + folder)
                        .append('\n');
            }
        }
        long mistakes = report.complaints().stream()
                .filter(each -> each.weight() == Complaint.Weight.MISTAKE)
                .count();
        long style = report.complaints().size() - mistakes;
        Analysis analysis = report.analysis();
        if (!report.complaints().isEmpty()) {
            text.append(mistakes)
                    .append(mistakes == 1 ? " mistake, " : " mistakes, ")
                    .append(style)
                    .append(" of style\n");
        }
        if (analysis != null) {
            long flaws = analysis.flaws().stream()
                    .filter(each -> each.severity() != Flaw.Severity.NOTE)
                    .count();
            text.append(
                            flaws == 0 && report.complaints().isEmpty()
                                    ? "nothing is wrong: "
                                    : flaws + (flaws == 1 ? " flaw: " : " flaws: "))
                    .append(analysis.rules())
                    .append(analysis.rules() == 1 ? " rule tried on " : " rules tried on ")
                    .append(analysis.combinations())
                    .append(analysis.combinations() == 1 ? " input\n" : " inputs\n");
        }
        return text.toString();
    }
}
