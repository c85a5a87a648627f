package io.github.abmrules.cli;

import io.github.abmrules.cli.output.HubSpotText;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.check.CheckedItem;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm hubspot check}. */
@Command(
        name = "check",
        description = "Says whether the token works, which scopes and properties are missing, and what is wrong with"
                + " others. It changes nothing.",
        footer = {
            "",
            "Exit status: 0 all is there; 1 something is missing or wrong; 2 an option or the token cannot be used; 3"
                    + " HubSpot failed."
        })
final class HubSpotCheckCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final HubSpotOptions hubSpotOptions = new HubSpotOptions();

    @Option(
            names = "--format",
            paramLabel = "json|table",
            description = "How it is printed. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    HubSpotCheckCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        boolean table = HubSpotDryRunCommand.isTable(shell, format);
        try (HubSpot hubspot = hubSpotOptions.open(shell, ZoneOffset.UTC)) {
            return HubSpotOptions.run(shell, () -> {
                List<CheckedItem> items = hubspot.check().run();
                String text = table ? HubSpotText.table(items) : HubSpotText.json(items);
                shell.out(text.getBytes(StandardCharsets.UTF_8));
                boolean fine = items.stream().allMatch(item -> item.state() == CheckedItem.State.OK);
                return fine ? ExitStatus.DONE : ExitStatus.REJECTED;
            });
        }
    }
}
