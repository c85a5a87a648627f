package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.cli.output.RuleListing;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.Rulebook;
import io.github.abmrules.rules.packs.RuleInfo;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code abm rules}. */
@Command(
        name = "rules",
        description = "Lists the rules, or shows one of them whole, with its parameters and where they come from.",
        footer = {"", "Exit status: 0 done; 2 there is no such rule, or the rules or parameters cannot be used."})
final class RulesCommand implements Callable<Integer> {

    private static final int MOST_SUGGESTIONS = 3;

    private final Shell shell;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "A rule, such as cluster.ab-medium-trigger; with * several, such as 'cluster.*'.")
    private @Nullable String id;

    @Option(
            names = "--format",
            paramLabel = "json|table",
            description = "How rules are written. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    RulesCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        OutputFormat chosen =
                format == null ? (shell.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.JSON) : format;
        if (chosen != OutputFormat.JSON && chosen != OutputFormat.TABLE) {
            throw new UnusableException("--format " + chosen + " is not for rules; allowed: json, table.");
        }
        Instant given = engineOptions.givenAsOf();
        Rulebook book = engineOptions.rulebook();
        boolean several = id == null || id.contains("*");
        List<RuleInfo> rules =
                id == null ? book.rules() : several ? like(id, book.rules()) : List.of(rule(id, book.rules()));
        Instant asOf = given != null
                ? given
                : chosen == OutputFormat.JSON
                        ? engineOptions.asOf(shell)
                        : shell.clock().instant();
        RuleListing listing = new RuleListing(book.parameters(), asOf, engineOptions.zone(), shell.out());
        if (chosen == OutputFormat.JSON) {
            listing.json(rules, book.version());
        } else if (several) {
            listing.list(rules);
        } else {
            listing.whole(rules.get(0));
        }
        return ExitStatus.DONE;
    }

    private static List<RuleInfo> like(String pattern, List<RuleInfo> rules) {
        Pattern wanted = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
        List<RuleInfo> some = rules.stream()
                .filter(each -> wanted.matcher(each.id()).matches())
                .toList();
        if (some.isEmpty()) {
            throw new UnusableException("There is no rule like \"" + pattern + "\". \"abm rules\" lists the "
                    + rules.size() + " there are.");
        }
        return some;
    }

    private static RuleInfo rule(String id, List<RuleInfo> rules) {
        for (RuleInfo rule : rules) {
            if (rule.id().equals(id)) {
                return rule;
            }
        }
        List<String> known = rules.stream().map(RuleInfo::id).toList();
        List<String> near = Nearest.to(id, known, MOST_SUGGESTIONS);
        String advice = near.isEmpty()
                ? " \"abm rules\" lists the " + known.size() + " there are."
                : " Maybe "
                        + String.join(
                                ", or ",
                                near.stream().map(it -> "\"" + it + "\"").toList()) + "?";
        throw new UnusableException("There is no rule \"" + id + "\"." + advice);
    }
}
