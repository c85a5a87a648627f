package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.rules.template.NewRule;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code abm new-rule}. */
@Command(
        name = "new-rule",
        description =
                "Writes a rule with its parameter and its scenarios, which works as it is, to be changed into what"
                        + " it should say. Nothing that is there is overwritten.",
        footer = {
            "",
            "Exit status: 0 done; 2 the id cannot be taken, or a file is in the way: nothing was written.",
            "",
            "Example:",
            "  abm new-rule house.many-contacts --dir my-rules"
        })
final class NewRuleCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "The id: the name of the pack, a dot, and lower-case words joined by hyphens.")
    private @Nullable String id;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder that holds one folder a pack. Default: this folder.")
    private Path folder = Path.of("");

    NewRuleCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<Path> files;
        try {
            files = NewRule.write(String.valueOf(id), folder);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new UnusableException(folder + ": cannot be written: " + e.getCause());
        }
        String place = folder.toString().isEmpty() ? "." : folder.toString();
        for (Path file : files) {
            shell.say("wrote " + file);
        }
        shell.say("next: say in the scenarios what should come out, and in the rule when; then");
        shell.say("    abm check " + place);
        shell.say("    abm test " + place + " --coverage 100 --format table");
        return ExitStatus.DONE;
    }
}
