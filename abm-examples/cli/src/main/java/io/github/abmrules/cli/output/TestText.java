package io.github.abmrules.cli.output;

import io.github.abmrules.rules.scenario.Difference;
import io.github.abmrules.rules.scenario.PackCoverage;
import io.github.abmrules.rules.scenario.ScenarioResult;
import io.github.abmrules.rules.scenario.ScenarioRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of scenarios, for people. */
public final class TestText {

    private TestText() {}

    /**
     * A line for each failure, the coverage of each pack, and what is not covered.
     *
     * @param percent the least coverage that was asked for
     */
    public static String of(ScenarioRun run, int percent) {
        StringBuilder text = new StringBuilder();
        for (ScenarioResult result : run.failures()) {
            for (Difference each : result.differences()) {
                text.append(each.place())
                        .append(": \"")
                        .append(result.scenario().name())
                        .append("\": ")
                        .append(each.what())
                        .append(": expected ")
                        .append(each.expected())
                        .append(", but found ")
                        .append(each.actual())
                        .append('\n');
            }
        }
        text.append(run.failures().isEmpty() ? "" : "\n");
        List<PackCoverage> packs = new ArrayList<>(run.coverage().packs());
        int width = Math.max(
                4, packs.stream().mapToInt(pack -> pack.pack().length()).max().orElse(0));
        packs.add(run.coverage().total());
        String line = "%-" + width + "s  %11s  %16s%n";
        text.append(String.format(Locale.ROOT, line, "PACK", "RULES", "CONDITIONS"));
        for (PackCoverage pack : packs) {
            text.append(String.format(
                    Locale.ROOT,
                    line,
                    pack.pack(),
                    pack.rules().size() + figure(pack.rulePercent()),
                    pack.conditionPossible() / 2 + figure(pack.conditionPercent())));
        }
        List<String> missing = run.coverage().missing();
        if (!missing.isEmpty()) {
            text.append("\nNot covered\n");
            missing.forEach(each -> text.append(each).append('\n'));
        }
        int failed = run.failures().size();
        text.append('\n')
                .append(run.results().size())
                .append(run.results().size() == 1 ? " scenario, " : " scenarios, ")
                .append(
                        run.results().isEmpty()
                                ? "so nothing is shown"
                                : failed == 0 ? "all passed" : failed + " failed")
                .append("; order of facts: seed ")
                .append(run.seed())
                .append('\n');
        if (!run.coverage().reaches(percent)) {
            text.append("less is covered than --coverage ").append(percent).append(" asks for\n");
        }
        return text.toString();
    }

    private static String figure(int percent) {
        return String.format(Locale.ROOT, "  %3d %%", percent);
    }
}
