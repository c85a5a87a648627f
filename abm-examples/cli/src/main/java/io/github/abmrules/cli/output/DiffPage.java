package io.github.abmrules.cli.output;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.diff.AccountDifference;
import io.github.abmrules.rules.diff.DiffSummary;
import io.github.abmrules.rules.diff.Direction;
import io.github.abmrules.rules.diff.FieldChange;
import io.github.abmrules.rules.diff.Move;
import io.github.abmrules.rules.diff.ParameterChange;
import io.github.abmrules.rules.diff.PortfolioDiff;
import io.github.abmrules.rules.diff.RuleChanges;
import io.github.abmrules.rules.diff.RuleCount;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Differences as one page that loads nothing and runs nothing, to be sent to people who decide whether a change goes in. */
final class DiffPage implements DiffWriter {
    private static final String STYLES = """
            td.moved { background: #f5a62333; font-weight: 600; }
            .UP { color: var(--up); font-weight: 600; }
            .DOWN { color: var(--down); font-weight: 600; }
            del { color: var(--quiet); }
            ins { text-decoration: none; font-weight: 600; }
            """;

    private final LineBuffer lines = new LineBuffer();
    private final Markup page = new Markup();

    @Override
    public void write(PortfolioDiff diff, OutputStream out) {
        lines.begin(out);
        DiffSummary summary = diff.diffSummary();
        page.raw(Page.begin("What the change moves", STYLES))
                .element("h1", "What the change moves")
                .raw("\n");
        page.element("p", DiffText.counts(summary) + ".").raw("\n");
        page.raw("<p class=\"quiet\">")
                .text("As of " + diff.asOf() + ", rules ")
                .element("code", diff.rulesVersionBefore().substring(0, 12))
                .text(DiffText.ARROW)
                .element("code", diff.rulesVersionAfter().substring(0, 12))
                .raw("</p>\n");
        tiles(summary);
        findings(summary);
        ruleChanges(summary.ruleChanges());
        moves("Clusters before (rows) and after (columns), by the rules", summary.moves());
        moves("The same for the clusters in force", summary.effectiveMoves());
        accounts(diff);
        rules(summary.rules());
        undecided(diff);
        page.raw(Page.end());
        flush();
        lines.flush();
    }

    private void tiles(DiffSummary summary) {
        page.raw("<div class=\"tiles\">\n");
        Page.tile(page, "accounts", Long.toString(summary.accounts()));
        Page.tile(page, "decided differently", Long.toString(summary.changed()));
        Page.tile(page, "up", Long.toString(summary.up()));
        Page.tile(page, "down", Long.toString(summary.down()));
        Page.tile(page, "in the same cluster", Long.toString(summary.same()));
        Page.tile(page, "decided by one side only", Long.toString(summary.decidedOnce()));
        Page.tile(page, "the same by other rules", Long.toString(summary.sameByOtherRules()));
        for (DiffText.Figure figure : DiffText.figures(summary)) {
            Page.tile(
                    page,
                    figure.label(),
                    figure.differs() ? figure.before() + DiffText.ARROW + figure.after() : figure.after());
        }
        page.raw("</div>\n");
    }

    private void findings(DiffSummary summary) {
        for (Finding finding : summary.before().findings()) {
            page.element("p", "Before: " + finding.code() + ": " + finding.message())
                    .raw("\n");
        }
        for (Finding finding : summary.after().findings()) {
            page.element("p", "After: " + finding.code() + ": " + finding.message())
                    .raw("\n");
        }
    }

    private void ruleChanges(RuleChanges changes) {
        page.element("h2", "What was changed").raw("\n");
        if (changes.none()) {
            page.element("p", "Nothing: the rules and parameters of both sides are the same.")
                    .raw("\n");
            return;
        }
        if (!changes.parameters().isEmpty()) {
            page.raw("<div class=\"scroll\"><table>").header(List.of("Parameter", "Before", "After"));
            for (ParameterChange change : changes.parameters()) {
                page.raw("<tr><td>").element("code", change.parameter()).raw("</td>");
                page.element("td", Objects.requireNonNullElse(change.before(), DiffText.NOTHING));
                page.element("td", Objects.requireNonNullElse(change.after(), DiffText.NOTHING))
                        .raw("</tr>\n");
            }
            page.raw("</table></div>\n");
        }
        ids("Rules added", changes.added());
        ids("Rules removed", changes.removed());
        ids("Rules whose text or parameters changed", changes.changed());
    }

    private void ids(String label, List<String> ids) {
        if (!ids.isEmpty()) {
            page.raw("<p>").text(label + ": ");
            codes(ids);
            page.raw("</p>\n");
        }
    }

    private void codes(List<String> ids) {
        String between = "";
        for (String id : ids) {
            page.text(between).element("code", id);
            between = ", ";
        }
    }

    private void moves(String title, List<Move> moves) {
        List<String> states = new ArrayList<>();
        for (Cluster cluster : Cluster.values()) {
            states.add(cluster.name());
        }
        for (String other : List.of("REJECTED", "FAILED")) {
            if (moves.stream()
                    .anyMatch(move -> move.from().equals(other) || move.to().equals(other))) {
                states.add(other);
            }
        }
        Map<String, Long> cells = new HashMap<>();
        moves.forEach(move -> cells.put(move.from() + " " + move.to(), move.accounts()));
        page.element("h2", title).raw("\n<div class=\"scroll\"><table>");
        List<String> titles = new ArrayList<>(List.of(""));
        titles.addAll(states);
        page.header(titles);
        for (String from : states) {
            page.raw("<tr>").element("th", from);
            for (String to : states) {
                Long count = cells.get(from + " " + to);
                boolean moved = count != null && !from.equals(to);
                page.element("td", moved ? "number moved" : "number", count == null ? "" : count.toString());
            }
            page.raw("</tr>\n");
        }
        page.raw("</table></div>\n");
    }

    private void accounts(PortfolioDiff diff) {
        page.element("h2", "Accounts that are decided differently").raw("\n");
        if (diff.differences().isEmpty()) {
            page.element("p", "None.").raw("\n");
            return;
        }
        page.raw("<div class=\"scroll\"><table>").header(List.of("Account", "Direction", "What differs", "Rules"));
        for (AccountDifference each : diff.differences()) {
            account(each);
            // A page may be large: what is finished leaves memory.
            flush();
        }
        page.raw("</table></div>\n");
    }

    private void account(AccountDifference each) {
        page.raw("<tr><td>").element("code", each.accountId());
        if (each.company() != null) {
            page.raw("<br>").text(each.company());
        }
        Direction direction = each.direction();
        String word = direction == null ? DiffText.NOTHING : direction.name();
        page.raw("</td>").element("td", direction == null ? "" : word, word).raw("<td><ul>");
        for (FieldChange change : each.changes()) {
            page.raw("<li>").element("code", change.field()).text(": ");
            page.element("del", DiffText.value(change.before())).text(DiffText.ARROW);
            page.element("ins", DiffText.value(change.after())).raw("</li>");
        }
        page.raw("</ul></td><td>");
        if (!each.causes().isEmpty()) {
            page.raw("<p>").text("Because of ");
            codes(each.causes());
            page.raw("</p>");
        }
        fired("Only before", each.rulesOnlyBefore());
        fired("Only after", each.rulesOnlyAfter());
        fired("Changed", each.rulesChanged());
        page.raw("</td></tr>\n");
    }

    private void fired(String label, List<FiredRule> rules) {
        if (!rules.isEmpty()) {
            page.raw("<details><summary>")
                    .text(label + " (" + rules.size() + ")")
                    .raw("</summary><ul>");
            rules.forEach(rule -> page.raw("<li>")
                    .element("code", rule.id())
                    .text(": " + rule.summary())
                    .raw("</li>"));
            page.raw("</ul></details>");
        }
    }

    private void rules(List<RuleCount> rules) {
        if (rules.isEmpty()) {
            return;
        }
        page.element("h2", "Rules in the differences, with the accounts they fired on")
                .raw("\n");
        page.raw("<div class=\"scroll\"><table>")
                .header(List.of("Rule", "Sentence", "Only before", "Only after", "Both times, changed"));
        for (RuleCount rule : rules) {
            page.raw("<tr><td>").element("code", rule.id()).raw("</td>").element("td", rule.summary());
            for (long count : new long[] {rule.onlyBefore(), rule.onlyAfter(), rule.changed()}) {
                page.element("td", "number", Long.toString(count));
            }
            page.raw("</tr>\n");
        }
        page.raw("</table></div>\n");
    }

    private void undecided(PortfolioDiff diff) {
        if (diff.rejected().isEmpty() && diff.failed().isEmpty()) {
            return;
        }
        page.element("h2", "Decided by neither side").raw("\n");
        page.raw("<div class=\"scroll\"><table>").header(List.of("Record", "Account", "What is wrong"));
        diff.rejected().forEach(each -> {
            page.raw("<tr>").element("td", "number", Long.toString(each.index()));
            page.raw("<td>").element("code", Objects.requireNonNullElse(each.accountId(), DiffText.NOTHING));
            String value = each.value() == null ? "" : " \"" + each.value() + "\"";
            page.raw("</td>")
                    .element("td", each.field() + value + " " + each.message())
                    .raw("</tr>\n");
        });
        diff.failed().forEach(each -> {
            page.raw("<tr><td></td><td>").element("code", each.accountId());
            page.raw("</td>")
                    .element("td", each.source() + ": " + each.message())
                    .raw("</tr>\n");
        });
        page.raw("</table></div>\n");
    }

    private void flush() {
        lines.write(page.taken().getBytes(StandardCharsets.UTF_8));
    }
}
