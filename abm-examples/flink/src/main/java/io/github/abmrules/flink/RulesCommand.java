package io.github.abmrules.flink;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.flink.ruleset.RuleUpdate;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run rules}. */
@Command(
        name = "rules",
        description =
                "Writes rules as a line of the rule updates: the text of all packs with the parameters in force, and"
                        + " their hash. They are compiled first, so that what is broken is not sent.",
        footer = {
            "",
            "Exit status: 0 done; 2 an option, the rules or the parameters cannot be used.",
            "",
            "Example:",
            "  abm-examples/flink/run rules --parameters abm-examples/portfolio/shorter-visits.yaml --at 2026-07-01 >"
                    + " updates/2026-07-01.jsonl"
        })
final class RulesCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "INSTANT|DATE",
            description = "From when on they are in force: an instant, or the start of a day.")
    private String at = "";

    @Mixin
    private final RuleOptions ruleOptions = new RuleOptions();

    RulesCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        RuleUpdate update = RuleUpdate.of(ruleOptions.startOf("--at", at), ruleOptions.ruleSet());
        out.writeBytes(RecordJson.write(update));
        out.write('\n');
        out.flush();
        return AbmFlink.DONE;
    }
}
