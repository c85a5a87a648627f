package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.HubSpotText;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.cli.run.SeatedDecider;
import io.github.abmrules.cli.run.StepProgress;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.sync.SyncReport;
import io.github.abmrules.rules.AbmEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm hubspot dry-run}. */
@Command(
        name = "dry-run",
        description =
                "Reads companies and decides about them as \"sync\" does, and prints what would be written. Nothing is"
                        + " written to HubSpot.",
        footer = {"", "Exit status: " + HubSpotCommand.STATUS})
final class HubSpotDryRunCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final HubSpotOptions hubSpotOptions = new HubSpotOptions();

    @Option(names = "--company", paramLabel = "ID", description = "Only this company. May be repeated.")
    private List<String> companies = List.of();

    @Option(
            names = "--format",
            paramLabel = "json|table",
            description = "How it is printed. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    HubSpotDryRunCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        engineOptions.givenAsOf();
        boolean table = isTable(shell, format);
        Path folder = Files.createTempDirectory("abm-dry-run");
        try (AbmEngine engine = engineOptions.engine();
                HubSpot hubspot = hubSpotOptions.open(shell, engineOptions.zone());
                StepProgress progress = new StepProgress(shell.errIsTerminal() ? shell.err() : null)) {
            return HubSpotOptions.run(shell, () -> print(engine, hubspot, folder, progress, table));
        } finally {
            delete(folder);
        }
    }

    private int print(AbmEngine engine, HubSpot hubspot, Path folder, StepProgress progress, boolean table) {
        boolean[] first = {true};
        SyncReport report = hubspot.sync(new SeatedDecider(engine), folder, progress)
                .dryRun(engineOptions.asOf(shell), companies, write -> {
                    String before = first[0] ? "{\"hubspot_writes\":[\n" : ",\n";
                    first[0] = false;
                    print(table ? write.inWords() : before + HubSpotText.json(write));
                });
        progress.close();
        if (table) {
            shell.say(report.changed() + " of " + report.decided() + " companies would change");
        } else {
            print((first[0] ? "{\"hubspot_writes\":[" : "") + HubSpotText.dryRunEnd(report, engine.rulesVersion()));
        }
        return HubSpotSyncCommand.status(shell, report);
    }

    private void print(String text) {
        shell.out(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a person reads it. */
    static boolean isTable(Shell shell, @Nullable OutputFormat format) {
        if (format == null) {
            return shell.outIsTerminal();
        }
        if (format != OutputFormat.JSON && format != OutputFormat.TABLE) {
            throw new UnusableException("--format " + format + " is not for this; allowed: json, table.");
        }
        return format == OutputFormat.TABLE;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
