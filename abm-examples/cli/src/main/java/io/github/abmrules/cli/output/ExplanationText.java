package io.github.abmrules.cli.output;

import io.github.abmrules.rules.explain.ConditionReport;
import io.github.abmrules.rules.explain.ExplainedAccount;
import io.github.abmrules.rules.explain.PatternReport;
import io.github.abmrules.rules.explain.RuleReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explanation for people. */
public final class ExplanationText {

    private ExplanationText() {}

    /** The explanation, with a line break at the end. */
    public static String of(ExplainedAccount explained, Instant asOf) {
        StringBuilder text = new StringBuilder();
        text.append(explained.accountId())
                .append(": ")
                .append(explained.cluster())
                .append(
                        explained.cluster() == explained.effectiveCluster()
                                ? ""
                                : ", in force " + explained.effectiveCluster())
                .append(", as of ")
                .append(asOf)
                .append("\n")
                .append(explained.rationale())
                .append("\n\nFired\n");
        explained.fired().forEach(report -> rule(text, report));
        if (!explained.asked().isEmpty()) {
            text.append("\nAsked for\n");
            explained.asked().forEach(report -> rule(text, report));
        }
        if (explained.wanted() != null) {
            text.append("\nWhy not ").append(explained.wanted()).append("\n");
            explained.whyNot().forEach(report -> rule(text, report));
            text.append("\nWhat would give ").append(explained.wanted()).append("\n");
            if (explained.changes().isEmpty()) {
                text.append("  ")
                        .append(
                                explained.cluster() == explained.wanted()
                                        ? "nothing is missing: the rules say it"
                                        : "nothing of up to three changes that were tried")
                        .append("\n");
            }
            for (List<String> set : explained.changes()) {
                text.append("  ").append(String.join(", and ", set)).append("\n");
            }
        }
        return text.toString();
    }

    private static void rule(StringBuilder text, RuleReport report) {
        text.append("  ")
                .append(report.id())
                .append(report.fired() ? "" : " (did not fire)")
                .append("\n    ")
                .append(report.summary())
                .append("\n    source ")
                .append(report.source())
                .append(", ")
                .append(report.place())
                .append("\n");
        report.parameters()
                .forEach(parameter ->
                        text.append("    with   ").append(parameter).append("\n"));
        for (PatternReport pattern : report.patterns()) {
            text.append("    ")
                    .append(mark(pattern.outcome()))
                    .append(" ")
                    .append(pattern.element().isEmpty() ? "" : pattern.element() + " ")
                    .append(pattern.fact() == null ? pattern.type() + ": there is none" : pattern.fact())
                    .append("\n");
            for (ConditionReport condition : pattern.conditions()) {
                text.append("        ")
                        .append(mark(condition.outcome()))
                        .append(" ")
                        .append(condition.text())
                        .append(actual(condition))
                        .append("\n");
            }
        }
    }

    private static String actual(ConditionReport condition) {
        return condition.actual().isEmpty()
                ? ""
                : condition.actual().stream()
                        .map(each -> each.expression() + " is " + each.value())
                        .collect(Collectors.joining("; ", "   [", "]"));
    }

    private static String mark(ConditionReport.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
