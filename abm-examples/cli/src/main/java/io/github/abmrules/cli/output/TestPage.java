package io.github.abmrules.cli.output;

import io.github.abmrules.rules.scenario.ConditionCoverage;
import io.github.abmrules.rules.scenario.Difference;
import io.github.abmrules.rules.scenario.PackCoverage;
import io.github.abmrules.rules.scenario.RuleCoverage;
import io.github.abmrules.rules.scenario.ScenarioResult;
import io.github.abmrules.rules.scenario.ScenarioRun;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What came of scenarios and what they cover, as one page that loads nothing and runs nothing. */
public final class TestPage {
    private static final String STYLES = """
            .good { color: var(--up); font-weight: 600; }
            .bad { color: var(--down); font-weight: 600; }
            .bar { display: inline-block; width: 8rem; height: .55rem; border-radius: .3rem; background: #b3261e55; overflow: hidden; }
            .bar i { display: block; height: 100%; background: var(--up); }
            .rule { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0; }
            .rule > summary { cursor: pointer; padding: .4rem .7rem; }
            .rule > summary .quiet { margin-left: .4rem; }
            .rule.open { border-left: .3rem solid var(--down); }
            .rule.done { border-left: .3rem solid var(--up); }
            .inner { padding: 0 .7rem .6rem 1.6rem; }
            .condition { display: grid; grid-template-columns: 9rem 1fr; gap: .6rem; padding: .15rem 0; }
            .chip { border-radius: .3rem; padding: 0 .35rem; font-size: .8em; margin-right: .2rem; }
            .chip.good { background: #187a3c22; }
            .chip.bad { background: #b3261e22; }
            .failure { border-left: .3rem solid var(--down); background: var(--fill); padding: .5rem .8rem; margin: .5rem 0; }
            """;

    private final Markup page = new Markup();
    private final ScenarioRun run;

    /** The page of a run. */
    public TestPage(ScenarioRun run, String rulesVersion, Instant at) {
        this.run = run;
        PackCoverage total = run.coverage().total();
        int failed = run.failures().size();
        page.raw(Page.begin("Scenarios and what they cover", STYLES));
        page.element("h1", "Scenarios and what they cover").raw("\n<p>");
        page.element("span", failed == 0 ? "good" : "bad", failed == 0 ? "All passed." : failed + " failed.")
                .text(" " + verdict(total))
                .raw("</p>\n<p class=\"quiet\">");
        page.text("Run at " + at + ", rules ")
                .element("code", rulesVersion.substring(0, Math.min(12, rulesVersion.length())))
                .text(", order of facts: seed " + run.seed())
                .raw("</p>\n<div class=\"tiles\">\n");
        Page.tile(page, "scenarios", Integer.toString(run.results().size()));
        Page.tile(page, "failed", Integer.toString(failed));
        Page.tile(page, "rules", Integer.toString(total.rules().size()));
        Page.tile(page, "rule coverage", total.rulePercent() + " %");
        Page.tile(page, "conditions", Integer.toString(total.conditionPossible() / 2));
        Page.tile(page, "condition coverage", total.conditionPercent() + " %");
        page.raw("</div>\n");
        failures();
        packs();
        run.coverage().packs().forEach(this::pack);
        page.raw(
                "<p class=\"quiet\">A condition counts as false only where those before it held. Conditions that choose"
                        + " the parameters of a pack are not listed.</p>\n");
        page.raw(Page.end());
    }

    /** The page. */
    public String text() {
        return page.taken();
    }

    private static String verdict(PackCoverage total) {
        boolean whole =
                total.ruleOutcomes() == total.rulePossible() && total.conditionOutcomes() == total.conditionPossible();
        return whole
                ? "Every rule fires and does not, and every condition was true and false."
                : "Some rules or conditions are not shown from both sides.";
    }

    private void failures() {
        if (run.failures().isEmpty()) {
            return;
        }
        page.element("h2", "Failures").raw("\n");
        for (ScenarioResult result : run.failures()) {
            page.raw("<div class=\"failure\">").element("b", result.scenario().name());
            page.raw(" <code>").text(result.scenario().rule()).raw("</code>\n");
            page.raw("<div class=\"scroll\"><table>").header(List.of("What", "Expected", "Found", "Where"));
            for (Difference each : result.differences()) {
                page.raw("<tr>").element("td", each.what()).element("td", each.expected());
                page.element("td", "bad", each.actual()).raw("<td><code>").text(each.place());
                page.raw("</code></td></tr>\n");
            }
            page.raw("</table></div></div>\n");
        }
    }

    private void packs() {
        page.element("h2", "Packs").raw("\n<div class=\"scroll\"><table>");
        page.header(List.of("Pack", "Rules", "fire and do not", "Conditions", "true and false", "Missing"));
        for (PackCoverage pack : run.coverage().packs()) {
            long missing = pack.rules().stream().filter(rule -> !rule.covered()).count();
            page.raw("<tr><td><a href=\"#pack-" + Markup.escaped(pack.pack()) + "\">")
                    .text(pack.pack())
                    .raw("</a></td>");
            page.element("td", "number", Integer.toString(pack.rules().size()));
            bar(pack.rulePercent());
            page.element("td", "number", Integer.toString(pack.conditionPossible() / 2));
            bar(pack.conditionPercent());
            page.element(
                            "td",
                            missing == 0 ? "good" : "bad",
                            missing == 0 ? "nothing" : missing + (missing == 1 ? " rule" : " rules"))
                    .raw("</tr>\n");
        }
        page.raw("</table></div>\n");
    }

    private void bar(int percent) {
        page.raw("<td><span class=\"bar\"><i style=\"width:" + percent + "%\"></i></span> ")
                .text(percent + " %")
                .raw("</td>");
    }

    private void pack(PackCoverage pack) {
        page.raw("<h2 id=\"pack-" + Markup.escaped(pack.pack()) + "\">")
                .text(pack.pack())
                .raw("</h2>\n");
        pack.rules().forEach(this::rule);
    }

    private void rule(RuleCoverage rule) {
        boolean done = rule.covered();
        page.raw("<details class=\"rule " + (done ? "done" : "open") + "\"" + (done ? "" : " open") + "><summary>");
        page.element("code", rule.id()).element("span", "quiet", rule.summary()).raw("</summary>\n");
        page.raw("<div class=\"inner\"><p class=\"quiet\"><code>")
                .text(rule.place())
                .raw("</code></p>\n");
        row("fires", rule.fires(), "does not", rule.rests(), scenarios(rule.id()));
        for (ConditionCoverage each : rule.conditions()) {
            String cannot = each.missing().startsWith("cannot") ? " – " + each.missing() : "";
            row("true", each.held(), "false", each.failed(), each.pattern() + "( " + each.text() + " )" + cannot);
        }
        page.raw("</div></details>\n");
    }

    private void row(String first, boolean firstSeen, String second, boolean secondSeen, String text) {
        page.raw("<div class=\"condition\"><span>");
        page.element("span", firstSeen ? "chip good" : "chip bad", (firstSeen ? "✓ " : "✗ ") + first);
        page.element("span", secondSeen ? "chip good" : "chip bad", (secondSeen ? "✓ " : "✗ ") + second);
        page.raw("</span>").element("code", text).raw("</div>\n");
    }

    private String scenarios(String id) {
        List<ScenarioResult> about = run.results().stream()
                .filter(result -> result.scenario().rule().equals(id))
                .collect(Collectors.toList());
        long failed = about.stream().filter(result -> !result.passed()).count();
        return about.size()
                + (about.size() == 1 ? " scenario" : " scenarios")
                + (failed == 0 ? "" : ", " + failed + " failed");
    }
}
