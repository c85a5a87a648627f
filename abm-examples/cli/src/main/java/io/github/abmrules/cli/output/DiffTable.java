package io.github.abmrules.cli.output;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.diff.AccountDifference;
import io.github.abmrules.rules.diff.DiffSummary;
import io.github.abmrules.rules.diff.Move;
import io.github.abmrules.rules.diff.PortfolioDiff;
import io.github.abmrules.rules.diff.RuleChanges;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Differences for people, as text: a row for each account with its changes below it, then what moves in numbers. */
final class DiffTable implements DiffWriter {
    private static final int NARROWEST = 80;
    private static final int WIDEST = 200;
    private static final int LABEL = 24;

    private final LineBuffer lines = new LineBuffer();
    private final TextTable table;

    DiffTable(int width) {
        int columns = Math.max(NARROWEST, Math.min(WIDEST, width));
        int account = 24;
        int direction = 9;
        table = new TextTable(
                List.of(
                        new TextTable.Column("ACCOUNT", account),
                        new TextTable.Column("DIRECTION", direction),
                        new TextTable.Column("COMPANY", columns - account - direction - 4)),
                columns);
    }

    @Override
    public void write(PortfolioDiff diff, OutputStream out) {
        lines.begin(out);
        if (!diff.differences().isEmpty()) {
            text(table.header());
        }
        diff.differences().forEach(each -> text(account(each)));
        if (!diff.differences().isEmpty()) {
            text(table.rule());
        }
        text(summary(diff.diffSummary()));
        text("As of " + diff.asOf() + ", rules " + diff.rulesVersionBefore().substring(0, 12) + DiffText.ARROW
                + diff.rulesVersionAfter().substring(0, 12) + "\n");
        lines.flush();
    }

    private String account(AccountDifference each) {
        StringBuilder text = new StringBuilder(table.row(List.of(
                each.accountId(),
                Objects.toString(each.direction(), DiffText.NOTHING),
                Objects.requireNonNullElse(each.company(), ""))));
        each.changes().forEach(change -> text.append(table.below("", DiffText.change(change))));
        list(text, "because  ", each.causes());
        list(text, "before   ", ids(each.rulesOnlyBefore()));
        list(text, "after    ", ids(each.rulesOnlyAfter()));
        return text.toString();
    }

    private String summary(DiffSummary summary) {
        StringBuilder text = new StringBuilder();
        text.append(DiffText.counts(summary)).append('\n');
        for (Move move : summary.moves()) {
            if (!move.from().equals(move.to())) {
                text.append(
                        table.below(move.from() + DiffText.ARROW + move.to() + ": ", Long.toString(move.accounts())));
            }
        }
        if (summary.sameByOtherRules() > 0) {
            text.append(summary.sameByOtherRules()).append(" decided the same by other rules\n");
        }
        for (DiffText.Figure figure : DiffText.figures(summary)) {
            text.append(figure.label())
                    .append(" ".repeat(Math.max(1, LABEL - figure.label().length())));
            text.append(figure.before());
            text.append(figure.differs() ? DiffText.ARROW + figure.after() : "").append('\n');
        }
        RuleChanges rules = summary.ruleChanges();
        if (rules.none()) {
            text.append("The rules and parameters of both sides are the same.\n");
        }
        rules.parameters()
                .forEach(change -> text.append("Parameter ")
                        .append(DiffText.change(change))
                        .append('\n'));
        list(text, "rules added    ", rules.added());
        list(text, "rules removed  ", rules.removed());
        list(text, "rules changed  ", rules.changed());
        return text.toString();
    }

    private void list(StringBuilder text, String label, List<String> words) {
        if (!words.isEmpty()) {
            text.append(table.below(label, String.join(", ", words)));
        }
    }

    private static List<String> ids(List<FiredRule> rules) {
        return rules.stream().map(FiredRule::id).toList();
    }

    private void text(String text) {
        lines.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
